import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { addDays, dayFromNumber, dayNumber, weekday } from '../../../src/kernel/days.ts';
import {
  addWorkdays,
  isProvisional,
  makeCalendar,
  rollBack,
  rollForward,
} from '../../../src/rules/calendar/calendar.ts';
import { readHolidayYear } from '../../../src/rules/calendar/read.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';

const shipped = new URL('../../../templates/workspace/holidays/2026.yaml', import.meta.url);
const calendar = makeCalendar([readHolidayYear('2026.yaml', readFileSync(shipped))]);

describe('the shipped calendar of 2026', () => {
  it.each([
    ['2026-11-23', 'workday'],
    ['2026-11-22', 'weekend'],
    ['2026-10-01', 'holiday'],
    ['2026-10-03', 'holiday'],
    ['2026-01-04', 'make-up-workday'],
    ['2026-09-20', 'make-up-workday'],
    ['2027-01-01', 'workday'],
  ])('%s is a %s', (day, kind) => {
    expect(calendar.kindOf(day)).toBe(kind);
    expect(calendar.isWorkday(day)).toBe(kind.endsWith('workday'));
  });

  it.each([
    ['2026-01-05', '2026-01-05'],
    ['2026-02-16', '2026-02-24'],
    ['2026-10-05', '2026-10-08'],
    ['2026-10-07', '2026-10-08'],
    ['2026-11-07', '2026-11-09'],
    ['2026-09-20', '2026-09-20'],
    ['2026-09-27', '2026-09-28'],
  ])('%s rolls on to %s', (from, to) => {
    expect(rollForward(calendar, from).day).toBe(to);
  });

  it('rolls back and counts working days over feasts and make-up days', () => {
    expect(rollBack(calendar, '2026-10-07').day).toBe('2026-09-30');
    expect(rollBack(calendar, '2026-01-04').day).toBe('2026-01-04');
    // Thursday 24 September; Friday to Sunday are Mid-Autumn, National Day follows from Thursday.
    expect(addWorkdays(calendar, '2026-09-24', 3).day).toBe('2026-09-30');
    expect(addWorkdays(calendar, '2026-09-30', 2).day).toBe('2026-10-09');
    expect(addWorkdays(calendar, '2026-10-09', 1).day).toBe('2026-10-10');
    expect(addWorkdays(calendar, '2026-10-08', -1).day).toBe('2026-09-30');
    expect(addWorkdays(calendar, '2026-10-03', 0)).toEqual({ day: '2026-10-03', asked: [] });
  });

  it('tells every day that was asked for, and what rests on a year without a file is provisional', () => {
    const walk = rollForward(calendar, '2026-10-05');
    expect(walk.asked).toEqual(['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08']);
    expect(isProvisional(calendar, walk.asked)).toBe(false);
    expect(isProvisional(calendar, rollForward(calendar, '2027-01-04').asked)).toBe(true);
    expect(isProvisional(calendar, [])).toBe(false);
    // It ends in 2026, yet a day of 2027 was asked on the way back.
    expect(isProvisional(calendar, rollBack(calendar, '2027-01-03').asked)).toBe(true);
  });
});

describe('files of several years', () => {
  const year = (number: number, off: string[], work: string[] = []) => ({
    year: number,
    source: '',
    off,
    work,
  });

  it('count a day by its date, whatever file names it, while only the own file covers a year', () => {
    const both = makeCalendar([year(2027, ['2026-12-31'])]);
    expect(both.kindOf('2026-12-31')).toBe('holiday');
    expect(both.covers('2026-12-31')).toBe(false);
    expect(both.covers('2027-06-01')).toBe(true);
  });

  it('let the file of the own year decide where two contradict each other, in any order', () => {
    const older = year(2026, ['2027-01-02']);
    const own = year(2027, [], ['2027-01-02']);
    for (const years of [
      [older, own],
      [own, older],
    ]) {
      expect(makeCalendar(years).kindOf('2027-01-02')).toBe('make-up-workday');
    }
  });
});

describe('for any calendar', () => {
  const NEW_YEAR = dayNumber('2026-01-01');
  const dayOf2026 = fc.integer({ min: 0, max: 364 }).map((offset) => dayFromNumber(NEW_YEAR + offset));
  const anyYear = fc
    .record({
      off: fc.uniqueArray(dayOf2026, { maxLength: 60 }),
      work: fc.uniqueArray(dayOf2026, { maxLength: 20 }),
    })
    .map(({ off, work }) => ({
      year: 2026,
      source: '',
      off,
      work: work.filter((day) => !off.includes(day)),
    }));

  it('rolling and counting agree with asking day by day', () => {
    holdsAtRandom(
      'rolling and counting working days',
      500,
      fc.property(anyYear, dayOf2026, fc.integer({ min: 1, max: 30 }), (year, from, count) => {
        const any = makeCalendar([year]);
        const works = (day: string) =>
          year.work.includes(day) || (weekday(day) <= 5 && !year.off.includes(day));
        const following = Array.from({ length: 400 }, (_, index) => addDays(from, index));
        const before = Array.from({ length: 400 }, (_, index) => addDays(from, -index));
        expect(rollForward(any, from).day).toBe(following.find(works));
        expect(rollBack(any, from).day).toBe(before.find(works));
        expect(addWorkdays(any, from, count).day).toBe(following.slice(1).filter(works)[count - 1]);
        expect(addWorkdays(any, from, -count).day).toBe(before.slice(1).filter(works)[count - 1]);
        expect(addWorkdays(any, from, count).asked.filter(works)).toHaveLength(count);
      }),
    );
  });
});
