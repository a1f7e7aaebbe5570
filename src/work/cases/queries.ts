import type { Db } from '../../journal/db.ts';
import type { Day } from '../../kernel/days.ts';

export type CaseRow = {
  readonly id: string;
  readonly kind: 'urgent' | 'major';
  readonly record: string;
  readonly knownOn: Day;
  /** The role that owes its escalation. */
  readonly owedBy: string;
  readonly openedOn: Day;
  readonly escalatedTo: string | null;
  readonly escalatedAt: string | null;
  readonly state: 'open' | 'withdrawn';
};

const SELECT = `SELECT id, kind, record, known_on AS knownOn, owed_by AS owedBy, opened_on AS openedOn,
  escalated_to AS escalatedTo, escalated_at AS escalatedAt, state FROM cases`;

/** The case that a record opened; the last one where it opened several, one after the other. */
export const caseOfRecord = (db: Db, record: string): CaseRow | undefined =>
  db
    .prepare<[string], CaseRow>(`${SELECT} WHERE record = ? ORDER BY opened_at DESC, id DESC LIMIT 1`)
    .get(record);

/** One case by its id. */
export const caseById = (db: Db, id: string): CaseRow | undefined =>
  db.prepare<[string], CaseRow>(`${SELECT} WHERE id = ?`).get(id);
