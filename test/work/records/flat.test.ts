import { describe, expect, test } from 'vitest';
import { answersOf, flatOf, reservedOf, withSet } from '../../../src/work/records/flat.ts';
import { exampleRecordBody } from '../../../src/work/records/example.ts';

const lines = (...products: string[]) => products.map((product) => ({ product, qty: 1 }));

describe('some fields set', () => {
  test.each([
    ['one answer', { a: 1 }, { a: '2' }, { a: '2' }],
    ['one taken away', { a: 1, b: 2 }, { a: '' }, { b: 2 }],
    ['one that was not there', {}, { a: '1' }, { a: '1' }],
    ['a part of a group', { g: { x: 1, y: 2 } }, { 'g.x': '3' }, { g: { x: '3', y: 2 } }],
    ['a group that was not there', {}, { 'g.x': '3' }, { g: { x: '3' } }],
    [
      'a part of an entry',
      { l: lines('甲', '乙') },
      { 'l.2.qty': '5' },
      {
        l: [
          { product: '甲', qty: 1 },
          { product: '乙', qty: '5' },
        ],
      },
    ],
    [
      'the next entry, with all its parts',
      { l: lines('甲') },
      { 'l.2.product': '乙', 'l.2.qty': '5' },
      {
        l: [
          { product: '甲', qty: 1 },
          { product: '乙', qty: '5' },
        ],
      },
    ],
    ['a list that was not there', {}, { 'l.1.product': '甲' }, { l: [{ product: '甲' }] }],
    [
      'an entry taken away: the third is still called the third',
      { l: lines('甲', '乙', '丙') },
      { 'l.2': '', 'l.3.qty': '5' },
      {
        l: [
          { product: '甲', qty: 1 },
          { product: '丙', qty: '5' },
        ],
      },
    ],
    [
      'an entry far beyond the last is the next one',
      { l: lines('甲') },
      { 'l.9.product': '乙', 'l.9.qty': '2' },
      {
        l: [
          { product: '甲', qty: 1 },
          { product: '乙', qty: '2' },
        ],
      },
    ],
  ] as const)('%s', (_what, flat, settings, expected) => {
    const before = structuredClone(flat);
    expect(withSet(flat as never, settings as never)).toEqual(expected);
    expect(flat).toEqual(before);
  });
});

test('a stored record is the flat one again that it was handed in as', () => {
  const { record, answers } = exampleRecordBody;
  const flat = flatOf({ ...record, nil: true, channel: 'fax', externalId: 'E1' }, answers);
  expect(flat).toEqual({
    period: '2026-W47',
    submitter: 'r1',
    unit: 'b1',
    channel: 'fax',
    externalId: 'E1',
    nil: true,
    ...answers,
  });
  expect(answersOf(flat)).toEqual(answers);
  expect({ ...reservedOf(flat), ...answersOf(flat) }).toEqual(flat);
  expect(flatOf(record, {})).not.toHaveProperty('nil');
});
