import { say } from '../../kernel/language.ts';
import { adoptCalendar } from '../../work/adoption/adopt.ts';
import { decideCalendarAdoption } from '../../work/adoption/decide-calendar.ts';
import type { CalendarAdopted } from '../../work/adoption/events/calendar-adopted.ts';
import { calendarYears } from '../../work/adoption/queries.ts';
import { confirm } from '../ask.ts';
import { KEEPERS } from '../roles.ts';
import type { Context } from '../types.ts';
import { type HolidayChanges, holidayChangeBlocks, holidayChanges } from './holidays.ts';
import { showFirst } from './show-first.ts';

/** What became of one year's file. */
export type YearOutcome = {
  readonly year: number;
  readonly adopted: boolean;
  readonly changes: HolidayChanges;
};

/**
 * Shows what a year's file changes, asks, and puts it in force; a file that says what is in force already is left.
 * `before` is done once the person agreed and before the journal is written (to put the file in its place).
 */
export async function adoptYear(
  context: Context,
  next: CalendarAdopted,
  named: string,
  before?: () => void,
): Promise<YearOutcome> {
  const { journal } = await context.workspace('write');
  const authorship = await context.authorship();
  await context.requireRole(authorship.by, KEEPERS, say('修改放假安排', 'change the calendar'));
  const { year } = next.holidays;
  const last = calendarYears(journal.db).find(({ holidays }) => holidays.year === year);
  const changes = holidayChanges(last?.holidays, next.holidays);
  if (last?.hash === next.hash) return { year, adopted: false, changes };
  // Whatever will be refused is refused before anybody is asked.
  decideCalendarAdoption(next, named);
  await showFirst(context, holidayChangeBlocks(changes, context.language));
  const agreed = await confirm(context, say(`采用 ${year} 年的放假安排？`, `Adopt the holidays of ${year}?`));
  if (agreed) {
    before?.();
    adoptCalendar(journal, authorship, next, named);
  }
  return { year, adopted: agreed, changes };
}
