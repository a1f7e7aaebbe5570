import type { Day } from '../kernel/days.ts';
import type { Place } from './append.ts';
import { sql, type Db } from './db.ts';
import { eventsAbout } from './events.ts';
import { foldSubject, inOrder } from './fold.ts';
import { noteNumber } from './numbers.ts';
import { foldedBy, foldedTables, splitSubject, subjectsOf, type Subjects } from './subjects.ts';
import { createTables, writeFolded } from './tables.ts';
import type { Event, Program } from './types.ts';

const PAGE = 500;

/** What the tables are folded with. */
export type Folding = { readonly program: Program<Db>; readonly subjects: Subjects };

export const foldingOf = (program: Program<Db>): Folding => ({ program, subjects: subjectsOf(program) });

/**
 * Makes every folded table and fills it from the events; memory does not grow with the journal. With `asOf` only what
 * was seen by the end of that day: an event with all that came before it on its subject.
 */
export function foldEverything(db: Db, place: Place, folding: Folding, lastDay: Day, asOf?: Day): void {
  createTables(db, folding.program);
  for (const subject of subjectsInOrder(db)) {
    const events = seenBy(asOf, eventsAbout(db, place.zone, subject));
    if (events.length === 0) continue;
    writeFolded(db, folding.subjects, foldSubject(folding.subjects, subject, events), null);
    noteNumber(db, place.site, splitSubject(subject)[1]);
  }
  folding.program.index?.compute(db, lastDay);
}

function seenBy(asOf: Day | undefined, events: readonly Event[]): readonly Event[] {
  if (asOf === undefined) return events;
  const inTurn = events.toSorted(inOrder);
  const firstUnseen = inTurn.findIndex((event) => event.day > asOf);
  return firstUnseen < 0 ? inTurn : inTurn.slice(0, firstUnseen);
}

/** Every subject once, in the order of first events: the full-text index takes growing rowids far faster. */
function* subjectsInOrder(db: Db): Iterable<string> {
  const page = sql<{ rowid: number; subject: string }>(
    db,
    `SELECT rowid, subject FROM events AS event WHERE rowid > ?
       AND rowid = (SELECT rowid FROM events WHERE subject = event.subject ORDER BY rowid LIMIT 1)
     ORDER BY rowid LIMIT ${PAGE}`,
  );
  let last = 0;
  for (;;) {
    const found = page.all(last);
    for (const { subject } of found) yield subject;
    if (found.length < PAGE) return;
    last = found.at(-1)?.rowid ?? last;
  }
}

/** Throws all folded tables away and folds them anew; runs inside a transaction. */
export function rebuildTables(db: Db, place: Place, folding: Folding): void {
  for (const { name } of sql<{ name: string }>(db, 'SELECT name FROM folded_tables').all()) {
    db.exec(`DROP TABLE IF EXISTS "${name.replaceAll('"', '""')}"`);
  }
  const { last_day: lastDay } = sql<{ last_day: Day }>(db, 'SELECT last_day FROM journal').get() as {
    last_day: Day;
  };
  foldEverything(db, place, folding, lastDay);
  noteTables(db, folding.program);
}

/** Writes down which tables are folded and by what. */
export function noteTables(db: Db, program: Program<Db>): void {
  sql(db, 'DELETE FROM folded_tables').run();
  const note = sql(db, 'INSERT INTO folded_tables VALUES (?)');
  for (const table of foldedTables(program)) note.run(table.name);
  sql(db, 'UPDATE journal SET folded_by = ?').run(foldedBy(program));
}
