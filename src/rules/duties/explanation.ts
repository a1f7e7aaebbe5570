import { addDays, type Day, daysBetween } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { HolidayYear } from '../calendar/types.ts';
import type { Period } from '../periods/types.ts';
import type { Grounds, Offset, Within } from '../policy/types.ts';
import { answerable } from './answerable.ts';
import { caseRule } from './brought.ts';
import { anchorDay, dayWithin } from './counting.ts';
import { type DayLine, dayLines } from './day-lines.ts';
import { readRoundId } from './ids.ts';
import { sharesName, told } from './namesakes.ts';
import { extensionsAsked, type ExtensionAsked } from './outcome.ts';
import { type OwnerReason, ownerReason } from './owner-reason.ts';
import { policyOn } from './policy-in-force.ts';
import { type Return, returnsFor } from './returns.ts';
import { roundOf } from './rounds.ts';
import { spellOnOrBefore } from './spells.ts';
import { daysLate, statusOf, waitingDays } from './status.ts';
import type { Duty, DutyStatus, Facts, Round, World } from './types.ts';

/** From what a due date was counted. */
export type Anchor =
  | { readonly what: 'period'; readonly period: Period; readonly anchor: Offset['anchor'] }
  /** The round's due date, the day the step before was done, the day it became known, the policy took effect. */
  | { readonly what: 'round-due' | 'step-done' | 'act' | 'effective'; readonly step: string | null };

/** How one due date came about: from which day, by how much, over which days. */
export type Counting = {
  readonly anchor: Anchor;
  readonly from: Day;
  readonly by: Omit<Offset, 'anchor'>;
  readonly lines: readonly DayLine[];
};

/** Everything that led to a duty and to how it stands: data first; explanation-view.ts puts it into words. */
export type Explanation = {
  readonly duty: Duty;
  readonly asOf: Day;
  readonly status: DutyStatus;
  readonly daysLate: number;
  readonly waitingDays: number;
  readonly grounds: Grounds | null;
  readonly owner: OwnerReason;
  readonly answerable: readonly { readonly id: string; readonly name: Text }[];
  readonly policy: { readonly edition: number; readonly effective: Day } | null;
  /** How D was counted (for a step counted from it), then how the duty's own due date was; empty where it has none. */
  readonly countings: readonly Counting[];
  /** Where the due date is a date that an act gave. */
  readonly givenDue: boolean;
  /** The adopted arrangements that were asked, and the years for which there is none. */
  readonly holidays: readonly HolidayYear[];
  readonly missingYears: readonly string[];
  /** The waiver with the name of who allowed it. */
  readonly waiver: { readonly reason: string; readonly at: Day; readonly allowedBy: Text } | null;
  /** Every extension that was asked for, also those that count for nothing. */
  readonly extensions: readonly (Omit<ExtensionAsked, 'fact'> & {
    readonly at: Day;
    readonly reason: string;
    readonly allowedBy: Text;
  })[];
  /** The first day on which a return counts, early as it may be; null for all else. */
  readonly countsFrom: Day | null;
  /** What was handed in for it, the one that counts first. */
  readonly returns: readonly Return[];
  /** Where what counts came in on paper, earlier than it was recorded: the days, and who keyed it in. */
  readonly paper: { readonly received: Day; readonly recordedOn: Day; readonly keyedBy: Text } | null;
};

/** A form that came in on paper, and who keyed it in when. */
export type Paper = { readonly received: Day; readonly recordedOn: Day; readonly actor: string };

/**
 * Explains one duty as of a day: the clause, who and why, each day counted or not, what was granted, the outcome.
 * `paperOf` tells of a record that it came in on paper.
 */
export function explainDuty(
  world: World,
  duty: Duty,
  facts: Facts,
  asOf: Day,
  paperOf: (record: string) => Paper | null = () => null,
): Explanation {
  const named = readRoundId(duty.subject);
  const round = named && roundOf(world, named.rule, named.period);
  const handedIn = duty.kind === 'submit' || duty.kind === 'visit' ? round : undefined;
  const basis = basisOf(world, duty, round, facts);
  const policy = world.policies.findLast(({ policy: { effective } }) => effective === basis.policy)?.policy;
  const paper = handedIn && duty.done ? paperOf(duty.done.by) : null;
  const asked = basis.countings.flatMap(({ lines }) => lines.filter(({ kind }) => kind !== null));
  const years = new Set(asked.map(({ from }) => from.slice(0, 4)));
  return {
    duty,
    asOf,
    status: statusOf(duty, asOf),
    daysLate: daysLate(duty, asOf),
    waitingDays: waitingDays(duty, asOf),
    grounds: basis.grounds,
    owner: ownerReason(world, duty, round),
    answerable: answerable(world, duty, asOf).map((id) => ({
      id,
      name: nameOn(world, id, duty.due ?? asOf),
    })),
    policy: policy ? { edition: policy.edition, effective: policy.effective } : null,
    countings: basis.countings,
    givenDue: basis.countings.length === 0 && duty.due !== null,
    holidays: world.calendar.years.filter(({ year }) => years.has(String(year))),
    missingYears: [
      ...new Set(asked.filter(({ uncovered }) => uncovered).map(({ from }) => from.slice(0, 4))),
    ],
    waiver: duty.waiver && {
      reason: duty.waiver.reason,
      at: duty.waiver.at,
      allowedBy: nameOn(world, duty.waiver.by, duty.waiver.at),
    },
    extensions: extensionsAsked(duty.extendedFrom ?? duty.due, facts.of(duty.id)).map(
      ({ from, to, granted, fact }) => ({
        from,
        to,
        granted,
        at: fact.day,
        reason: fact.data.what === 'extended' ? fact.data.reason : '',
        allowedBy: fact.data.what === 'extended' ? nameOn(world, fact.data.by, fact.day) : say('', ''),
      }),
    ),
    countsFrom: handedIn?.countsFrom ?? null,
    returns: handedIn ? returnsFor(handedIn, duty.owner, facts) : [],
    paper: paper && {
      received: paper.received,
      recordedOn: paper.recordedOn,
      keyedBy: nameOn(world, paper.actor, paper.recordedOn),
    },
  };
}

function nameOn({ people }: World, id: string, day: Day): Text {
  const name = spellOnOrBefore(people.get(id)?.spells ?? [], day)?.name ?? id;
  return told(say(name, name), sharesName(people, id, day) ? id : null);
}

type Basis = {
  readonly grounds: Grounds | null;
  readonly policy: Day | null;
  readonly countings: readonly Counting[];
};

function basisOf(world: World, duty: Duty, round: Round | undefined, facts: Facts): Basis {
  if (duty.kind === 'revise-policy') return revisionBasis(world, duty);
  if (round?.id === duty.subject) {
    const step = round.rule.then.findIndex((each) => each.do === duty.kind && each.by === duty.owner.id);
    const isReturn = duty.kind === 'submit' || duty.kind === 'visit';
    const countings = isReturn ? [roundCounting(world, round)] : stepCountings(world, round, step, duty);
    return { grounds: round.rule, policy: round.policy, countings };
  }
  return broughtBasis(world, duty, round, facts);
}

function roundCounting(world: World, round: Round): Counting {
  const offset = round.rule.windows[round.period.rhythm]?.due;
  if (!offset) throw new TypeError(`${round.id} has no window`);
  const anchor: Anchor = { what: 'period', period: round.period, anchor: offset.anchor };
  return counting(world, anchor, anchorDay(round.period, offset.anchor), offset);
}

function stepCountings(world: World, round: Round, index: number, duty: Duty): Counting[] {
  const step = round.rule.then[index];
  if (!step?.within) return [];
  const fromDue = index === 0 || step.from === 'due';
  const before = round.rule.then[index - 1]?.do ?? null;
  const anchor: Anchor = fromDue ? { what: 'round-due', step: null } : { what: 'step-done', step: before };
  const own = withinCounting(world, anchor, fromDue ? round.due : duty.opens, step.within, step.roll);
  return fromDue ? [roundCounting(world, round), ...own] : own;
}

function revisionBasis(world: World, duty: Duty): Basis {
  const policy = policyOn(world, duty.opens);
  const within = policy?.revision?.within ?? null;
  const due = dayWithin(world.calendar, duty.opens, within, 'none')?.day;
  const by = {
    count: due ? daysBetween(duty.opens, addDays(due, -1)) : 0,
    unit: 'days',
    roll: 'none',
  } as const;
  const anchor: Anchor = { what: 'effective', step: null };
  return {
    grounds: policy?.revision ?? null,
    policy: policy?.effective ?? null,
    countings: due ? [counting(world, anchor, duty.opens, by)] : [],
  };
}

function broughtBasis(world: World, duty: Duty, round: Round | undefined, facts: Facts): Basis {
  const fact = facts.of(duty.id).find(({ data }) => data.what === 'brought');
  const data = fact?.data.what === 'brought' ? fact.data : undefined;
  const rule = caseRule(world, data?.rule ?? null, duty.opens);
  const grounds = rule ? { ...rule, clause: duty.clause } : (round?.rule ?? null);
  return {
    grounds,
    policy: rule ? (policyOn(world, duty.opens)?.effective ?? null) : (round?.policy ?? null),
    countings:
      rule && data?.due === null
        ? withinCounting(world, { what: 'act', step: null }, duty.opens, rule.within, rule.roll)
        : [],
  };
}

function withinCounting(
  world: World,
  anchor: Anchor,
  from: Day,
  within: Within,
  roll: Offset['roll'],
): Counting[] {
  if (within === null) return [];
  if ('workdays' in within)
    return [counting(world, anchor, from, { count: within.workdays, unit: 'workdays', roll })];
  const unrolled = dayWithin(world.calendar, from, within, 'none')?.day ?? from;
  return [counting(world, anchor, from, { count: daysBetween(from, unrolled), unit: 'days', roll })];
}

const counting = (world: World, anchor: Anchor, from: Day, by: Omit<Offset, 'anchor'>): Counting => ({
  anchor,
  from,
  by,
  lines: dayLines(world.calendar, from, by),
});
