import type { Day } from '../../kernel/days.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { ReturnRule } from '../policy/types.ts';
import { compareFacts } from './facts.ts';
import { dutyId, returnKey } from './ids.ts';
import { withOutcome } from './outcome.ts';
import type { Duty, Facts, Owner, Round, SeenFact, World } from './types.ts';

/** What a client owes is a visit, every other return a submission. */
export const returnKind = (owner: Owner): 'submit' | 'visit' =>
  owner.kind === 'client' ? 'visit' : 'submit';

/** The return that one owner owes in a round, with what became of it. */
export function returnDuty(_world: World, round: Round, owner: Owner, facts: Facts): Duty {
  const kind = returnKind(owner);
  const key = returnKey(round.rule.form, round.period.name, owner.kind, owner.id);
  const counted = countedReturn(round, key, facts);
  return withOutcome(
    {
      id: dutyId(kind, round.id, owner.id),
      kind,
      subject: round.id,
      owner,
      form: round.rule.form,
      round: round.id,
      period: round.period.name,
      opens: round.opens,
      due: round.due,
      provisional: round.provisional,
      clause: round.rule.clause,
    },
    facts,
    counted && { on: counted.on, by: counted.record },
  );
}

/** A record that was handed in for a duty, and the day it counts for; null: it is an attempt, no fulfilment. */
export type Return = { readonly record: string; readonly fact: SeenFact; readonly on: Day | null };

/** Every record handed in for a duty, the one that counts first. */
export function returnsFor(round: Round, owner: Owner, facts: Facts): Return[] {
  const key = returnKey(round.rule.form, round.period.name, owner.kind, owner.id);
  return allReturns(round, facts.of(key), facts).toSorted(earliestFirst);
}

/** The earliest record that counts. Without `counts-if` only the first is looked at: thousands may share a key. */
function countedReturn(round: Round, key: string, facts: Facts): { record: string; on: Day } | null {
  const first = facts.first(key);
  if (first === undefined) return null;
  const handedIn = round.rule.countsIf === null ? [first] : facts.of(key);
  const earliest = allReturns(round, handedIn, facts).toSorted(earliestFirst)[0];
  return earliest && earliest.on !== null ? { record: earliest.record, on: earliest.on } : null;
}

function allReturns(round: Round, handedIn: readonly SeenFact[], facts: Facts): Return[] {
  const returns: Return[] = [];
  for (const fact of handedIn) {
    if (fact.data.what !== 'return') continue;
    const { record } = fact.data;
    const day = dayItCounts(round.rule, fact, facts);
    // A record amended to this period counts from the first day on which one may count at all.
    returns.push({ record, fact, on: day !== null && day < round.countsFrom ? round.countsFrom : day });
  }
  return returns;
}

/**
 * The day a record counts for: its own, or where the rule counts only certain answers, that of the first version that
 * gave one. A record that no longer says so counts no more.
 */
function dayItCounts(rule: ReturnRule, fact: SeenFact, facts: Facts): Day | null {
  if (rule.countsIf === null || fact.data.what !== 'return') return fact.day;
  const wanted = Object.entries(rule.countsIf);
  const versions = facts.versions(fact.data.record);
  const says = versions.map(({ answers }) => wanted.every(([field, codes]) => gives(answers[field], codes)));
  if (says.at(-1) !== true) return null;
  const first = says.indexOf(true);
  const day = versions[first]?.day;
  return first === 0 || day === undefined || day < fact.day ? fact.day : day;
}

function gives(answer: Json | undefined, codes: readonly string[]): boolean {
  if (Array.isArray(answer)) return answer.some((each: Json) => gives(each, codes));
  return answer !== null && typeof answer !== 'object' && codes.includes(String(answer));
}

function earliestFirst(a: Return, b: Return): number {
  if (a.on === b.on) return compareFacts(a.fact, b.fact);
  if (a.on === null || b.on === null) return a.on === null ? 1 : -1;
  return a.on < b.on ? -1 : 1;
}
