import type { Day } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { sql, type Db } from './db.ts';

/** The journal's own schema. A newer minor stays usable by this program, a newer major does not. */
export const SCHEMA = { major: 1, minor: 0 };

/** Bytes 68 to 71 of the file: by them `file` and this program know a journal of infoctl ("ifct"). */
const APPLICATION_ID = 0x69_66_63_74;

/**
 * What an erasing event allows: body, salts and erased leaves of events about its own subject. Everything else about
 * an event stays for ever. These triggers stop accidents; the chain shows the rest.
 */
const KEPT_COLUMNS =
  'rowid, site, seq, tick, at, clock, actor, by, channel, kind, version, subject, after, prev, body_hash, hash'.split(
    ', ',
  );

const TABLES = `
  CREATE TABLE events (
    rowid INTEGER PRIMARY KEY, site TEXT NOT NULL, seq INTEGER NOT NULL, tick INTEGER NOT NULL, at TEXT NOT NULL,
    clock TEXT NOT NULL, actor TEXT NOT NULL, by TEXT NOT NULL, channel TEXT NOT NULL, kind TEXT NOT NULL,
    version INTEGER NOT NULL, subject TEXT NOT NULL, after BLOB, prev BLOB, body_hash BLOB NOT NULL, hash BLOB NOT NULL,
    salts BLOB NOT NULL, erased TEXT, body TEXT NOT NULL, UNIQUE (site, seq)) STRICT;
  CREATE INDEX events_by_subject ON events (subject);

  CREATE TRIGGER events_are_kept BEFORE DELETE ON events
    BEGIN SELECT RAISE (ABORT, 'events are never deleted'); END;
  CREATE TRIGGER events_stay_as_written BEFORE UPDATE ON events
    WHEN NEW.erased IS NULL
      OR NOT EXISTS (SELECT 1 FROM events WHERE subject = OLD.subject AND kind LIKE '%.erased')
      OR ${KEPT_COLUMNS.map((column) => `NEW.${column} IS NOT OLD.${column}`).join(' OR ')}
    BEGIN SELECT RAISE (ABORT, 'events are never changed'); END;

  -- One row: whose journal this is, and what would be dear to ask of all events.
  CREATE TABLE journal (
    schema_major INTEGER NOT NULL, schema_minor INTEGER NOT NULL, written_by TEXT NOT NULL, folded_by TEXT NOT NULL,
    workspace TEXT NOT NULL, site TEXT NOT NULL, zone TEXT NOT NULL, row_key BLOB NOT NULL,
    tick INTEGER NOT NULL, last_day TEXT NOT NULL) STRICT;
  CREATE TABLE folded_tables (name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;`;

export type JournalRow = {
  readonly schema_major: number;
  readonly schema_minor: number;
  /** The infoctl that gave the journal this schema. */
  readonly written_by: string;
  readonly folded_by: string;
  readonly workspace: string;
  readonly site: string;
  readonly zone: string;
  readonly row_key: Buffer;
  readonly tick: number;
  readonly last_day: Day;
};

/** The journal's one row. Throws integrity `not-a-journal`, refused `newer-journal`. */
export function journalRow(db: Db, file: string): JournalRow {
  if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw notAJournal(file);
  const row = sql<JournalRow>(db, 'SELECT * FROM journal').get();
  if (!row) throw notAJournal(file);
  if (row.schema_major > SCHEMA.major) throw newerJournal(file, row);
  return row;
}

const notAJournal = (file: string): InfoctlError =>
  new InfoctlError(
    'integrity',
    'not-a-journal',
    say(
      `${file} 不是 infoctl 的日志，没有动它。请检查工作区文件夹，或从备份恢复。`,
      `${file} is not a journal of infoctl and was left alone. Check the workspace folder, or restore a backup.`,
    ),
  );

const newerJournal = (file: string, row: JournalRow): InfoctlError =>
  new InfoctlError(
    'refused',
    'newer-journal',
    say(
      `${file} 已由 infoctl ${row.written_by} 改为新格式（${row.schema_major}.${row.schema_minor}），本版本不能读。请安装 infoctl ${row.written_by} 或更新的版本。`,
      `${file} was brought to a newer format (${row.schema_major}.${row.schema_minor}) by infoctl ${row.written_by}, which this version cannot read. Install infoctl ${row.written_by} or later.`,
    ),
  );

/** Creates the tables that hold what happened; the folded ones are made by the fold. */
export function createSchema(db: Db): void {
  db.exec(TABLES);
  db.pragma(`application_id = ${APPLICATION_ID}`);
}
