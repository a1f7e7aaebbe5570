import type { SeenFact } from '../rules/duties/types.ts';
import { sql, type Db } from './db.ts';
import type { Folded } from './fold.ts';
import { searchable } from './search.ts';
import { foldedTables, splitSubject, type Subjects } from './subjects.ts';
import type { Program, SqlValue, Table } from './types.ts';

/** Makes the folded tables, empty. */
export function createTables(db: Db, program: Program<Db>): void {
  for (const table of foldedTables(program)) db.exec(table.ddl);
}

/**
 * Writes a subject's rows, facts and text; `before` is what stood there, null for a subject that is new. A subject
 * that a newer infoctl wrote never comes here a second time: nothing is written about it.
 */
export function writeFolded(db: Db, subjects: Subjects, now: Folded, before: Folded | null): void {
  const tables = subjects.get(splitSubject(now.subject)[0])?.subject.tables ?? [];
  if (before) removeFolded(db, tables, before);
  for (const table of tables) {
    const insert = sql(db, insertInto(table));
    for (const row of now.rows[table.name] ?? []) insert.run(row);
  }
  for (const fact of now.facts) insertFact(db, fact);
  if (now.text !== null) {
    sql(db, 'INSERT INTO search (rowid, words) VALUES (?, ?)').run(now.n, searchable(now.text));
  }
  if (now.newer) {
    sql(db, 'INSERT INTO newer_subjects VALUES (?, ?, ?)').run(
      now.subject,
      now.newer.kind,
      now.newer.version,
    );
  }
}

function removeFolded(db: Db, tables: readonly Table[], before: Folded): void {
  for (const table of tables) {
    const column = table.columns.indexOf(table.key);
    const remove = sql(db, `DELETE FROM ${table.name} WHERE ${table.key} = ?`);
    const keys = new Set<SqlValue | undefined>((before.rows[table.name] ?? []).map((row) => row[column]));
    for (const key of keys) remove.run(key);
  }
  const removeFact = sql(
    db,
    'DELETE FROM facts WHERE key = ? AND day = ? AND tick = ? AND site = ? AND seq = ? AND what = ?',
  );
  for (const fact of before.facts) {
    removeFact.run(fact.key, fact.day, fact.tick, fact.site, fact.seq, fact.data.what);
  }
  if (before.text !== null) sql(db, 'DELETE FROM search WHERE rowid = ?').run(before.n);
}

function insertFact(db: Db, fact: SeenFact): void {
  sql(
    db,
    'INSERT INTO facts (key, day, tick, site, seq, what, subject, seen, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(
    fact.key,
    fact.day,
    fact.tick,
    fact.site,
    fact.seq,
    fact.data.what,
    fact.subject,
    fact.seen,
    JSON.stringify(fact.data),
  );
}

const inserts = new WeakMap<Table, string>();

/** Names of tables and columns are the program's own, never input. */
function insertInto(table: Table): string {
  let text = inserts.get(table);
  if (text === undefined) {
    const places = table.columns.map(() => '?').join(', ');
    inserts.set(table, (text = `INSERT INTO ${table.name} (${table.columns.join(', ')}) VALUES (${places})`));
  }
  return text;
}
