import type { Day } from '../../kernel/days.ts';
import type { Duty, Facts, SeenFact } from './types.ts';

/** What is owed, before anything that happened is looked at. */
export type Owed = Omit<Duty, 'done' | 'waiver' | 'extendedFrom'>;

/** An extension that was asked for, and whether it counts. */
export type ExtensionAsked = {
  readonly fact: SeenFact;
  readonly from: Day;
  readonly to: Day;
  readonly granted: boolean;
};

/**
 * The duty with what was granted about it, and what fulfilled it. Waived stays waived, even where it was done after
 * all; both are kept, so that a listing can tell.
 */
export function withOutcome(owed: Owed, facts: Facts, done = doneBy(owed.id, facts)): Duty {
  const granted = facts.of(owed.id);
  if (granted.length === 0) return { ...owed, done, waiver: null, extendedFrom: null };
  const due = extensionsAsked(owed.due, granted).findLast((extension) => extension.granted)?.to;
  const waived = granted.find((fact) => fact.data.what === 'waived');
  return {
    ...owed,
    due: due ?? owed.due,
    // A date that somebody gave is not counted from anything.
    provisional: owed.provisional && due === undefined,
    done,
    waiver:
      waived?.data.what === 'waived'
        ? { reason: waived.data.reason, by: waived.data.by, at: waived.day }
        : null,
    extendedFrom: due === undefined ? null : owed.due,
  };
}

/** The first fact that says the duty was done, or null. */
function doneBy(id: string, facts: Facts): Duty['done'] {
  for (const { day, data } of facts.of(id)) if (data.what === 'fulfilled') return { on: day, by: data.by };
  return null;
}

/**
 * An extension is asked for until the end of the due date (as it then is) and gives a later one; one that was asked
 * for too late, gives no later date, or extends what has no due date, counts for nothing and is shown as that.
 */
export function extensionsAsked(due: Day | null, facts: readonly SeenFact[]): ExtensionAsked[] {
  const asked: ExtensionAsked[] = [];
  let current = due;
  for (const fact of facts) {
    if (fact.data.what !== 'extended' || current === null) continue;
    const granted: boolean = fact.day <= current && fact.data.due > current;
    asked.push({ fact, from: current, to: fact.data.due, granted });
    if (granted) current = fact.data.due;
  }
  return asked;
}
