import type { Day } from '../../kernel/days.ts';

/** How often something is owed. */
export type Rhythm = 'day' | 'week' | 'month' | 'quarter' | 'half-year' | 'year';

/** The name of a stretch of days: `2026-11-23`, `2026-W47` (ISO 8601), `2026-11`, `2026-Q4`, `2026-H2`, `2026`. */
export type PeriodName = string;

/** A named stretch of days, both ends included. */
export type Period = {
  readonly name: PeriodName;
  readonly rhythm: Rhythm;
  readonly first: Day;
  readonly last: Day;
};
