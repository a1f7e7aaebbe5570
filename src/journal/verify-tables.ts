import type { Day } from '../kernel/days.ts';
import { emptyDb, sql, type Db } from './db.ts';
import { ofJournal, type Finding } from './findings.ts';
import { foldEverything, type Folding } from './refold.ts';
import { createSchema, SCHEMA, type JournalRow } from './schema.ts';
import { foldedTables } from './subjects.ts';

/**
 * Folds everything anew beside the journal and compares, table by table, both ways. `db` is an empty database to which
 * the journal is attached as `kept`.
 */
export function verifyTables(db: Db, row: JournalRow, folding: Folding, lastDay: Day): Finding[] {
  try {
    foldEverything(db, row, folding, lastDay);
  } catch (error) {
    return [
      ofJournal(
        'not-foldable',
        `事件无法重新汇总，数据表没有比对：${String(error)}`,
        `The events cannot be folded anew, so the tables were not compared: ${String(error)}`,
      ),
    ];
  }
  const tables = foldedTables(folding.program);
  return [...tables.flatMap((table) => compare(db, table.name, table.columns)), ...schemaFindings(db, row)];
}

function compare(db: Db, table: string, columns: readonly string[]): Finding[] {
  try {
    if (table === 'search') return differs(db, vocabularyDifference(db)) ? [differing('search')] : [];
    // A number that was taken and not used leaves the counter ahead; behind, it would give one twice.
    if (table === 'numbers') return differs(db, NUMBERS_BEHIND) ? [differing(table)] : [];
    return differs(db, difference(table, columns)) ? [differing(table)] : [];
  } catch {
    return [differing(table)];
  }
}

const differs = (db: Db, query: string): boolean => db.prepare(query).get() !== undefined;

const NUMBERS_BEHIND = `SELECT 1 FROM main.numbers AS fresh LEFT JOIN kept.numbers AS kept USING (prefix)
  WHERE kept.last IS NULL OR kept.last < fresh.last LIMIT 1`;

/** Rows that stand on one side only, or not equally often. */
function difference(table: string, columns: readonly string[]): string {
  const list = columns.map((column) => `"${column}"`).join(', ');
  const rows = (schema: string): string => `SELECT ${list} FROM ${schema}."${table}"`;
  const oneWay = (a: string, b: string): string => `SELECT 1 FROM (${rows(a)} EXCEPT ${rows(b)})`;
  const count = (schema: string): string => `(SELECT count(*) FROM ${schema}."${table}")`;
  return `${oneWay('main', 'kept')} UNION ALL ${oneWay('kept', 'main')}
    UNION ALL SELECT 1 WHERE ${count('main')} <> ${count('kept')} LIMIT 1`;
}

/** Compares which trigram stands in how many texts: of a contentless index that is all there is. */
function vocabularyDifference(db: Db): string {
  db.exec(`CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab (main, search, row);
    CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab (kept, search, row);`);
  const oneWay = (a: string, b: string): string =>
    `SELECT 1 FROM (SELECT term, doc FROM temp.${a} EXCEPT SELECT term, doc FROM temp.${b})`;
  return `${oneWay('fresh_words', 'kept_words')} UNION ALL ${oneWay('kept_words', 'fresh_words')} LIMIT 1`;
}

const differing = (table: string): Finding =>
  ofJournal(
    'table-differs',
    `数据表 ${table} 与由日志重新汇总的结果不一致。请运行 infoctl rebuild。`,
    `Table ${table} differs from what the events give. Run: infoctl rebuild`,
  );

/** Tables, indexes and triggers that are not there or not as they should be; what else stands in the file is not asked. */
function schemaFindings(db: Db, row: JournalRow): Finding[] {
  const kept = new Set(sql<SchemaObject>(db, 'SELECT name, sql FROM kept.sqlite_schema').all().map(spelled));
  const expected = sql<SchemaObject>(db, 'SELECT name, sql FROM main.sqlite_schema').all();
  // A newer minor may have changed the journal's own tables in a way that this program can live with.
  if (row.schema_minor === SCHEMA.minor) expected.push(...ownSchema());
  return expected.filter((object) => !kept.has(spelled(object))).map(({ name }) => missingObject(name));
}

type SchemaObject = { readonly name: string; readonly sql: string | null };

const spelled = ({ name, sql: text }: SchemaObject): string =>
  JSON.stringify([name, text?.replace(/\s+/g, ' ')]);

function ownSchema(): SchemaObject[] {
  const db = emptyDb();
  try {
    createSchema(db);
    return sql<SchemaObject>(db, 'SELECT name, sql FROM sqlite_schema').all();
  } finally {
    db.close();
  }
}

const missingObject = (name: string): Finding =>
  ofJournal(
    'schema-differs',
    `数据库里的 ${name}（表、索引或触发器）缺失或被改过。`,
    `${name} (a table, index or trigger of the database) is missing or was altered.`,
  );
