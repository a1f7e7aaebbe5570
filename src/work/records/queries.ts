import { sql, type Db } from '../../journal/db.ts';
import type { Channel } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import type { Answers, Envelope } from './types.ts';

/** A record with its current answers. */
export type RecordRow = {
  readonly n: number;
  readonly id: string;
  readonly form: string;
  readonly formVersion: number;
  readonly period: string | null;
  readonly submitter: string;
  readonly unit: string | null;
  readonly store: string | null;
  readonly client: string | null;
  readonly received: Day | null;
  readonly channel: Channel;
  readonly nil: 0 | 1;
  readonly externalId: string | null;
  readonly draft: string | null;
  readonly rowKey: string | null;
  readonly recordedAt: string;
  readonly recordedOn: Day;
  readonly actor: string;
  readonly by: string;
  readonly state: 'current' | 'withdrawn';
  readonly amended: number;
  readonly answers: string;
};

const SELECT = `SELECT r.n, r.id, r.form, r.form_version AS formVersion, r.period, r.submitter, r.unit, r.store, r.client,
    r.received, r.channel, r.nil, r.external_id AS externalId, r.draft, r.row_key AS rowKey, r.recorded_at AS recordedAt,
    r.recorded_on AS recordedOn, r.actor, r.by, r.state, r.amended, json_extract(e.body, '$.answers') AS answers
  FROM records AS r JOIN events AS e ON e.rowid = r.answers_event`;

/** The answers of a row, read from its event. */
export const answersOfRow = (row: RecordRow): Answers => JSON.parse(row.answers) as Answers;

/** One record by its id. */
export const recordById = (db: Db, id: string): RecordRow | undefined =>
  db.prepare<[string], RecordRow>(`${SELECT} WHERE r.id = ?`).get(id);

/** What a record says beside its answers, as it was handed in or amended last; undefined where there is no such record. */
export function envelopeOf(db: Db, id: string): Envelope | undefined {
  const row = sql<{ record: string }>(
    db,
    `SELECT json_extract(e.body, '$.record') AS record
     FROM records AS r JOIN events AS e ON e.rowid = r.answers_event WHERE r.id = ?`,
  ).get(id);
  return row && (JSON.parse(row.record) as Envelope);
}

export type RecordFilter = {
  readonly form?: string | undefined;
  readonly period?: string | undefined;
  /** A unit and every unit under it. */
  readonly units?: readonly string[] | undefined;
  readonly submitter?: string | undefined;
  readonly since?: Day | undefined;
  readonly until?: Day | undefined;
  readonly caseId?: string | undefined;
  /** Numbers (`n`) found by a search. */
  readonly among?: readonly number[] | undefined;
};

const WHERE = `WHERE ($form IS NULL OR r.form = $form)
  AND ($period IS NULL OR r.period = $period)
  AND ($submitter IS NULL OR r.submitter = $submitter)
  AND ($since IS NULL OR r.recorded_on >= $since)
  AND ($until IS NULL OR r.recorded_on <= $until)
  AND ($units IS NULL OR coalesce(r.store, r.unit) IN (SELECT value FROM json_each($units)))
  AND ($among IS NULL OR r.n IN (SELECT value FROM json_each($among)))
  AND ($caseId IS NULL OR r.id IN (SELECT record FROM cases WHERE id = $caseId))`;

function boundTo(filter: RecordFilter): Record<string, string | null> {
  const json = (list: readonly unknown[] | undefined) => (list === undefined ? null : JSON.stringify(list));
  return {
    form: filter.form ?? null,
    period: filter.period ?? null,
    submitter: filter.submitter ?? null,
    since: filter.since ?? null,
    until: filter.until ?? null,
    units: json(filter.units),
    among: json(filter.among),
    caseId: filter.caseId ?? null,
  };
}

/** The records that a filter leaves, in the order of recording; with `last` only so many, those recorded last. */
export const recordsWhere = (db: Db, filter: RecordFilter, last = -1): RecordRow[] =>
  db
    .prepare<[Record<string, string | number | null>], RecordRow>(
      `${SELECT} ${WHERE} ORDER BY r.n DESC LIMIT $last`,
    )
    .all({ ...boundTo(filter), last })
    .toReversed();

/** How many records a filter leaves. */
export const countWhere = (db: Db, filter: RecordFilter): number =>
  db
    .prepare<[Record<string, string | null>], { count: number }>(
      `SELECT count(*) AS count FROM records AS r ${WHERE}`,
    )
    .get(boundTo(filter))?.count ?? 0;

/** The id under which a draft was stored already: submitting twice is one record. */
export const recordOfDraft = (db: Db, draft: string): string | undefined =>
  sql<{ id: string }>(db, 'SELECT id FROM records WHERE draft = ?').get(draft)?.id;

/** What a person's last record of a form says; nothing where they have handed in none. */
export function lastAnswers(db: Db, form: string, submitter: string): Answers {
  const row = db
    .prepare<[string, string], RecordRow>(
      `${SELECT} WHERE r.form = ? AND r.submitter = ? ORDER BY r.n DESC LIMIT 1`,
    )
    .get(form, submitter);
  return row ? answersOfRow(row) : {};
}

/** A record that stands for a row or a form which comes in again, and whether it was withdrawn since. */
export type Known = { readonly id: string; readonly state: RecordRow['state'] };

/** The record that came in before with the same external id for the same form; one that still stands comes first. */
export const recordOfExternalId = (db: Db, form: string, externalId: string): Known | undefined =>
  sql<Known>(
    db,
    'SELECT id, state FROM records WHERE external_id = ? AND form = ? ORDER BY state, n LIMIT 1',
  ).get(externalId, form);

/** The record of a row that came in before with the same content. */
export const recordOfRowKey = (db: Db, rowKey: string): Known | undefined =>
  sql<Known>(db, 'SELECT id, state FROM records WHERE row_key = ?').get(rowKey);
