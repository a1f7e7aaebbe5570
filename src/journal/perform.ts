import type { Moment } from '../kernel/clock.ts';
import { dayIn } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { append, type Place } from './append.ts';
import { sql, type Db } from './db.ts';
import { eventsAbout } from './events.ts';
import { foldSubject, type Folded } from './fold.ts';
import { readEvent, type Subjects } from './subjects.ts';
import { writeFolded } from './tables.ts';
import type { Authorship, Event, NewEvent, Program, Reach, Touched } from './types.ts';

export type Folding = { readonly program: Program<Db>; readonly subjects: Subjects };

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
  const before = sql<Counters>(db, 'SELECT tick, last_day FROM journal').get() as Counters;
  const events = append(db, place, authorship, moment, before.tick, newEvents);
  const day = dayIn(place.zone, moment.at);
  const lastDay = day > before.last_day ? day : before.last_day;
  sql(db, 'UPDATE journal SET tick = ?, last_day = ?').run(before.tick + events.length, lastDay);
  const changed = foldAnew(db, place, folding.subjects, events);
  folding.program.index?.update(db, {
    events,
    before: changed.flatMap(({ before: folded }) => folded?.facts ?? []),
    after: changed.flatMap(({ now }) => now.facts),
    reaches: reachesOf(folding.subjects, events),
    lastDayBefore: before.last_day,
    lastDay,
  } satisfies Touched);
  return events;
}

type Changed = { readonly now: Folded; readonly before: Folded | null };

/** Folds each subject of the new events from all its events, and replaces its rows. */
function foldAnew(db: Db, place: Place, subjects: Subjects, events: readonly Event[]): Changed[] {
  const firstRowid = events[0]?.rowid ?? 0;
  const changed: Changed[] = [];
  for (const [subject, added] of Map.groupBy(events, (event) => event.subject)) {
    const earlier = eventsAbout(db, place.zone, subject, firstRowid - 1);
    const before = earlier.length > 0 ? foldSubject(subjects, subject, earlier) : null;
    if (before?.newer) throw writtenByNewer(before);
    const now = foldSubject(subjects, subject, [...earlier, ...added]);
    writeFolded(db, subjects, now, before);
    changed.push({ now, before });
  }
  return changed;
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
