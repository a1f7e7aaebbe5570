import type { Moment } from '../kernel/clock.ts';
import { dayIn } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { append, type Place } from './append.ts';
import { sql, type Db } from './db.ts';
import type { EventRow } from './chain.ts';
import { eventOf, rowsAbout } from './events.ts';
import { foldSubject, inOrder, type Folded } from './fold.ts';
import type { Folding } from './refold.ts';
import { readEvent, type Subjects } from './subjects.ts';
import { writeFolded } from './tables.ts';
import type { Authorship, Event, NewEvent, Reach } from './types.ts';

type Counters = { readonly tick: number; readonly last_day: string };

/** Appends the events, folds their subjects and brings the index up to date; runs inside a transaction. */
export function record(
  db: Db,
  place: Place,
  folding: Folding,
  authorship: Authorship,
  moment: Moment,
  newEvents: readonly NewEvent[],
): Event[] {
  if (newEvents.length === 0) return [];
  const { subjects, program } = folding;
  const { tick, last_day: lastDayBefore } = sql<Counters>(
    db,
    'SELECT tick, last_day FROM journal',
  ).get() as Counters;
  const earlier = new Map(newEvents.map(({ subject }) => [subject, rowsAbout(db, subject)]));
  const events = append(db, { place, authorship, moment, tick, lastAbout: lastHashes(earlier) }, newEvents);
  const day = dayIn(place.zone, moment.at);
  const lastDay = day > lastDayBefore ? day : lastDayBefore;
  sql(db, 'UPDATE journal SET tick = ?, last_day = ?').run(tick + events.length, lastDay);

  const changed = [...Map.groupBy(events, ({ subject }) => subject)].map(([subject, added]) =>
    foldAnew(
      db,
      subjects,
      subject,
      (earlier.get(subject) ?? []).map((row) => eventOf(row, place.zone)),
      added,
    ),
  );
  program.index?.update(db, {
    events,
    before: changed.flatMap(({ before }) => before?.facts ?? []),
    after: changed.flatMap(({ now }) => now.facts),
    reaches: reachesOf(subjects, events),
    lastDayBefore,
    lastDay,
  });
  return events;
}

function lastHashes(earlier: ReadonlyMap<string, readonly EventRow[]>): Map<string, Buffer> {
  const hashes = new Map<string, Buffer>();
  for (const [subject, rows] of earlier) {
    const last = rows.toSorted(inOrder).at(-1);
    if (last) hashes.set(subject, last.hash);
  }
  return hashes;
}

type Changed = { readonly now: Folded; readonly before: Folded | null };

/** Folds a subject from all its events, and replaces its rows. */
function foldAnew(
  db: Db,
  subjects: Subjects,
  subject: string,
  earlier: Event[],
  added: readonly Event[],
): Changed {
  const before = earlier.length > 0 ? foldSubject(subjects, subject, earlier) : null;
  if (before?.newer) throw writtenByNewer(before);
  const now = foldSubject(subjects, subject, [...earlier, ...added]);
  if (now.newer)
    throw new Error(`this program does not know ${now.newer.kind}, version ${now.newer.version}`);
  writeFolded(db, subjects, now, before);
  return { now, before };
}

const writtenByNewer = ({ subject, newer }: Folded): InfoctlError =>
  new InfoctlError(
    'refused',
    'written-by-newer',
    say(
      `${subject} 由更新版本的 infoctl 写过（${newer?.kind}，第 ${newer?.version} 版），本版本看不全，不能再改。请先升级 infoctl。`,
      `${subject} was written by a newer infoctl (${newer?.kind}, version ${newer?.version}); this one does not see all of it and may not change it. Upgrade infoctl first.`,
    ),
  );

function reachesOf(subjects: Subjects, events: readonly Event[]): { reach: Reach; event: Event }[] {
  return events.flatMap((event) => {
    const reach = readEvent(subjects, event)?.kind.reaches;
    return reach ? [{ reach, event }] : [];
  });
}
