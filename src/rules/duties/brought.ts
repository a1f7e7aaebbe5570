import type { CaseRule } from '../policy/types.ts';
import { dayWithin } from './counting.ts';
import { readRoundId } from './ids.ts';
import { withOutcome } from './outcome.ts';
import { policyOn } from './policy-in-force.ts';
import { roundOf } from './rounds.ts';
import type { Duty, Facts, Round, SeenFact, World } from './types.ts';
import type { Day } from '../../kernel/days.ts';

/**
 * A duty that an act brings (escalate, acknowledge, carry-out, reply …, and a step returned for rework): it opens with
 * the act, is due on the date that the act or the policy gives, else never, and is owed by whom the act names.
 * Where several acts bring the same one, the earliest does. Throws a TypeError for a fact that brings nothing.
 */
export function broughtDuty(world: World, fact: SeenFact, facts: Facts): Duty {
  const { day, data } = facts.of(fact.key).find((each) => each.data.what === 'brought') ?? fact;
  if (data.what !== 'brought') throw new TypeError(`${fact.key} is brought by no act`);
  const rule = caseRule(world, data.rule, day);
  const within = rule && dayWithin(world.calendar, day, rule.within, rule.roll);
  const round = roundNamed(world, data.subject);
  return withOutcome(
    {
      id: fact.key,
      kind: data.kind,
      subject: data.subject,
      owner: data.owner,
      form: round?.rule.form ?? null,
      round: round?.id ?? null,
      period: round?.period.name ?? null,
      opens: day,
      due: data.due ?? within?.day ?? null,
      provisional: data.due === null && within?.provisional === true,
      clause:
        data.clause ?? rule?.clause ?? clauseOfForm(world, data.form, day) ?? round?.rule.clause ?? null,
    },
    facts,
  );
}

/** The rule that a brought duty names (`case:urgent`), as it stood on the day the matter became known. */
export function caseRule(world: World, rule: string | null, day: Day): CaseRule | undefined {
  const kind = rule?.startsWith('case:') ? rule.slice('case:'.length) : undefined;
  return policyOn(world, day)?.cases.find((each) => each.case === kind);
}

function roundNamed(world: World, subject: string): Round | undefined {
  const named = readRoundId(subject);
  return named && roundOf(world, named.rule, named.period);
}

const clauseOfForm = (world: World, form: string | undefined, day: Day): string | null | undefined =>
  policyOn(world, day)?.returns.find((rule) => rule.form === form)?.clause;
