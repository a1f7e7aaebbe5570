import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { blocksText } from '../../src/cli/output/blocks.ts';
import { jsonText } from '../../src/cli/output/json.ts';
import { tableLines } from '../../src/cli/output/table.ts';
import { widthOf, wrapped } from '../../src/cli/output/width.ts';
import type { Block } from '../../src/cli/types.ts';

const RUNS = { numRuns: 500, seed: 20_261_124 };
const plain = (text: string) => text;
const table = (
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): Extract<Block, { kind: 'table' }> => ({
  kind: 'table',
  columns: columns.map((title) => ({ title })),
  rows,
});
/** Text as people type it: letters, Chinese, punctuation, emoji. */
const typed = fc
  .array(fc.constantFrom(...'abc d销售信息反馈，。“”（）1,200.50', '👍🏽', '\n', '①', 'é'), { maxLength: 40 })
  .map((parts) => parts.join(''));

describe('tables', () => {
  it('columns align as they appear: a Chinese character takes two', () => {
    expect(
      tableLines(
        table(
          ['应办人', 'Due'],
          [
            ['韩梅', '11-23'],
            ['Wu', '11-24'],
          ],
        ),
      ),
    ).toEqual(['应办人  Due', '韩梅    11-23', 'Wu      11-24']);
  });

  it('figures stand to the right', () => {
    const block: Block = {
      kind: 'table',
      columns: [{ title: '件', align: 'right' }, { title: '品' }],
      rows: [
        ['9', 'a'],
        ['1,200', 'b'],
      ],
    };
    expect(blocksText([block], plain)).toBe('   件  品\n    9  a\n1,200  b\n');
  });

  it('in a terminal the widest columns are wrapped, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(typed, typed, typed), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 40, max: 120 }),
        (rows, width) => {
          const lines = tableLines(table(['甲', '乙', 'c'], rows), width);
          const letters = (text: string) => text.replace(/\s/g, '').split('').toSorted().join('');
          expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
          expect(letters(lines.join(''))).toBe(letters(['甲', '乙', 'c', ...rows.flat()].join('')));
        },
      ),
      RUNS,
    );
  });

  it('without a terminal a row is one line, whatever was typed into a cell', () => {
    const lines = tableLines(table(['a'], [['one\n二\n\nthree']]));
    expect(lines).toEqual(['a', 'one 二 three']);
  });
});

it('every character is as wide as the library says', () => {
  const differing: string[] = [];
  for (let code = 0; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    if (widthOf(character) !== stringWidth(character)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
  fc.assert(
    fc.property(typed, (text) => widthOf(text) === stringWidth(text)),
    RUNS,
  );
});

describe('wrapped text', () => {
  it('breaks between Chinese characters, never before closing punctuation nor after an opening one', () => {
    expect(wrapped('如实填写相应表格，按要求送交。', 16)).toEqual(['如实填写相应表', '格，按要求送交。']);
    for (const width of [12, 14, 16, 20, 30]) {
      for (const line of wrapped('他说：“打开时（礼盒）封口已经裂开。”，《顾客意见处理报告》如下：', width)) {
        expect(line).not.toMatch(/^[，。：”）》]/u);
        expect(line).not.toMatch(/[“（《]$/u);
      }
    }
  });

  it('keeps words of letters whole where they fit', () => {
    expect(wrapped('explain submit:sales-feedback now', 22)).toEqual([
      'explain',
      'submit:sales-feedback',
      'now',
    ]);
  });
});

describe('what reaches a terminal', () => {
  const hostile = '\u001B]52;c;eA==\u0007\u001B[2J\u202Egnp.exe\u0000\r\u009B31m\u200B';

  it('nothing that moves the cursor, colours or reorders: in texts, cells, titles, documents', () => {
    const blocks: Block[] = [
      { kind: 'text', text: hostile, tone: 'warning' },
      table([hostile], [[hostile]]),
      { kind: 'document', markdown: `# ${hostile}` },
    ];
    // oxlint-disable no-control-regex -- these are what must not be there
    expect(blocksText(blocks, plain, 80)).not.toMatch(
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B\u202A-\u202E]/u,
    );
    expect(blocksText(blocks, plain)).toContain('␛');
    expect(blocksText(blocks, plain)).toContain('‹U+202E›');
  });

  it('JSON comes back the same, and holds nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(
        fc.record({ text: fc.string({ unit: 'binary' }), deep: fc.array(fc.string({ unit: 'binary' })) }),
        (value) => {
          const text = jsonText(value);
          expect(JSON.parse(text)).toEqual(value);
          expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(text.endsWith('\n')).toBe(true);
        },
      ),
      RUNS,
    );
    expect(jsonText({ a: hostile })).not.toContain('\u202E');
  });
});
