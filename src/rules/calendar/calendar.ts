import { addDays, type Day, weekday } from '../../kernel/days.ts';
import type { Calendar, DayKind, HolidayYear } from './types.ts';

/** A day found by walking the calendar, and every day that was asked about on the way: it rests on all of them. */
export type Walk = { readonly day: Day; readonly asked: readonly Day[] };

/**
 * One calendar from the adopted years. A day counts by its date, whatever year's file names it; where two files
 * contradict each other, the file of the day's own year is right, then that of the later year.
 */
export function makeCalendar(years: readonly HolidayYear[]): Calendar {
  const ascending = years.toSorted((a, b) => a.year - b.year);
  const covered = new Set(ascending.map(({ year }) => String(year).padStart(4, '0')));
  const kinds = new Map<Day, DayKind>();
  const isOwn = ({ year }: HolidayYear, day: Day) => Number(day.slice(0, 4)) === year;
  for (const own of [false, true]) {
    for (const year of ascending) {
      for (const day of year.off) if (isOwn(year, day) === own) kinds.set(day, 'holiday');
      for (const day of year.work) if (isOwn(year, day) === own) kinds.set(day, workKind(day));
    }
  }
  const kindOf = (day: Day): DayKind => kinds.get(day) ?? (weekday(day) > 5 ? 'weekend' : 'workday');
  return {
    years: ascending,
    kindOf,
    isWorkday: (day) => isWork(kindOf(day)),
    covers: (day) => covered.has(day.slice(0, 4)),
  };
}

const workKind = (day: Day): DayKind => (weekday(day) > 5 ? 'make-up-workday' : 'workday');

const isWork = (kind: DayKind): boolean => kind === 'workday' || kind === 'make-up-workday';

/** The day itself if it is a working day, else the next one (Civil Code 203 by analogy). */
export const rollForward = (calendar: Calendar, day: Day): Walk => roll(calendar, day, 1);

/** The day itself if it is a working day, else the one before. */
export const rollBack = (calendar: Calendar, day: Day): Walk => roll(calendar, day, -1);

function roll(calendar: Calendar, from: Day, step: 1 | -1): Walk {
  const asked = [from];
  let day = from;
  while (!calendar.isWorkday(day)) {
    day = addDays(day, step);
    asked.push(day);
  }
  return { day, asked };
}

/** The `count`th working day after a day (before it where negative); the day itself does not count, and 0 is it. */
export function addWorkdays(calendar: Calendar, from: Day, count: number): Walk {
  const step = count < 0 ? -1 : 1;
  const asked: Day[] = [];
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = addDays(day, step);
    asked.push(day);
    if (calendar.isWorkday(day)) left -= 1;
  }
  return { day, asked };
}

/** True where one of the days lies in a year without holiday data: what rests on it is provisional. */
export const isProvisional = (calendar: Calendar, asked: readonly Day[]): boolean =>
  asked.some((day) => !calendar.covers(day));
