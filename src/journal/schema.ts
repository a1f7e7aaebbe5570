import type { Db } from './db.ts';

/** The journal's own schema. A newer minor stays usable by this program, a newer major does not. */
export const SCHEMA = { major: 1, minor: 0 };

/** Bytes 68 to 71 of the file: by them `file` and this program know a journal of infoctl ("ifct"). */
export const APPLICATION_ID = 0x69_66_63_74;

/**
 * What an erasing event allows: body, salts and erased leaves of events about its own subject. Everything else about
 * an event stays for ever. These triggers stop accidents; the chain shows the rest.
 */
const KEPT_COLUMNS =
  'rowid, site, seq, tick, at, clock, actor, by, channel, kind, version, subject, after, prev, body_hash, hash'.split(', ');

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

/** Creates the tables that hold what happened; the folded ones are made by the fold. */
export function createSchema(db: Db): void {
  db.exec(TABLES);
  db.pragma(`application_id = ${APPLICATION_ID}`);
}
