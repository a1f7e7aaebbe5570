import fs from 'node:fs';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import type { Clock, Moment } from '../kernel/clock.ts';
import { dayIn, type Day } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';
import { headOf, type Place } from './append.ts';
import { databaseAsOf } from './as-of.ts';
import { openDb, sql, type Db } from './db.ts';
import { eventsOf, type EventFilter } from './events.ts';
import { explained, explaining } from './faults.ts';
import { record, type Folding } from './perform.ts';
import { foldEverything, noteTables, rebuildTables } from './refold.ts';
import { createSchema, SCHEMA } from './schema.ts';
import { foldedBy, subjectsOf } from './subjects.ts';
import { immediately } from './transaction.ts';
import type { Authorship, Event, NewEvent, Program } from './types.ts';

export type { Db } from './db.ts';

/** The journal of one workspace, open. */
export type Journal = {
  /** For reading; nothing but `perform` writes what is folded. */
  readonly db: Db;
  readonly site: string;
  readonly zone: string;
  readonly workspaceId: string;
  /** What a person should be told of the journal, though everything works. */
  readonly warnings: readonly Text[];
  /**
   * One act, one transaction: `act` reads what it needs, decides and gives the events to be written (or throws, and
   * nothing is written); they are appended, folded and indexed. When this returns they are on disk.
   */
  perform(authorship: Authorship, act: (db: Db, moment: Moment, day: Day) => readonly NewEvent[]): Event[];
  /** Events in the order in which they came in; their bodies as written. */
  events(filter?: EventFilter): Iterable<Event>;
  /** A temporary database of what was seen at the end of an earlier day; whoever asks for it closes it. */
  asOf(day: Day): Db;
  /** Folds all tables anew from the events. */
  rebuild(): void;
  /** The greatest day of all events. */
  lastDay(): Day;
  /** A keyed hash (hex) by which the rows of imports are compared; it tells nothing of the text and outlives it. */
  rowKey(text: string): string;
  close(): void;
};

export type OpenOptions = {
  readonly file: string;
  readonly program: Program<Db>;
  readonly mode: 'read' | 'write';
  /** Where the head is kept outside: `heads/` in the user's configuration. */
  readonly headsFolder: string;
  readonly clock: Clock;
};

export type CreateOptions = Omit<OpenOptions, 'mode'> & {
  readonly site: string;
  readonly zone: string;
  readonly workspaceId?: string;
};

type JournalRow = {
  readonly schema_major: number;
  readonly schema_minor: number;
  readonly written_by: string;
  readonly folded_by: string;
  readonly workspace: string;
  readonly site: string;
  readonly zone: string;
  readonly row_key: Buffer;
};

/** Makes the journal of a new workspace; its first event says whose it is. Throws refused `journal-exists`. */
export function createJournal(options: CreateOptions): Journal {
  const { file, program, clock, site, zone, workspaceId = randomUUID() } = options;
  // Made here with its mode, because SQLite would make it readable by all.
  fs.closeSync(fs.openSync(file, 'wx', 0o600));
  try {
    const db = openDb(file, 'write');
    const moment = clock.now();
    const folding = { program, subjects: subjectsOf(program) };
    const place = { site, zone };
    immediately(db, () => {
      createSchema(db);
      sql(db, 'INSERT INTO journal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
        SCHEMA.major,
        SCHEMA.minor,
        program.version,
        '',
        workspaceId,
        site,
        zone,
        randomBytes(32),
        0,
        dayIn(zone, moment.at),
      );
      foldEverything(db, place, folding, dayIn(zone, moment.at));
      noteTables(db, folding, foldedBy(program));
      record(db, place, folding, { actor: 'setup', by: 'setup', channel: 'terminal' }, moment, [
        {
          kind: 'workspace.created',
          version: 1,
          subject: `workspace:${workspaceId}`,
          body: { workspace: workspaceId, site, zone },
        },
      ]);
    });
    db.close();
  } catch (error) {
    fs.rmSync(file, { force: true });
    throw explained(error, file);
  }
  return openJournal({ ...options, mode: 'write' });
}

/** Opens the journal of a workspace. */
export function openJournal(options: OpenOptions): Journal {
  const { file, program, mode, clock } = options;
  return explaining(file, () => {
    const db = openDb(file, mode);
    const row = sql<JournalRow>(db, 'SELECT * FROM journal').get() as JournalRow;
    const place: Place = { site: row.site, zone: row.zone };
    const folding: Folding = { program, subjects: subjectsOf(program) };
    if (mode === 'write' && row.folded_by !== foldedBy(program)) {
      immediately(db, () => rebuildTables(db, place, folding, foldedBy(program)));
    }
    return {
      db,
      site: row.site,
      zone: row.zone,
      workspaceId: row.workspace,
      warnings: [],
      perform: (authorship, act) =>
        explaining(file, () =>
          immediately(db, () => {
            const moment = clock.now();
            const newEvents = act(db, moment, dayIn(place.zone, moment.at));
            return record(db, place, folding, authorship, moment, newEvents);
          }),
        ),
      events: (filter) => eventsOf(db, place.zone, filter),
      asOf: (day) => explaining(file, () => databaseAsOf(db, place, folding, day)),
      rebuild: () => explaining(file, () => immediately(db, () => rebuildTables(db, place, folding, foldedBy(program)))),
      lastDay: () => (sql<{ last_day: Day }>(db, 'SELECT last_day FROM journal').get() as { last_day: Day }).last_day,
      rowKey: (text) => createHmac('sha256', row.row_key).update(text, 'utf8').digest('hex'),
      close: () => db.close(),
    };
  });
}
void InfoctlError;
void say;
void headOf;
