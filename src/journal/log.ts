import type { Clock } from '../kernel/clock.ts';
import { erasedLeaves } from './chain.ts';
import { sql, type Db } from './db.ts';
import { eventOf, eventRows, type EventFilter } from './events.ts';
import { clockFlags, type ClockFlag } from './flags.ts';
import { readEvent, type Subjects } from './subjects.ts';
import type { Event } from './types.ts';

/** An event as `log` shows it. Hashes in hex. */
export type LogEntry = {
  readonly event: Event;
  readonly hash: string;
  readonly after: string | null;
  readonly flags: readonly ClockFlag[];
  /** Names of the leaves whose answer was erased. */
  readonly erased: readonly string[];
  /** True where a newer infoctl wrote a kind or version that this one does not know. */
  readonly newer: boolean;
};

/** Events with their proofs and what is odd about them, in the order in which they came into this database. */
export function* logOf(
  db: Db,
  zone: string,
  subjects: Subjects,
  clock: Clock,
  filter: EventFilter = {},
): Iterable<LogEntry> {
  const now = clock.now().at;
  const before = sql<{ at: string }>(db, 'SELECT at FROM events WHERE site = ? AND seq = ?');
  for (const row of eventRows(db, filter)) {
    const event = eventOf(row, zone);
    if (
      (filter.from !== undefined && event.day < filter.from) ||
      (filter.to !== undefined && event.day > filter.to)
    )
      continue;
    yield {
      event,
      hash: row.hash.toString('hex'),
      after: row.after?.toString('hex') ?? null,
      flags: clockFlags(row, before.get(row.site, row.seq - 1)?.at, now),
      erased: row.erased === null ? [] : [...erasedLeaves(row.erased).keys()],
      newer: readEvent(subjects, event) === undefined,
    };
  }
}
