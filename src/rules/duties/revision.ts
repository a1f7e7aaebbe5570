import { addDays, type Day } from '../../kernel/days.ts';
import { dayWithin } from './counting.ts';
import { dutyId } from './ids.ts';
import { withOutcome } from './outcome.ts';
import { policyOn } from './policy-in-force.ts';
import type { Duty, Facts, World } from './types.ts';

/** An adoption or a review: it ends the wait that runs, and the next one runs from `next`. */
type Act = { readonly day: Day; readonly next: Day; readonly by: string };

/**
 * That the policy is revised every year (沟通·六): in force since E, it owes a revision by the day before the first
 * anniversary of E, done by the next adoption or review, from which the next E follows.
 */
export function revisionDuties(world: World, facts: Facts): readonly Duty[] {
  const first = world.policies[0]?.policy.effective;
  if (first === undefined) return [];
  const duties = new Map<string, Duty>();
  let since = first;
  for (const act of [...actsOf(world), undefined]) {
    const duty = revisionDuty(world, since, act, facts);
    // Two acts on one day begin the same wait: what the later one leaves open is open.
    if (duty) duties.set(duty.id, duty);
    if (act) since = act.next;
  }
  return [...duties.values()];
}

function actsOf(world: World): Act[] {
  const adoptions = world.policies.slice(1).map(({ policy, adoptedOn }) => ({
    day: adoptedOn,
    next: policy.effective,
    by: `policy:${policy.effective}`,
  }));
  const reviews = world.reviews.map((day) => ({ day, next: day, by: `review:${day}` }));
  return [...adoptions, ...reviews].toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1));
}

function revisionDuty(world: World, since: Day, act: Act | undefined, facts: Facts): Duty | undefined {
  const rule = policyOn(world, since)?.revision;
  if (!rule) return undefined;
  const anniversary = dayWithin(world.calendar, since, rule.within, 'none');
  return withOutcome(
    {
      id: dutyId('revise-policy', since, rule.by),
      kind: 'revise-policy',
      subject: since,
      owner: { kind: 'role', id: rule.by },
      form: null,
      round: null,
      period: null,
      opens: since,
      due: anniversary ? addDays(anniversary.day, -1) : null,
      provisional: anniversary?.provisional === true,
      clause: rule.clause,
    },
    facts,
    act ? { on: act.day, by: act.by } : null,
  );
}
