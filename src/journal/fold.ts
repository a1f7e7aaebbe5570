import { canonicalJson } from '../kernel/canonical.ts';
import type { Day } from '../kernel/days.ts';
import type { SeenFact } from '../rules/duties/types.ts';
import { readEvent, splitSubject, type AnyKind, type Subjects } from './subjects.ts';
import type { Event, Rows } from './types.ts';

/** A subject as its events leave it. */
export type Folded = {
  readonly subject: string;
  /** The lowest rowid of its events: its number inside this database. */
  readonly n: number;
  readonly rows: Rows;
  readonly facts: readonly SeenFact[];
  /** Text under which it is found, as typed; null where it is not searched. */
  readonly text: string | null;
  /** The first event that this program does not know; what follows it is not folded. */
  readonly newer: Event | null;
};

/**
 * Folds the events of one subject, a pure function of all of them: they are put into the order of (tick, site, seq)
 * here, so the order in which they arrived cannot matter.
 */
export function foldSubject(subjects: Subjects, subject: string, events: readonly Event[]): Folded {
  const [name, id] = splitSubject(subject);
  const known = subjects.get(name)?.subject;
  let state: unknown;
  let facts: readonly SeenFact[] = [];
  let newer: Event | null = null;
  let seen: Day = '';
  for (const event of events.toSorted(inOrder)) {
    const read = readEvent(subjects, event);
    if (!read) {
      newer = event;
      break;
    }
    state = read.kind.apply(state, read.event);
    // An event is seen only with all that came before it on its subject.
    if (event.day > seen) seen = event.day;
    facts = factsAfter(read.kind, state, read.event, seen, facts);
  }
  return {
    subject,
    n: events.reduce((least, event) => Math.min(least, event.rowid), Number.MAX_SAFE_INTEGER),
    rows: known && state !== undefined ? known.rows(id, state) : {},
    facts,
    text: known && state !== undefined ? (known.text?.(state) ?? null) : null,
    newer,
  };
}

type Place = { readonly tick: number; readonly site: string; readonly seq: number };

/** Events of one subject count in this order; `at` gives days, never order. */
export function inOrder(a: Place, b: Place): number {
  if (a.tick !== b.tick) return a.tick - b.tick;
  if (a.site !== b.site) return a.site < b.site ? -1 : 1;
  return a.seq - b.seq;
}

/** What is said again unchanged keeps its place: an amendment elsewhere in a record makes it no later than before. */
function factsAfter(
  kind: AnyKind,
  state: unknown,
  event: Event,
  seen: Day,
  before: readonly SeenFact[],
): readonly SeenFact[] {
  const said = kind.facts?.(state, event);
  if (!said) return before;
  const kept = new Map(before.map((fact) => [canonicalJson([fact.key, fact.day, fact.data]), fact]));
  return said.map(
    (fact) =>
      (kept.size > 0 ? kept.get(canonicalJson([fact.key, fact.day, fact.data])) : undefined) ?? {
        ...fact,
        subject: event.subject,
        seen,
        tick: event.tick,
        site: event.site,
        seq: event.seq,
      },
  );
}
