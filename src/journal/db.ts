import Database from 'better-sqlite3';

/** A connection to the database of one workspace. */
export type Db = Database.Database;

const statements = new WeakMap<Db, Map<string, Database.Statement<unknown[], unknown>>>();

/** The prepared statement of this text on this connection, prepared once. */
export function sql<Row = unknown>(db: Db, text: string): Database.Statement<unknown[], Row> {
  let known = statements.get(db);
  if (!known) statements.set(db, (known = new Map()));
  let statement = known.get(text);
  if (!statement) known.set(text, (statement = db.prepare(text)));
  return statement as Database.Statement<unknown[], Row>;
}

/** How long one wait for another writer lasts; several follow one another (busy.ts). */
export const WAIT_MS = 250;

/**
 * Opens a file that exists. `synchronous=FULL` is set on every open and read back, because turning on the WAL lowers
 * it without a word, and then a power cut takes acknowledged records with it.
 */
export function openDb(file: string, mode: 'read' | 'write'): Db {
  const db = new Database(file, { readonly: mode === 'read', fileMustExist: true, timeout: WAIT_MS });
  try {
    db.pragma('trusted_schema = OFF');
    db.pragma('cell_size_check = ON');
    if (mode === 'write') {
      const journalMode = db.pragma('journal_mode = WAL', { simple: true });
      db.pragma('synchronous = FULL');
      db.pragma('secure_delete = ON');
      const synchronous = db.pragma('synchronous', { simple: true });
      if (journalMode !== 'wal' || synchronous !== 2) {
        throw new Error(`SQLite runs with journal_mode=${String(journalMode)}, synchronous=${String(synchronous)}`);
      }
    }
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** An empty database in a temporary file of SQLite's own, which is gone when it is closed. */
export function temporaryDb(): Db {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  return db;
}
