import type { Journal } from '../../journal/journal.ts';
import type { Authorship } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import { decideCalendarAdoption } from './decide-calendar.ts';
import { decidePolicyAdoption } from './decide-policy.ts';
import type { CalendarAdopted } from './events/calendar-adopted.ts';
import type { PolicyAdopted } from './events/policy-adopted.ts';
import { policyHistory } from './queries.ts';

/** Puts a version of the policy in force; gives the day of adoption. What may not be adopted is refused (exit 5). */
export function adoptPolicy(journal: Journal, authorship: Authorship, adopted: PolicyAdopted): Day {
  const [event] = journal.perform(authorship, (db, _moment, day) => [
    decidePolicyAdoption(adopted, policyHistory(db).at(-1), day),
  ]);
  return event!.day;
}

/** Puts a year's holidays in force; `named` is the year that their file is named by. */
export function adoptCalendar(
  journal: Journal,
  authorship: Authorship,
  adopted: CalendarAdopted,
  named: string,
): Day {
  const [event] = journal.perform(authorship, () => [decideCalendarAdoption(adopted, named)]);
  return event!.day;
}
