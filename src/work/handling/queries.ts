import { type Db, sql } from '../../journal/db.ts';
import type { RecordRow } from '../summaries/answers.ts';
import type { CaseRow } from '../summaries/majors.ts';

/** Which records of a form were handed in for a period? Read one by one. */
export const recordsOfRound = (db: Db, form: string, period: string): IterableIterator<RecordRow> =>
  sql<RecordRow>(
    db,
    `SELECT r.id, r.form, r.form_version AS formVersion, r.period, r.submitter, r.unit, r.store, r.client,
       r.recorded_on AS recordedOn, r.nil, e.body
     FROM records r JOIN events e ON e.rowid = r.answers_event
     WHERE r.period = ? AND r.form = ? AND r.state = 'current' ORDER BY r.n`,
  ).iterate(period, form);

/** Which cases were opened by a record of a form for a period? */
export const casesOfRound = (db: Db, form: string, period: string): CaseRow[] =>
  sql<CaseRow>(
    db,
    `SELECT c.id, c.kind, c.record, c.known_on AS knownOn, c.opened_on AS openedOn, c.escalated_to AS escalatedTo,
       c.escalated_at AS escalatedAt
     FROM records r JOIN cases c ON c.record = r.id
     WHERE r.period = ? AND r.form = ? AND c.state <> 'withdrawn' ORDER BY c.id`,
  ).all(period, form);
