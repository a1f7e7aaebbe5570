import type { Clock, Moment } from '../kernel/clock.ts';
import { dayIn, type Day } from '../kernel/days.ts';
import type { Text } from '../kernel/language.ts';
import { headOf } from './append.ts';
import { asOfDay, type PastTables } from './as-of.ts';
import { beginJournal, type CreateOptions } from './begin.ts';
import { connect, type Connection } from './connect.ts';
import { sql, type Db } from './db.ts';
import { eventsOf, type EventFilter } from './events.ts';
import { explained, explaining, sqliteCode } from './faults.ts';
import { headWarning, keepHead } from './heads.ts';
import { logOf, type LogEntry } from './log.ts';
import { record } from './perform.ts';
import { foldingOf, rebuildTables, type Folding } from './refold.ts';
import { keyedHash } from './row-key.ts';
import { searchWords, type Hit } from './search.ts';
import { immediately } from './transaction.ts';
import type { Authorship, Event, NewEvent, Program } from './types.ts';
import { requireProven } from './verify-chain.ts';
import { verifyJournal, type Anchor, type Verification, type VerifyOptions } from './verify.ts';

export type { Db } from './db.ts';

/** The journal of one workspace, open. What SQLite or the disk raise comes out as an InfoctlError. */
export type Journal = {
  /** For reading; nothing but `perform` writes what is folded. */
  readonly db: Db;
  readonly site: string;
  readonly zone: string;
  readonly workspaceId: string;
  /** What a person should be told of the journal though everything works; grows as things happen. */
  readonly warnings: readonly Text[];
  /** How many events were written through this connection. */
  readonly written: number;
  /**
   * One act, one transaction: `act` reads what it needs, decides and gives the events to be written (or throws, and
   * nothing is written); they are appended, folded and indexed. When this returns they are on disk.
   */
  perform(authorship: Authorship, act: (db: Db, moment: Moment, day: Day) => readonly NewEvent[]): Event[];
  /** Events in the order in which they came in; their bodies as written. */
  events(filter?: EventFilter): Iterable<Event>;
  /** The same with their proofs and what is odd about them. */
  log(filter?: EventFilter): Iterable<LogEntry>;
  /** The subjects whose text holds every word, newest first; words of one or two characters are found too. */
  search(words: readonly string[]): Iterable<Hit>;
  /** Holds chain, tables, file and outside heads against one another; changes nothing. */
  verify(options?: VerifyOptions): Verification;
  /** Folds all tables anew from the events. Throws integrity `not-proven` where one does not match its proofs. */
  rebuild(): void;
  /** The tables as they were at the end of a day, folded for this question; to be closed. */
  asOf(day: Day): PastTables;
  /** The last event of this site, as documents print it. */
  head(): Anchor;
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

/** Makes the journal of a new workspace and opens it. Throws refused `journal-exists`. */
export function createJournal(options: CreateOptions): Journal {
  beginJournal(options);
  return openJournal({ ...options, mode: 'write' });
}

/**
 * Opens the journal of a workspace. For reading, a private copy serves where the folder may not be written. Throws
 * not-found `no-journal`, integrity `not-a-journal` or `damaged`, refused `newer-journal` or `not-writable`.
 */
export function openJournal(options: OpenOptions): Journal {
  const { file, program, mode } = options;
  const folding = foldingOf(program);
  return explaining(file, () => opened(options, folding, connect(file, mode, folding)));
}

function opened(options: OpenOptions, folding: Folding, connection: Connection): Journal {
  const { file, mode, headsFolder, clock } = options;
  const { db, row } = connection;
  const { site, zone, workspace } = row;
  const warnings: Text[] = [];
  const warn = (warning: Text | undefined): void => {
    if (warning && !warnings.some(({ en }) => en === warning.en)) warnings.push(warning);
  };
  const write = <T>(act: () => T): T => {
    if (mode === 'read') throw new Error('the journal was opened for reading');
    try {
      return immediately(db, act);
    } catch (error) {
      // The kernel may have forgotten the page that it could not write: this connection can no longer be trusted.
      if (sqliteCode(error).endsWith('FSYNC')) db.close();
      throw explained(error, file);
    }
  };
  if (mode === 'write') warn(headWarning(db, headsFolder, workspace, site));
  let written = 0;
  return {
    db,
    site,
    zone,
    workspaceId: workspace,
    warnings,
    get written() {
      return written;
    },
    perform: (authorship, act) => {
      const events = write(() => {
        const moment = clock.now();
        return record(db, row, folding, authorship, moment, act(db, moment, dayIn(zone, moment.at)));
      });
      written += events.length;
      if (events.length > 0) warn(keepHead(db, headsFolder, workspace, site));
      return events;
    },
    events: (filter) => eventsOf(db, zone, filter),
    log: (filter) => logOf(db, zone, folding.subjects, clock, filter),
    search: (words) => searchWords(db, zone, folding.subjects, words),
    verify: (asked = {}) =>
      explaining(file, () => verifyJournal(connection.file, folding, headsFolder, clock.now().at, asked)),
    rebuild: () =>
      write(() => {
        requireProven(db, zone, clock.now().at);
        rebuildTables(db, row, folding);
      }),
    asOf: (day) => asOfDay(connection.file, row, folding, day),
    head: () => {
      const { seq, hash } = headOf(db, site);
      return { workspace, seq, hash: hash?.toString('hex') ?? '' };
    },
    lastDay: () =>
      (sql<{ last_day: Day }>(db, 'SELECT last_day FROM journal').get() as { last_day: Day }).last_day,
    rowKey: keyedHash(row.row_key),
    close: () => connection.close(),
  };
}
