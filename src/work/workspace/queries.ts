import type { Db } from '../../journal/db.ts';
import type { Settings } from './types.ts';

/** The settings as they were read from this text; undefined where it was never read here. */
export function settingsIn(db: Db, text: string): Settings | undefined {
  const table = db
    .prepare<[], { n: number }>(`SELECT 1 AS n FROM sqlite_schema WHERE name = 'settings_read'`)
    .get();
  if (!table) return undefined;
  const row = db
    .prepare<[string], { settings: string }>('SELECT settings FROM settings_read WHERE text = ?')
    .get(text);
  return row && (JSON.parse(row.settings) as Settings);
}

/** Keeps what was read from a text, so that no listing has to load a YAML parser; the last one only. */
export function keepSettings(db: Db, text: string, settings: Settings): void {
  db.transaction(() => {
    db.exec('CREATE TABLE IF NOT EXISTS settings_read (text TEXT NOT NULL, settings TEXT NOT NULL) STRICT');
    db.prepare('DELETE FROM settings_read').run();
    db.prepare('INSERT INTO settings_read (text, settings) VALUES (?, ?)').run(
      text,
      JSON.stringify(settings),
    );
  }).immediate();
}

/** The policy text that was adopted last. */
export const adoptedPolicyText = (db: Db): string | undefined =>
  db.prepare<[], { text: string }>('SELECT text FROM policies ORDER BY nth DESC LIMIT 1').get()?.text;

/** Year → the calendar text that was adopted last for it. */
export function adoptedCalendarTexts(db: Db): ReadonlyMap<string, string> {
  const rows = db
    .prepare<[], { id: string; text: string }>(
      'SELECT id, text FROM calendars AS c WHERE nth = (SELECT max(nth) FROM calendars WHERE id = c.id)',
    )
    .all();
  return new Map(rows.map(({ id, text }) => [id, text]));
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
