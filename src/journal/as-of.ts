import type { Day } from '../kernel/days.ts';
import { besideJournal, sql, type Db } from './db.ts';
import { foldEverything, type Folding } from './refold.ts';
import type { JournalRow } from './schema.ts';

/** The tables of a past day in a database of their own; `events` is the journal's and holds later ones too. */
export type PastTables = { readonly db: Db; close(): void };

/** Folds what was seen by the end of a day: an event with all that came before it on its subject. */
export function asOfDay(file: string, row: JournalRow, folding: Folding, day: Day): PastTables {
  const db = besideJournal(file);
  try {
    db.exec('BEGIN');
    const { last_day: lastDay } = sql<{ last_day: Day }>(db, 'SELECT last_day FROM journal').get() as {
      last_day: Day;
    };
    foldEverything(db, row, folding, day < lastDay ? day : lastDay, day);
    return { db, close: () => db.close() };
  } catch (error) {
    db.close();
    throw error;
  }
}
