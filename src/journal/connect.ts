import { statSync } from 'node:fs';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { openDb, writeDurably, type Db } from './db.ts';
import { sqliteCode } from './faults.ts';
import { rebuildTables, type Folding } from './refold.ts';
import { privateCopy } from './private-copy.ts';
import { journalRow, type JournalRow } from './schema.ts';
import { foldedBy } from './subjects.ts';
import { immediately } from './transaction.ts';

/** A connection with what it is connected to: the journal itself, or a private copy where it can only be read. */
export type Connection = { readonly db: Db; readonly file: string; readonly row: JournalRow; close(): void };

/**
 * Connects to a journal whose tables are those of this program: where another version folded them, they are folded
 * anew first. Throws not-found `no-journal`, and what journalRow throws.
 */
export function connect(file: string, mode: 'read' | 'write', folding: Folding): Connection {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw noJournal(file);
  if (mode === 'write') return connectTo(file, 'write', folding);
  try {
    const connection = connectTo(file, 'read', folding);
    if (isCurrent(connection.row, folding)) return connection;
    connection.close();
    connectTo(file, 'write', folding).close();
    return connectTo(file, 'read', folding);
  } catch (error) {
    if (!/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(sqliteCode(error))) throw error;
  }
  const copy = privateCopy(file);
  try {
    const connection = connectTo(copy.file, 'write', folding);
    const close = (): void => {
      connection.close();
      copy.remove();
    };
    return { ...connection, close };
  } catch (error) {
    copy.remove();
    throw error;
  }
}

const isCurrent = (row: JournalRow, folding: Folding): boolean => row.folded_by === foldedBy(folding.program);

function connectTo(file: string, mode: 'read' | 'write', folding: Folding): Connection {
  const db = openDb(file, mode);
  try {
    const row = journalRow(db, file);
    if (mode === 'write') {
      writeDurably(db);
      if (!isCurrent(row, folding)) immediately(db, () => rebuildTables(db, row, folding));
    }
    return { db, file, row, close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}

const noJournal = (file: string): InfoctlError =>
  new InfoctlError(
    'not-found',
    'no-journal',
    say(
      `没有找到日志文件 ${file}，请检查工作区文件夹，或从备份恢复。`,
      `There is no journal ${file}; check the workspace folder, or restore a backup.`,
    ),
  );
