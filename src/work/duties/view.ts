import type { Day } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import { answerable, daysLate, statusOf, waitingDays } from '../../rules/duties/duties.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { ownerName } from './owner-name.ts';

/** A duty as `--json` prints it: how it stands on a day, who is asked, and by which clause. */
export function dutyData(duty: Duty, world: World, asOf: Day, language: Language) {
  return {
    id: duty.id,
    kind: duty.kind,
    subject: duty.subject,
    form: duty.form,
    round: duty.round,
    period: duty.period,
    owner: { ...duty.owner, name: ownerName(duty, world, asOf)[language] },
    answerable: answerable(world, duty, asOf),
    opens: duty.opens,
    due: duty.due,
    daysLate: daysLate(duty, asOf),
    waitingDays: waitingDays(duty, asOf),
    status: statusOf(duty, asOf),
    provisional: duty.provisional,
    clause: duty.clause,
    fulfilledBy: duty.done?.by ?? null,
    waiver: duty.waiver,
    extendedFrom: duty.extendedFrom,
  };
}

export type DutyData = ReturnType<typeof dutyData>;
