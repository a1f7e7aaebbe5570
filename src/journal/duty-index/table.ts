import type { Duty } from '../../rules/duties/types.ts';
import type { SqlValue, Table } from '../types.ts';

/**
 * The index of duties: one row for each duty of a round whose reference day has come, and for each duty that an act
 * brought. It can be thrown away and computed anew at any time; what lies open is found without touching what is done.
 */
export const dutyTable = {
  name: 'duties',
  columns: [
    'id',
    'kind',
    'subject',
    'owner_kind',
    'owner',
    'form',
    'round',
    'period',
    'opens',
    'due',
    'provisional',
    'clause',
    'done_on',
    'done_by',
    'waiver',
    'extended_from',
  ],
  ddl: `CREATE TABLE duties (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL, owner_kind TEXT NOT NULL, owner TEXT NOT NULL,
      form TEXT, round TEXT, period TEXT, opens TEXT NOT NULL, due TEXT, provisional INTEGER NOT NULL, clause TEXT,
      done_on TEXT, done_by TEXT, waiver TEXT, extended_from TEXT) WITHOUT ROWID;
    CREATE INDEX duties_pending ON duties (due) WHERE done_on IS NULL AND waiver IS NULL;
    CREATE INDEX duties_by_round ON duties (round);
    CREATE INDEX duties_by_owner ON duties (owner_kind, owner);`,
} satisfies Omit<Table, 'key'>;

/** A stored row of `duties`. */
export type DutyRow = {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly owner_kind: Duty['owner']['kind'];
  readonly owner: string;
  readonly form: string | null;
  readonly round: string | null;
  readonly period: string | null;
  readonly opens: string;
  readonly due: string | null;
  readonly provisional: 0 | 1;
  readonly clause: string | null;
  readonly done_on: string | null;
  readonly done_by: string | null;
  readonly waiver: string | null;
  readonly extended_from: string | null;
};

/** A duty as a row, in the order of the columns. */
export const rowOf = (duty: Duty): SqlValue[] => [
  duty.id,
  duty.kind,
  duty.subject,
  duty.owner.kind,
  duty.owner.id,
  duty.form,
  duty.round,
  duty.period,
  duty.opens,
  duty.due,
  duty.provisional ? 1 : 0,
  duty.clause,
  duty.done?.on ?? null,
  duty.done?.by ?? null,
  duty.waiver && JSON.stringify(duty.waiver),
  duty.extendedFrom,
];

/** A row read back as the duty it was made of. */
export const dutyOf = (row: DutyRow): Duty => ({
  id: row.id,
  kind: row.kind,
  subject: row.subject,
  owner: { kind: row.owner_kind, id: row.owner },
  form: row.form,
  round: row.round,
  period: row.period,
  opens: row.opens,
  due: row.due,
  provisional: row.provisional === 1,
  clause: row.clause,
  done: row.done_on === null ? null : { on: row.done_on, by: row.done_by ?? '' },
  waiver: row.waiver === null ? null : (JSON.parse(row.waiver) as Duty['waiver']),
  extendedFrom: row.extended_from,
});
