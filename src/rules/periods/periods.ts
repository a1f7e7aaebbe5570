import { addDays, type Day, dayNumber, isDay, makeDay, weekday } from '../../kernel/days.ts';
import type { Period, Rhythm } from './types.ts';

export { dayTitle, periodTitle, shortDayTitle } from './titles.ts';

/** All rhythms, shortest first. */
export const RHYTHMS = [
  'day',
  'week',
  'month',
  'quarter',
  'half-year',
  'year',
] as const satisfies readonly Rhythm[];

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthOf = (day: Day): number => Number(day.slice(5, 7));

/** The period of a rhythm in which a day lies. A week belongs to its ISO week-year: 2027-01-01 lies in `2026-W53`. */
export function periodOf(rhythm: Rhythm, day: Day): Period {
  const year = yearOf(day);
  const month = monthOf(day);
  switch (rhythm) {
    case 'day':
      return { name: day, rhythm, first: day, last: day };
    case 'week':
      return weekOf(day);
    case 'month':
      return months(rhythm, day.slice(0, 7), year, month, 1);
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      return months(rhythm, `${day.slice(0, 4)}-Q${quarter}`, year, quarter * 3 - 2, 3);
    }
    case 'half-year': {
      const half = month <= 6 ? 1 : 2;
      return months(rhythm, `${day.slice(0, 4)}-H${half}`, year, half * 6 - 5, 6);
    }
    case 'year':
      return months(rhythm, day.slice(0, 4), year, 1, 12);
  }
}

/** ISO 8601: a week belongs to the year in which its Thursday lies. */
function weekOf(day: Day): Period {
  const monday = addDays(day, 1 - weekday(day));
  const thursday = addDays(monday, 3);
  const newYear = makeDay(yearOf(thursday), 1, 1);
  const week = Math.floor((dayNumber(thursday) - dayNumber(newYear)) / 7) + 1;
  const name = `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
  return { name, rhythm: 'week', first: monday, last: addDays(monday, 6) };
}

function months(rhythm: Rhythm, name: string, year: number, firstMonth: number, count: number): Period {
  return {
    name,
    rhythm,
    first: makeDay(year, firstMonth, 1),
    last: lastDayOfMonth(year, firstMonth + count - 1),
  };
}

function lastDayOfMonth(year: number, month: number): Day {
  return addDays(month === 12 ? makeDay(year + 1, 1, 1) : makeDay(year, month + 1, 1), -1);
}

/** How many whole months a period of this rhythm has; 0 for days and weeks. */
export const monthsIn = (rhythm: Rhythm): number =>
  ({ day: 0, week: 0, month: 1, quarter: 3, 'half-year': 6, year: 12 })[rhythm];

/** The period of the same rhythm that follows. */
export const nextPeriod = (period: Period): Period => periodOf(period.rhythm, addDays(period.last, 1));

/** The period of the same rhythm that came before. */
export const previousPeriod = (period: Period): Period => periodOf(period.rhythm, addDays(period.first, -1));

/**
 * The period that a name stands for, or undefined: `2026-11-23`, `2026-W47`, `2026-11`, `2026-Q4`, `2026-H2`, `2026`.
 * Exactly these names, of the years 1900 to 2999 (a slip such as `0226-11` is no period).
 */
export function readPeriod(text: string): Period | undefined {
  const match = /^((?:19|2\d)\d\d)(?:-(?:W(\d\d)|Q([1-4])|H([12])|(\d\d)(?:-(\d\d))?))?$/.exec(text);
  if (!match) return undefined;
  const [, year = '', week, quarter, half, month, date] = match;
  const inMonth = (rhythm: Rhythm, number: number) => periodOf(rhythm, makeDay(Number(year), number, 1));
  if (date !== undefined) return isDay(text) ? periodOf('day', text) : undefined;
  if (week !== undefined) {
    // 4 January always lies in week 1.
    const period = weekOf(addDays(makeDay(Number(year), 1, 4), 7 * (Number(week) - 1)));
    return period.name === text ? period : undefined;
  }
  if (quarter !== undefined) return inMonth('quarter', Number(quarter) * 3);
  if (half !== undefined) return inMonth('half-year', Number(half) * 6);
  if (month === undefined) return inMonth('year', 1);
  return Number(month) >= 1 && Number(month) <= 12 ? inMonth('month', Number(month)) : undefined;
}

/** What people say instead of a name; `last-` is the one before. */
const CHINESE_WORDS: ReadonlyMap<string, string> = new Map([
  ['今天', 'day'],
  ['昨天', 'last-day'],
  ['本周', 'week'],
  ['上周', 'last-week'],
  ['本月', 'month'],
  ['上月', 'last-month'],
  ['本季度', 'quarter'],
  ['上季度', 'last-quarter'],
  ['今年', 'year'],
  ['去年', 'last-year'],
]);

/**
 * The period that a person means: a name, a rhythm (`week`: the running one), `last-week`, 本周, 上周 and so on.
 * With `allowed`, a period of another rhythm is undefined, and where one rhythm is allowed, `last` is its last one.
 */
export function periodFromWord(
  word: string,
  today: Day,
  allowed: readonly Rhythm[] = RHYTHMS,
): Period | undefined {
  const [only, ...more] = allowed;
  const said =
    word === 'last' && only && more.length === 0 ? `last-${only}` : (CHINESE_WORDS.get(word) ?? word);
  const last = said.startsWith('last-');
  const rhythm = RHYTHMS.find((each) => each === (last ? said.slice(5) : said));
  const running = rhythm && periodOf(rhythm, today);
  const period = running ? (last ? previousPeriod(running) : running) : readPeriod(said);
  return period && allowed.includes(period.rhythm) ? period : undefined;
}
