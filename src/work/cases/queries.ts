import type { Db } from '../../journal/db.ts';
import type { Day } from '../../kernel/days.ts';

export type CaseRow = {
  readonly id: string;
  readonly kind: 'urgent' | 'major';
  readonly record: string;
  readonly knownOn: Day;
  readonly openedOn: Day;
  readonly escalatedTo: string | null;
  readonly escalatedAt: string | null;
  readonly state: 'open' | 'withdrawn';
};

/** The case that a record opened. */
export const caseOfRecord = (db: Db, record: string): CaseRow | undefined =>
  db
    .prepare<[string], CaseRow>(
      `SELECT id, kind, record, known_on AS knownOn, opened_on AS openedOn, escalated_to AS escalatedTo,
         escalated_at AS escalatedAt, state FROM cases WHERE record = ? ORDER BY id DESC LIMIT 1`,
    )
    .get(record);
