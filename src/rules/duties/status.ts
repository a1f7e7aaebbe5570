import { daysBetween, type Day } from '../../kernel/days.ts';
import type { Duty, DutyStatus } from './types.ts';

/** How a duty stands at the end of a day. What happened later than that day is not looked at. */
export function statusOf(duty: Duty, asOf: Day): DutyStatus {
  if (duty.waiver && duty.waiver.at <= asOf) return 'waived';
  if (duty.done && duty.done.on <= asOf)
    return duty.due !== null && duty.done.on > duty.due ? 'late' : 'done';
  if (duty.due !== null && asOf > duty.due) return 'overdue';
  if (asOf < duty.opens) return 'not-open';
  return duty.due === null ? 'waiting' : 'open';
}

/** Days from the due date to the day it was done, or to the as-of day, where late or overdue; else 0. */
export function daysLate(duty: Duty, asOf: Day): number {
  const status = statusOf(duty, asOf);
  if (duty.due === null) return 0;
  if (status === 'late') return daysBetween(duty.due, duty.done?.on ?? asOf);
  return status === 'overdue' ? daysBetween(duty.due, asOf) : 0;
}

/** How many days a duty without a due date has been waiting; 0 where it is not. */
export const waitingDays = (duty: Duty, asOf: Day): number =>
  statusOf(duty, asOf) === 'waiting' ? daysBetween(duty.opens, asOf) : 0;
