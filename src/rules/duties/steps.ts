import { addDays, type Day } from '../../kernel/days.ts';
import type { Step } from '../policy/types.ts';
import { dayWithin } from './counting.ts';
import { dutyId } from './ids.ts';
import { withOutcome } from './outcome.ts';
import { ownersOf } from './owners.ts';
import type { Duty, Facts, Round, World } from './types.ts';

/**
 * What follows from a round, in the policy's order. A step counted from the round's due date opens the day after it;
 * any other opens on the day the step before it is done, and exists only then. A round that nobody owes has none.
 */
export function stepDuties(world: World, round: Round, facts: Facts): readonly Duty[] {
  if (ownersOf(world, round).length === 0) return [];
  const duties: Duty[] = [];
  let before: Duty | undefined;
  for (const [index, step] of round.rule.then.entries()) {
    const begun = index === 0 || step.from === 'due' ? afterDue(round) : afterStep(before);
    before = begun && stepDuty(world, round, step, begun, facts);
    if (before) duties.push(before);
  }
  return duties;
}

/** The day a step opens, the day its time is counted from, and whether that day is itself uncertain. */
type Begun = { readonly opens: Day; readonly from: Day; readonly provisional: boolean };

/** An extension of a return does not move the round's due date, so it does not move the steps. */
const afterDue = (round: Round): Begun => ({
  opens: addDays(round.due, 1),
  from: round.due,
  provisional: round.dueProvisional,
});

const afterStep = (before: Duty | undefined): Begun | undefined =>
  before?.done ? { opens: before.done.on, from: before.done.on, provisional: false } : undefined;

function stepDuty(world: World, round: Round, step: Step, begun: Begun, facts: Facts): Duty {
  const due = dayWithin(world.calendar, begun.from, step.within, step.roll);
  return withOutcome(
    {
      id: dutyId(step.do, round.id, step.by),
      kind: step.do,
      subject: round.id,
      owner: { kind: 'role', id: step.by },
      form: round.rule.form,
      round: round.id,
      period: round.period.name,
      opens: begun.opens,
      due: due?.day ?? null,
      provisional: begun.provisional || due?.provisional === true,
      clause: round.rule.clause,
    },
    facts,
  );
}
