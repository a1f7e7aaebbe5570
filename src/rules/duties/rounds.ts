import { addDays, type Day } from '../../kernel/days.ts';
import { nextPeriod, periodOf } from '../periods/periods.ts';
import type { Period } from '../periods/types.ts';
import type { AdoptedPolicy, Offset, ReturnRule, Window } from '../policy/types.ts';
import { monthStart, offsetDay } from './counting.ts';
import { roundId } from './ids.ts';
import type { Round, World } from './types.ts';

type Rules = {
  /** Rule id → what each version of the policy says of it, oldest version first; undefined where it says nothing. */
  readonly versions: ReadonlyMap<string, readonly (ReturnRule | undefined)[]>;
  /** Rounds already worked out; null where there is none. */
  readonly rounds: Map<string, Round | null>;
};

const prepared = new WeakMap<World, Rules>();

function rulesOf(world: World): Rules {
  let rules = prepared.get(world);
  if (!rules) {
    const ids = new Set(world.policies.flatMap(({ policy }) => policy.returns.map((rule) => rule.id)));
    const versions = new Map(
      [...ids].map((id) => [
        id,
        world.policies.map(({ policy }) => policy.returns.find((rule) => rule.id === id)),
      ]),
    );
    prepared.set(world, (rules = { versions, rounds: new Map() }));
  }
  return rules;
}

/**
 * The round of a rule in a period, by the version of the policy that decides; undefined where there is none: before the
 * first policy, in a rhythm that the rule does not have, or left out by `except`. Whether anybody owes it: `ownersOf`.
 */
export function roundOf(world: World, rule: string | ReturnRule, period: Period): Round | undefined {
  const { versions, rounds } = rulesOf(world);
  const ruleId = typeof rule === 'string' ? rule : rule.id;
  const id = roundId(ruleId, period.name);
  let round = rounds.get(id);
  if (round === undefined) {
    round = decidedRound(world, id, versions.get(ruleId) ?? [], period) ?? null;
    rounds.set(id, round);
  }
  return round ?? undefined;
}

/** Every round whose reference day lies from `from` to `to`, both included, in the order of reference day and id. */
export function roundsBetween(world: World, from: Day, to: Day): readonly Round[] {
  const first = world.policies[0]?.policy.effective;
  if (first === undefined) return [];
  return roundsOfPeriods(
    world,
    from < first ? first : from,
    (period, lead) => addDays(period.first, -lead) <= to,
  ).filter((round) => from <= round.referenceDay && round.referenceDay <= to);
}

/**
 * Every round whose period has begun by a day: what a listing of that day shows. With `from` only those whose reference
 * day is that day or later, found without passing over the earlier ones.
 */
export function roundsBegunBy(world: World, day: Day, from?: Day): readonly Round[] {
  const first = world.policies[0]?.policy.effective;
  if (first === undefined) return [];
  const rounds = roundsOfPeriods(
    world,
    from !== undefined && from > first ? from : first,
    (period) => period.first <= day,
  );
  return from === undefined ? rounds : rounds.filter(({ referenceDay }) => referenceDay >= from);
}

/** The rounds of one form in one period: one for each rule that asks for it. */
export function roundsOfForm(world: World, form: string, period: Period): readonly Round[] {
  return [...rulesOf(world).versions.keys()]
    .map((rule) => roundOf(world, rule, period))
    .filter((round) => round?.rule.form === form) as Round[];
}

function roundsOfPeriods(
  world: World,
  from: Day,
  goesOn: (period: Period, lead: number) => boolean,
): Round[] {
  const rounds: Round[] = [];
  for (const [rule, versions] of rulesOf(world).versions) {
    for (const rhythm of new Set(versions.flatMap((version) => version?.each ?? []))) {
      const lead = Math.max(...versions.map((version) => leadOf(version?.windows[rhythm]?.due)));
      for (let period = periodOf(rhythm, from); goesOn(period, lead); period = nextPeriod(period)) {
        const round = roundOf(world, rule, period);
        if (round) rounds.push(round);
      }
    }
  }
  return rounds.toSorted((a, b) => compare(a.referenceDay, b.referenceDay) || compare(a.id, b.id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many days before its period begins a round may be due at the most: where to stop looking. */
function leadOf(due: Offset | undefined): number {
  if (due === undefined) return 0;
  const back = Math.max(0, -due.count);
  // No arrangement has more days off in a row than two weeks and its weekends.
  return (
    (due.unit === 'workdays' ? back * 2 : back) + (due.unit === 'workdays' || due.roll !== 'none' ? 31 : 0)
  );
}

/**
 * Versions are tried oldest first: the first whose own reference day lies in the time it is in force decides. If none
 * does, the round fell between two versions, and the older of them decides. A version that does not know the rule
 * has the last day of the period as its reference day, so that a rule is dropped as it is taken up.
 */
function decidedRound(
  world: World,
  id: string,
  rules: readonly (ReturnRule | undefined)[],
  period: Period,
): Round | undefined {
  let older: Proposal | undefined;
  for (const [index, adopted] of world.policies.entries()) {
    const proposal = proposalOf(world, adopted, rules[index], period);
    const next = world.policies[index + 1]?.policy.effective;
    if (proposal.referenceDay < adopted.policy.effective) continue;
    older = proposal;
    if (next === undefined || proposal.referenceDay < next) break;
  }
  const rule = older?.rule;
  if (!older?.dates || !rule || rule.except.includes(period.name)) return undefined;
  const { opens, due } = older.dates;
  return {
    id,
    rule,
    period,
    opens: opens.day,
    due: due.day,
    provisional: opens.provisional || due.provisional,
    dueProvisional: due.provisional,
    referenceDay: older.referenceDay,
    countsFrom: countsFrom(rule, period, older.window, opens.day),
    policy: older.policy,
  };
}

type Proposal = ReturnType<typeof proposalOf>;

/** What one version of the policy would make of the round. */
function proposalOf(world: World, { policy }: AdoptedPolicy, rule: ReturnRule | undefined, period: Period) {
  const window = rule?.each.includes(period.rhythm) ? rule.windows[period.rhythm] : undefined;
  const dates = window && {
    opens: offsetDay(world.calendar, period, window.opens),
    due: offsetDay(world.calendar, period, window.due),
  };
  const referenceDay = dates && dates.due.day < period.last ? dates.due.day : period.last;
  return { policy: policy.effective, rule, window, dates, referenceDay };
}

/**
 * Early is welcome from the first day of the period; a visit from the first day of the month that its window names, or
 * from the day the window opens where that is earlier still.
 */
function countsFrom(rule: ReturnRule, period: Period, window: Window | undefined, opens: Day): Day {
  const anchor = window?.opens.anchor;
  if (!('client' in rule.owes) || typeof anchor !== 'object') return period.first;
  const month = monthStart(period, anchor.monthEnd);
  return opens < month ? opens : month;
}
