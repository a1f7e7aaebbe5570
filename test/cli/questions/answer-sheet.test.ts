import { describe, expect, test } from 'vitest';
import type { FlatRecord } from '../../../src/rules/forms/types.ts';
import { AnswerSheet, pathText } from '../../../src/cli/questions/answer-sheet.ts';

function sheet(record: FlatRecord = {}, left: readonly string[] = []) {
  const kept: { record: FlatRecord; left: readonly string[] }[] = [];
  const begun = new AnswerSheet({ record, left }, (now, empty) => kept.push({ record: now, left: empty }));
  return { begun, kept };
}

describe('a sheet of answers', () => {
  test('keeps each answer as it comes, also inside lists and groups', () => {
    const { begun, kept } = sheet();
    begun.put(['salesLines', 0, 'product'], '礼盒');
    begun.put(['salesLines', 0, 'qty'], 3);
    begun.put(['salesLines', 1, 'product'], '绿茶');
    begun.put(['ratings', 'overall'], 4);
    expect(kept).toHaveLength(4);
    expect(kept[0]?.record).toEqual({ salesLines: [{ product: '礼盒' }] });
    expect(kept.at(-1)?.record).toEqual({
      salesLines: [{ product: '礼盒', qty: 3 }, { product: '绿茶' }],
      ratings: { overall: 4 },
    });
    expect(begun.at(['salesLines', 1, 'product'])).toBe('绿茶');
    expect(begun.at(['salesLines', 7, 'product'])).toBeUndefined();
  });

  test('what was left empty is settled, and is not asked again when it goes on', () => {
    const { begun, kept } = sheet();
    begun.put(['remark'], undefined);
    begun.put(['salesLines', 0, 'note'], undefined);
    expect(begun.settled(['remark'])).toBe(true);
    const again = sheet(kept.at(-1)?.record, kept.at(-1)?.left).begun;
    expect(again.settled(['salesLines', 0, 'note'])).toBe(true);
    expect(again.settled(['salesLines', 1, 'note'])).toBe(false);
    again.put(['remark'], '好');
    expect(again.wasLeft(['remark'])).toBe(false);
  });

  test('an answer is taken away, an entry with what was left empty in it', () => {
    const { begun, kept } = sheet({ a: 1, list: [{ x: 1 }, { x: 2 }] }, ['list.1.y', 'list', 'b']);
    begun.put(['a'], undefined);
    begun.drop(['list'], 0);
    expect(begun.record).toEqual({ list: [{ x: 2 }] });
    expect(kept.at(-1)?.left.toSorted()).toEqual(['a', 'b', 'list']);
    begun.drop(['list'], 0);
    expect(begun.record).toEqual({});
    begun.drop(['list'], 0);
  });

  test('what it would be with an answer changes nothing', () => {
    const record = { list: [{ x: 1 }] };
    const { begun, kept } = sheet(record);
    expect(begun.with(['list', 0, 'x'], 2)).toEqual({ list: [{ x: 2 }] });
    expect(begun.with(['list', 0, 'x'], undefined)).toEqual({ list: [{}] });
    expect([begun.record, kept]).toEqual([{ list: [{ x: 1 }] }, []]);
  });

  test('paths count from one where people read them', () => {
    expect(pathText(['salesLines', 0, 'product'])).toBe('salesLines.1.product');
  });
});
