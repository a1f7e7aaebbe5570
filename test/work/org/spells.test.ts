import { describe, expect, it } from 'vitest';
import { common, daysShown, endedOn, withSpell } from '../../../src/work/org/spells.ts';

type Spell = { from: string | null; to: string | null; name: string };
const spell = (name: string, from: string | null, to: string | null): Spell => ({ name, from, to });
const shown = (spells: readonly Spell[]) =>
  spells.map(({ name, from, to }) => `${name} ${from ?? ''}..${to ?? ''}`);

describe('an interval that begins', () => {
  it.each([
    ['is the first', [], spell('b', '2026-07-01', null), ['b 2026-07-01..']],
    [
      'ends the open one the day before',
      [spell('a', '2026-01-01', null)],
      spell('b', '2026-07-01', null),
      ['a 2026-01-01..2026-06-30', 'b 2026-07-01..'],
    ],
    [
      'ends one without beginning',
      [spell('a', null, null)],
      spell('b', '2026-03-01', null),
      ['a ..2026-02-28', 'b 2026-03-01..'],
    ],
    [
      'shortens one that reaches into it',
      [spell('a', '2026-01-01', '2026-12-31')],
      spell('b', '2026-07-01', '2026-12-31'),
      ['a 2026-01-01..2026-06-30', 'b 2026-07-01..2026-12-31'],
    ],
    [
      'replaces one that begins the same day',
      [spell('a', '2026-01-01', null)],
      spell('b', '2026-01-01', null),
      ['b 2026-01-01..'],
    ],
    ['replaces one from ever by one from ever', [spell('a', null, null)], spell('b', null, null), ['b ..']],
    [
      'leaves those that ended before',
      [spell('a', '2026-01-01', '2026-03-31')],
      spell('b', '2026-07-01', null),
      ['a 2026-01-01..2026-03-31', 'b 2026-07-01..'],
    ],
    [
      'goes before a later one',
      [spell('b', '2026-07-01', null)],
      spell('a', '2026-01-01', '2026-06-30'),
      ['a 2026-01-01..2026-06-30', 'b 2026-07-01..'],
    ],
    [
      'from ever goes first',
      [spell('b', '2026-07-01', null)],
      spell('a', null, '2026-06-30'),
      ['a ..2026-06-30', 'b 2026-07-01..'],
    ],
  ])('%s', (_what, before, added, after) => {
    expect(shown(withSpell(before, added))).toEqual(after);
  });
});

describe('a last day', () => {
  it.each([
    [
      'closes the open interval',
      [spell('a', '2026-01-01', null)],
      '2026-06-30',
      ['a 2026-01-01..2026-06-30'],
    ],
    [
      'brings an end forward',
      [spell('a', '2026-01-01', '2026-12-31')],
      '2026-06-30',
      ['a 2026-01-01..2026-06-30'],
    ],
    [
      'never moves an end back',
      [spell('a', '2026-01-01', '2026-03-31')],
      '2026-06-30',
      ['a 2026-01-01..2026-03-31'],
    ],
    ['may be the first', [spell('a', '2026-01-01', null)], '2026-01-01', ['a 2026-01-01..2026-01-01']],
    [
      'drops what would begin after it',
      [spell('a', null, '2026-06-30'), spell('b', '2026-07-01', null)],
      '2026-05-31',
      ['a ..2026-05-31'],
    ],
  ])('%s', (_what, before, to, after) => {
    expect(shown(endedOn(before, to))).toEqual(after);
  });
});

describe('the days of two intervals', () => {
  it.each([
    [
      'a shared last and first day is shared',
      ['2026-01-01', '2026-06-30'],
      ['2026-06-30', null],
      ['2026-06-30', '2026-06-30'],
    ],
    ['one day apart is nothing', ['2026-01-01', '2026-06-29'], ['2026-06-30', null], undefined],
    ['open ones share everything', [null, null], [null, null], [null, null]],
    [
      'an open one shares what the other has',
      [null, null],
      ['2026-01-01', '2026-01-31'],
      ['2026-01-01', '2026-01-31'],
    ],
    ['an open end', ['2026-03-01', null], [null, '2026-05-01'], ['2026-03-01', '2026-05-01']],
  ] as const)('%s', (_what, a, b, both) => {
    const interval = ([from, to]: readonly [string | null, string | null]) => ({ from, to });
    const expected = both && interval(both);
    expect(common(interval(a), interval(b))).toEqual(expected);
    expect(common(interval(b), interval(a))).toEqual(expected);
  });

  it('are told in words', () => {
    const zh = (from: string | null, to: string | null) => daysShown({ from, to })['zh-CN'];
    expect([
      zh(null, null),
      zh('2026-01-01', null),
      zh(null, '2026-01-31'),
      zh('2026-01-01', '2026-01-31'),
    ]).toEqual(['一直', '2026-01-01 起', '至 2026-01-31', '2026-01-01 至 2026-01-31']);
  });
});
