import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber } from '../../../src/kernel/days.ts';
import {
  dayTitle,
  monthsIn,
  nextPeriod,
  periodFromWord,
  periodOf,
  periodTitle,
  previousPeriod,
  readPeriod,
  RHYTHMS,
  shortDayTitle,
} from '../../../src/rules/periods/periods.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';

const FIRST = dayNumber('1900-01-01');
const LAST = dayNumber('2100-12-31');
const anyDay = fc.integer({ min: FIRST, max: LAST }).map(dayFromNumber);
const anyRhythm = fc.constantFrom(...RHYTHMS);

describe('the period of a day', () => {
  it('is the ISO week of the Temporal reference for every day from 1900 to 2100', () => {
    const wrong: string[] = [];
    for (let number = FIRST; number <= LAST; number += 1) {
      const day = dayFromNumber(number);
      const theirs = Temporal.PlainDate.from(day);
      const monday = theirs.subtract({ days: theirs.dayOfWeek - 1 });
      const name = `${theirs.yearOfWeek}-W${String(theirs.weekOfYear).padStart(2, '0')}`;
      const ours = periodOf('week', day);
      if (
        ours.name !== name ||
        ours.first !== monday.toString() ||
        ours.last !== monday.add({ days: 6 }).toString()
      ) {
        wrong.push(day);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('is the month, quarter, half-year and year of the Temporal reference', () => {
    holdsAtRandom(
      'month, quarter, half-year, year against Temporal',
      2000,
      fc.property(anyDay, (day) => {
        const { year, month } = Temporal.PlainDate.from(day);
        const span = (firstMonth: number, count: number) => {
          const first = Temporal.PlainDate.from({ year, month: firstMonth, day: 1 });
          return [first.toString(), first.add({ months: count }).subtract({ days: 1 }).toString()];
        };
        const edges = (rhythm: (typeof RHYTHMS)[number]) => {
          const { first, last } = periodOf(rhythm, day);
          return [first, last];
        };
        expect(edges('day')).toEqual([day, day]);
        expect(edges('month')).toEqual(span(month, 1));
        expect(edges('quarter')).toEqual(span(month - ((month - 1) % 3), 3));
        expect(edges('half-year')).toEqual(span(month <= 6 ? 1 : 7, 6));
        expect(edges('year')).toEqual(span(1, 12));
      }),
    );
  });

  it('has every day of the rhythm in exactly one period, without gap or overlap', () => {
    holdsAtRandom(
      'every day in one period',
      2000,
      fc.property(anyRhythm, anyDay, (rhythm, day) => {
        const period = periodOf(rhythm, day);
        expect(period.first <= day && day <= period.last).toBe(true);
        expect(nextPeriod(period).first).toBe(addDays(period.last, 1));
        expect(previousPeriod(period).last).toBe(addDays(period.first, -1));
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
      }),
    );
  });

  it('counts the ISO week-year, not the year of the day', () => {
    expect(periodOf('week', '2027-01-01').name).toBe('2026-W53');
    expect(periodOf('week', '2025-12-29').name).toBe('2026-W01');
  });
});

describe('the name of a period', () => {
  it('reads back as the period that bears it', () => {
    holdsAtRandom(
      'names of periods read back',
      2000,
      fc.property(anyRhythm, anyDay, (rhythm, day) => {
        const period = periodOf(rhythm, day);
        expect(readPeriod(period.name)).toEqual(period);
      }),
    );
  });

  it.each([
    '',
    '2026-W00',
    '2026-W54',
    '2027-W53',
    '2026-w47',
    '2026W47',
    '2026-W7',
    '2026-Q0',
    '2026-Q5',
    '2026-q4',
    '2026-H3',
    '2026-00',
    '2026-13',
    '2026-1',
    '2026-02-29',
    '2026-11-31',
    '26-W47',
    '0226-11',
    '20261123',
    ' 2026-11',
    '2026-11\n',
    '２０２６-11',
    'constructor',
    '__proto__',
  ])('is not %j', (text) => {
    expect(readPeriod(text)).toBeUndefined();
    expect(periodFromWord(text, '2026-11-23')).toBeUndefined();
  });

  it('of any text is a period of that very name or none', () => {
    const likely = fc.stringMatching(/^[0-9]{4}(-[WQH]?[0-9]{1,2}){0,2}$/);
    holdsAtRandom(
      'any text is a period or none',
      5000,
      fc.property(fc.oneof(fc.string(), likely), (text) => {
        expect(readPeriod(text)?.name ?? text).toBe(text);
      }),
    );
  });
});

describe('the words people use for a period', () => {
  it.each([
    ['week', '2026-W47'],
    ['last-week', '2026-W46'],
    ['month', '2026-11'],
    ['last-month', '2026-10'],
    ['quarter', '2026-Q4'],
    ['last-quarter', '2026-Q3'],
    ['year', '2026'],
    ['last-year', '2025'],
    ['half-year', '2026-H2'],
    ['last-half-year', '2026-H1'],
    ['上周', '2026-W46'],
    ['本月', '2026-11'],
    ['上季度', '2026-Q3'],
    ['2026-W01', '2026-W01'],
  ])('%s on 2026-11-22 is %s', (word, name) => {
    expect(periodFromWord(word, '2026-11-22')?.name).toBe(name);
  });

  it('are none where the rhythm is not asked for, and "last" needs just one rhythm', () => {
    expect(periodFromWord('month', '2026-11-22', ['week'])).toBeUndefined();
    expect(periodFromWord('2026-11', '2026-11-22', ['week', 'quarter'])).toBeUndefined();
    expect(periodFromWord('last', '2026-11-22', ['week'])?.name).toBe('2026-W46');
    expect(periodFromWord('last', '2026-11-22', ['week', 'month'])).toBeUndefined();
    expect(periodFromWord('last', '2026-11-22')).toBeUndefined();
  });
});

describe('titles', () => {
  it.each([
    ['2026-11-23', '2026年11月23日', '23 November 2026'],
    ['2026-W07', '2026年第7周', 'week 7 of 2026'],
    ['2026-02', '2026年2月', 'February 2026'],
    ['2026-Q4', '2026年第四季度', 'fourth quarter of 2026'],
    ['2026-H1', '2026年上半年', 'first half of 2026'],
    ['2026-H2', '2026年下半年', 'second half of 2026'],
    ['2026', '2026年', '2026'],
  ])('%s is %s', (name, zh, en) => {
    const period = readPeriod(name);
    expect(period && periodTitle(period)).toEqual({ 'zh-CN': zh, en });
  });

  it('name a day with and without its year', () => {
    expect(dayTitle('2026-03-05')).toEqual({ 'zh-CN': '2026年3月5日', en: '5 March 2026' });
    expect(shortDayTitle('2026-12-31')).toEqual({ 'zh-CN': '12月31日', en: '31 December' });
  });
});

it('knows how many months a rhythm has', () => {
  expect(RHYTHMS.map(monthsIn)).toEqual([0, 0, 1, 3, 6, 12]);
});
