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

/** How long one wait for another writer lasts; several follow one another (transaction.ts). */
export const WAIT_MS = 250;

/** Events of some two thousand bytes fill pages of this size well; of SQLite's usual 4096 bytes a fifth stays empty. */
const PAGE_BYTES = 8192;

/** Opens a file that exists; before it is written to, `writeDurably` is called. */
export function openDb(file: string, mode: 'read' | 'write'): Db {
  const db = new Database(file, { readonly: mode === 'read', fileMustExist: true, timeout: WAIT_MS });
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  return db;
}

/** Opens for reading a file that is shorter than its own header says: else SQLite would not show a page of it. */
export function openDamaged(file: string): Db {
  const db = openDb(file, 'read');
  db.unsafeMode();
  db.pragma('writable_schema = ON');
  return db;
}

/**
 * Acknowledged means on disk. To be called on every connection that writes: turning on the WAL lowers `synchronous`
 * without a word, and then a power cut takes acknowledged records with it; so it is set, and read back.
 */
export function writeDurably(db: Db): void {
  // Takes effect in an empty file only.
  db.pragma(`page_size = ${PAGE_BYTES}`);
  const journalMode = db.pragma('journal_mode = WAL', { simple: true });
  db.pragma('synchronous = FULL');
  db.pragma('secure_delete = ON');
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journalMode !== 'wal' || synchronous !== 2) {
    throw new Error(
      `SQLite would lose records: journal_mode=${String(journalMode)}, synchronous=${String(synchronous)}`,
    );
  }
}

/** An empty database in memory. */
export const emptyDb = (): Db => new Database(':memory:');

/** An empty database beside a journal, whose events are read through it; it is gone when it is closed. */
export function besideJournal(file: string): Db {
  // An empty name is a temporary file of SQLite's own: memory stays flat however long the journal is.
  const db = new Database('', { timeout: WAIT_MS });
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  db.prepare('ATTACH ? AS kept').run(file);
  return db;
}
