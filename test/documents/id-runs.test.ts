import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runsOf, writeRuns } from '../../src/documents/id-runs.ts';

const said = (...ids: string[]) => writeRuns(runsOf(ids), '至', '、');
const id = (day: number, number: number) =>
  `CO-HQ-202611${String(day).padStart(2, '0')}-${String(number).padStart(3, '0')}`;

/** What a reader understands by it. */
function read(text: string): string[] {
  let stem = '';
  return text.split('、').flatMap((part) => {
    const [first = '', last] = part.split(' 至 ');
    if (first.includes('-')) stem = first.slice(0, first.lastIndexOf('-') + 1);
    const from = first.slice(first.lastIndexOf('-') + 1);
    const count = last === undefined ? 1 : Number(last) - Number(from) + 1;
    return Array.from({ length: count }, (_, at) => stem + String(Number(from) + at).padStart(3, '0'));
  });
}

describe('many ids in few words', () => {
  it.each([
    [[], ''],
    [['SF-HQ-20261120-001'], 'SF-HQ-20261120-001'],
    [['SF-HQ-20261120-001', 'SF-HQ-20261120-002'], 'SF-HQ-20261120-001、002'],
    [[1, 2, 3, 5, 9, 10, 11].map((number) => id(18, number)), 'CO-HQ-20261118-001 至 003、005、009 至 011'],
    [
      [id(18, 999), id(18, 1000), id(18, 1001), id(19, 1002)],
      'CO-HQ-20261118-999 至 1001、CO-HQ-20261119-1002',
    ],
  ])('%j', (ids, text) => {
    expect(said(...ids)).toBe(text);
  });

  it('names every id and no other', () => {
    const many = fc.uniqueArray(
      fc.tuple(fc.integer({ min: 17, max: 20 }), fc.integer({ min: 1, max: 1100 })),
      {
        selector: ([day, number]) => id(day, number),
        minLength: 1,
        maxLength: 200,
      },
    );
    fc.assert(
      fc.property(many, (pairs) => {
        const ids = pairs
          .toSorted((a, b) => a[0] - b[0] || a[1] - b[1])
          .map(([day, number]) => id(day, number));
        expect(read(said(...ids))).toEqual(ids);
      }),
      { numRuns: 1000 },
    );
  });
});
