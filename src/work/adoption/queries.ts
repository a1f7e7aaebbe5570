import type { Db } from '../../journal/db.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import type { Text } from '../../kernel/language.ts';
import type { HolidayYear } from '../../rules/calendar/types.ts';
import type { AdoptedPolicy, Policy } from '../../rules/policy/types.ts';

/** The versions of the policy in the order of adoption. */
export function adoptedPolicies(db: Db): AdoptedPolicy[] {
  return db
    .prepare<[], { policy: string; adopted_on: Day }>('SELECT policy, adopted_on FROM policies ORDER BY nth')
    .all()
    .map((row) => ({ policy: JSON.parse(row.policy) as Policy, adoptedOn: row.adopted_on }));
}

export type PolicyHistoryRow = {
  readonly edition: number;
  readonly effective: Day;
  readonly adoptedOn: Day;
  readonly adoptedBy: string;
  readonly hash: string;
  readonly text: string;
};

/** Each version as people read it: its text, from when, adopted when and by whom. */
export function policyHistory(db: Db): PolicyHistoryRow[] {
  return db
    .prepare<[], PolicyHistoryRow>(
      `SELECT edition, effective, adopted_on AS adoptedOn, adopted_by AS adoptedBy, hash, text
       FROM policies ORDER BY nth`,
    )
    .all();
}

export type CalendarRow = {
  readonly holidays: HolidayYear;
  readonly adoptedOn: Day;
  readonly adoptedBy: string;
  readonly hash: string;
  readonly text: string;
};

/** The holiday years that count: of each year the version adopted last. */
export function calendarYears(db: Db): CalendarRow[] {
  return db
    .prepare<[], { holidays: string; adopted_on: Day; adopted_by: string; hash: string; text: string }>(
      `SELECT holidays, adopted_on, adopted_by, hash, text FROM calendars AS c
       WHERE nth = (SELECT max(nth) FROM calendars WHERE id = c.id) ORDER BY id`,
    )
    .all()
    .map((row) => ({
      holidays: JSON.parse(row.holidays) as HolidayYear,
      adoptedOn: row.adopted_on,
      adoptedBy: row.adopted_by,
      hash: row.hash,
      text: row.text,
    }));
}

export type FormRow = {
  readonly name: string;
  readonly version: number;
  readonly adoptedOn: Day;
  readonly hash: string;
  readonly schema: { readonly [key: string]: Json };
};

const FORM_COLUMNS = 'id AS name, version, adopted_on AS adoptedOn, hash, schema';

type StoredForm = Omit<FormRow, 'schema'> & { schema: string };

const readForm = (row: StoredForm): FormRow => ({
  ...row,
  schema: JSON.parse(row.schema) as FormRow['schema'],
});

/** The newest adopted version of a form; undefined where it was never adopted. */
export function formInForce(db: Db, name: string): FormRow | undefined {
  const row = db
    .prepare<[string], StoredForm>(
      `SELECT ${FORM_COLUMNS} FROM forms WHERE id = ? ORDER BY version DESC LIMIT 1`,
    )
    .get(name);
  return row && readForm(row);
}

/** One adopted version of a form: the one a record was made with. */
export function formVersion(db: Db, name: string, version: number): FormRow | undefined {
  const row = db
    .prepare<[string, number], StoredForm>(`SELECT ${FORM_COLUMNS} FROM forms WHERE id = ? AND version = ?`)
    .get(name, version);
  return row && readForm(row);
}

/** The newest adopted version of every form. */
export function formsInForce(db: Db): FormRow[] {
  return db
    .prepare<[], StoredForm>(
      `SELECT ${FORM_COLUMNS} FROM forms AS f WHERE version = (SELECT max(version) FROM forms WHERE id = f.id) ORDER BY id`,
    )
    .all()
    .map(readForm);
}

/** The titles of the adopted forms, in both languages, without reading the forms. */
export function formTitles(db: Db): Map<string, Text> {
  const rows = db
    .prepare<[], { name: string; label: string }>(
      `SELECT id AS name, json_extract(schema, '$."x-label"') AS label FROM forms AS f
       WHERE version = (SELECT max(version) FROM forms WHERE id = f.id)`,
    )
    .all();
  return new Map(rows.map(({ name, label }) => [name, JSON.parse(label) as Text]));
}
