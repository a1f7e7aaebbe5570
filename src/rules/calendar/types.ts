import type { Day } from '../../kernel/days.ts';

/** One year's arrangement as a company adopts it: the days off that are no weekend habit, and the make-up working days. */
export type HolidayYear = {
  readonly year: number;
  /** Where the arrangement was published. */
  readonly source: string;
  readonly off: readonly Day[];
  readonly work: readonly Day[];
};

/** What kind of day it is: by the weekday, or because an arrangement names it. */
export type DayKind = 'workday' | 'weekend' | 'holiday' | 'make-up-workday';

/** The adopted holiday years as one answer to "is this a working day?". */
export type Calendar = {
  readonly years: readonly HolidayYear[];
  kindOf(day: Day): DayKind;
  isWorkday(day: Day): boolean;
  /** True where the day's year has a file of its own; else whatever is said of the day is provisional. */
  covers(day: Day): boolean;
};
