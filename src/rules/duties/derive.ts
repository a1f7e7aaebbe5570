import type { Day } from '../../kernel/days.ts';
import { broughtDuty } from './brought.ts';
import { dutyId, readDutyId, readRoundId } from './ids.ts';
import { ownersOf } from './owners.ts';
import { returnDuty, returnKind } from './returns.ts';
import { revisionDuties } from './revision.ts';
import { roundOf, roundsBegunBy } from './rounds.ts';
import { stepDuties } from './steps.ts';
import type { Duty, DutyId, Facts, Round, World } from './types.ts';

/**
 * Everything that a listing of a day shows, from nothing but the world and the facts: the duties of all rounds whose
 * period has begun, what acts have brought, and the revision of the policy; sorted by due date (none last), then id.
 * World and facts are those seen as of that day.
 */
export function deriveDuties(world: World, facts: Facts, asOf: Day): readonly Duty[] {
  const duties = new Map<DutyId, Duty>();
  const add = (duty: Duty) => duties.set(duty.id, duty);
  for (const fact of facts.brought()) if (!duties.has(fact.key)) add(broughtDuty(world, fact, facts));
  for (const duty of revisionDuties(world, facts)) add(duty);
  for (const round of roundsBegunBy(world, asOf)) dutiesOfRound(world, round, facts).forEach(add);
  return [...duties.values()].toSorted(byDueThenId);
}

/** The returns and the steps of one round. */
export const dutiesOfRound = (world: World, round: Round, facts: Facts): readonly Duty[] => [
  ...ownersOf(world, round).map((owner) => returnDuty(world, round, owner, facts)),
  ...stepDuties(world, round, facts),
];

/**
 * Those of a round's duties that can be overdue, or waiting without a date, on a day. Before the round is due no return
 * is overdue, and no step has opened but one that follows another which was done ahead.
 */
export function pendingOfRound(world: World, round: Round, facts: Facts, asOf: Day): readonly Duty[] {
  if (round.due < asOf) return dutiesOfRound(world, round, facts);
  const ahead = round.rule.then.some((step) => facts.of(dutyId(step.do, round.id, step.by)).length > 0);
  return ahead ? stepDuties(world, round, facts) : [];
}

/** The duty of an id; undefined where nobody owes such a thing (any more, or yet). */
export function dutyOf(world: World, id: DutyId, facts: Facts): Duty | undefined {
  const named = readDutyId(id);
  if (!named) return undefined;
  const brought = facts.of(id).find(({ data }) => data.what === 'brought');
  if (named.kind === 'revise-policy') return revisionDuties(world, facts).find((duty) => duty.id === id);
  const at = readRoundId(named.subject);
  const round = at && roundOf(world, at.rule, at.period);
  if (round?.id !== named.subject) return brought && broughtDuty(world, brought, facts);
  const owner = ownersOf(world, round).find(
    (each) => each.id === named.owner && returnKind(each) === named.kind,
  );
  if (owner) return returnDuty(world, round, owner, facts);
  return (
    stepDuties(world, round, facts).find((duty) => duty.id === id) ??
    (brought && broughtDuty(world, brought, facts))
  );
}

/** How listings are sorted: by due date, those without one last, then by id. */
export function byDueThenId(a: Duty, b: Duty): number {
  if (a.due !== b.due) return a.due === null ? 1 : b.due === null ? -1 : a.due < b.due ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
