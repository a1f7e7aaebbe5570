import type { Db } from '../../journal/db.ts';
import type { Settings } from './types.ts';

/** The settings as they were read from a file with this hash; undefined where that file was never read here. */
export function settingsUnder(db: Db, hash: string): Settings | undefined {
  const table = db
    .prepare<[], { n: number }>(`SELECT 1 AS n FROM sqlite_schema WHERE name = 'read_settings'`)
    .get();
  if (!table) return undefined;
  const row = db
    .prepare<[string], { settings: string }>('SELECT settings FROM read_settings WHERE hash = ?')
    .get(hash);
  return row && (JSON.parse(row.settings) as Settings);
}

/** Keeps what was read from the file with this hash, so that no listing has to load a YAML parser; the last one only. */
export function keepSettings(db: Db, hash: string, settings: Settings): void {
  db.transaction(() => {
    db.exec(
      'CREATE TABLE IF NOT EXISTS read_settings (hash TEXT PRIMARY KEY, settings TEXT NOT NULL) STRICT, WITHOUT ROWID',
    );
    db.prepare('DELETE FROM read_settings').run();
    db.prepare('INSERT INTO read_settings (hash, settings) VALUES (?, ?)').run(
      hash,
      JSON.stringify(settings),
    );
  }).immediate();
}

/** The hash of the policy text that was adopted last. */
export const adoptedPolicyHash = (db: Db): string | undefined =>
  db.prepare<[], { hash: string }>('SELECT hash FROM policies ORDER BY nth DESC LIMIT 1').get()?.hash;

/** Year → hash of the calendar text that was adopted last for it. */
export function adoptedCalendarHashes(db: Db): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { id: string; hash: string }>(
      'SELECT id, hash FROM calendars AS c WHERE nth = (SELECT max(nth) FROM calendars WHERE id = c.id)',
    )
    .all();
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** Form → hash of its version that was adopted last. */
export function adoptedFormHashes(db: Db): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { id: string; hash: string }>(
      'SELECT id, hash FROM forms AS f WHERE version = (SELECT max(version) FROM forms WHERE id = f.id)',
    )
    .all();
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

/** How many events the journal holds; rowids count them without a gap. */
export const eventCount = (db: Db): number =>
  db.prepare<[], { n: number }>('SELECT coalesce(max(rowid), 0) AS n FROM events').get()?.n ?? 0;

/** The zone of a journal, from its first event; while there is none, no day depends on it. */
export function zoneOf(db: Db): string {
  const first = db
    .prepare<[], { zone: string }>("SELECT body ->> '$.zone' AS zone FROM events WHERE rowid = 1")
    .get();
  return first?.zone ?? 'UTC';
}
