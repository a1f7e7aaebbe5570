import { dayIn, type Day } from '../kernel/days.ts';
import type { Place } from './append.ts';
import { temporaryDb, type Db } from './db.ts';
import type { Folding } from './perform.ts';
import { foldEverything } from './refold.ts';

/**
 * A temporary database that holds what was seen at the end of a day: the events of that day or before whose
 * predecessors on their subject were seen too, and every table folded from those alone. Computed from nothing: its
 * time grows with the journal. Whoever asks for it closes it.
 */
export function databaseAsOf(db: Db, place: Place, folding: Folding, day: Day): Db {
  const seen = temporaryDb();
  const columns = db
    .prepare<[], { name: string }>(`SELECT name FROM pragma_table_info('events')`)
    .all()
    .map(({ name }) => name);
  seen.exec(`CREATE TABLE events (rowid INTEGER PRIMARY KEY, ${columns.filter((name) => name !== 'rowid').join(', ')})`);
  const insert = seen.prepare(`INSERT INTO events (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`);
  const unseen = new Set<unknown>();
  const rows = db
    .prepare(`SELECT ${columns.join(', ')}, subject AS subject_, at AS at_ FROM events ORDER BY tick, site, seq`)
    .raw()
    .iterate() as IterableIterator<unknown[]>;
  for (const row of rows) {
    const [subject, at] = row.slice(-2);
    if (unseen.has(subject)) continue;
    if (dayIn(place.zone, String(at)) > day) unseen.add(subject);
    else insert.run(row.slice(0, -2));
  }
  seen.exec('CREATE INDEX events_by_subject ON events (subject)');
  foldEverything(seen, place, folding, day);
  return seen;
}
