import { expect, test } from 'vitest';
import { makeCalendar } from '../../../src/rules/calendar/calendar.ts';
import { addYears, dayWithin } from '../../../src/rules/duties/counting.ts';
import { holidays2026 } from '../../support/sample-world.ts';

test.each([
  ['2026-01-01', 1, '2027-01-01'],
  ['2028-02-29', 1, '2029-03-01'],
  ['2028-02-29', 4, '2032-02-29'],
  ['2096-02-29', 4, '2100-03-01'],
])('%s and %i years: %s', (day, years, then) => {
  expect(addYears(day, years)).toBe(then);
});

test.each([
  [{ days: 7 }, 'none', '2026-10-01'],
  [{ days: 7 }, 'next-workday', '2026-10-08'],
  [{ days: 0 }, 'none', '2026-09-24'],
  [{ workdays: 3 }, 'none', '2026-09-30'],
  [{ years: 1 }, 'none', '2027-09-24'],
] as const)('within %o of 24 September 2026, roll %s: %s', (within, roll, day) => {
  expect(dayWithin(makeCalendar([holidays2026]), '2026-09-24', within, roll)?.day).toBe(day);
});

test('no time set: no day', () => {
  expect(dayWithin(makeCalendar([]), '2026-09-24', null, 'none')).toBeUndefined();
});
