import { addDays, makeDay, type Day } from '../../kernel/days.ts';
import { addWorkdays, isProvisional, rollBack, rollForward } from '../calendar/calendar.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Period } from '../periods/types.ts';
import type { Offset, Within } from '../policy/types.ts';

/** A date counted by a rule, and the days whose kind had to be asked for on the way. */
export type Counted = { readonly day: Day; readonly asked: readonly Day[]; readonly provisional: boolean };

type Roll = Offset['roll'];

/** The date that a window names in a period: `end-6d`, `month1-end`, `end+1d roll`. */
export function offsetDay(calendar: Calendar, period: Period, offset: Offset): Counted {
  const anchor = anchorDay(period, offset.anchor);
  return offset.unit === 'days'
    ? rolled(calendar, addDays(anchor, offset.count), offset.roll)
    : workdaysFrom(calendar, anchor, offset.count, offset.roll);
}

/** The date `within` days, working days or years after a day, rolled as said; undefined where no time is set. */
export function dayWithin(calendar: Calendar, from: Day, within: Within, roll: Roll): Counted | undefined {
  if (within === null) return undefined;
  if ('days' in within) return rolled(calendar, addDays(from, within.days), roll);
  if ('years' in within) return rolled(calendar, addYears(from, within.years), roll);
  return workdaysFrom(calendar, from, within.workdays, roll);
}

/** The first or last day of the period, or the last day of its n-th month. */
export function anchorDay(period: Period, anchor: Offset['anchor']): Day {
  if (anchor === 'start') return period.first;
  if (anchor === 'end') return period.last;
  return addDays(monthStart(period, anchor.monthEnd + 1), -1);
}

/** The first day of the n-th month, counted from the one in which the period begins. */
export function monthStart(period: Period, nth: number): Day {
  const months = Number(period.first.slice(0, 4)) * 12 + Number(period.first.slice(5, 7)) + nth - 2;
  return makeDay(Math.floor(months / 12), (months % 12) + 1, 1);
}

/** The same day so many years later; of 29 February in a common year 1 March (沟通·六). */
export function addYears(day: Day, count: number): Day {
  const year = Number(day.slice(0, 4)) + count;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day.slice(5) === '02-29' && !leap) return makeDay(year, 3, 1);
  return makeDay(year, Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

function workdaysFrom(calendar: Calendar, from: Day, count: number, roll: Roll): Counted {
  const counted = addWorkdays(calendar, from, count);
  const { day, asked } = rolled(calendar, counted.day, roll);
  return withProvisional(calendar, day, [...counted.asked, ...asked]);
}

function rolled(calendar: Calendar, day: Day, roll: Roll): Counted {
  if (roll === 'none') return { day, asked: [], provisional: false };
  const to = roll === 'next-workday' ? rollForward(calendar, day) : rollBack(calendar, day);
  return withProvisional(calendar, to.day, to.asked);
}

const withProvisional = (calendar: Calendar, day: Day, asked: readonly Day[]): Counted => ({
  day,
  asked,
  provisional: isProvisional(calendar, asked),
});
