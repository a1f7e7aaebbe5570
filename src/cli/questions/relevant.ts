import type { Json } from '../../kernel/canonical.ts';
import { applies } from '../../rules/forms/condition.ts';
import { RESERVED_KEYS, type Field, type FlatRecord, type Form } from '../../rules/forms/types.ts';

/** The answers that belong into the record, and the labels of those that do not (any more). */
export type Relevant = { readonly record: FlatRecord; readonly others: readonly Field[] };

const reserved: ReadonlySet<string> = new Set(RESERVED_KEYS);

/**
 * What of the answers applies: a question that another answer took away keeps its answer in the draft, but it is no part
 * of the record. Taking one away may take another away, so it is looked until nothing changes. What an older version of
 * the form asked is left out as well.
 */
export function relevant(form: Form, answers: FlatRecord): Relevant {
  const known = new Map(form.fields.map((field) => [field.name, field]));
  let record = Object.fromEntries(
    Object.entries(answers).filter(([name]) => known.has(name) || reserved.has(name)),
  ) as FlatRecord;
  for (let before: FlatRecord | undefined; before !== record;) {
    before = record;
    record = applying(form.fields, record, record);
  }
  const others = form.fields.filter(({ name }) => answers[name] !== undefined && record[name] === undefined);
  return { record, others };
}

/** The answers of one level that apply; the same object where all do. */
function applying(fields: readonly Field[], answers: FlatRecord, record: FlatRecord): FlatRecord {
  const changed: Record<string, Json | undefined> = { ...answers };
  let same = true;
  for (const field of fields) {
    const answer = answers[field.name];
    if (answer === undefined) continue;
    const kept = applies(field.when, answers, record) ? partsApplying(field, answer, record) : undefined;
    if (kept === answer) continue;
    same = false;
    if (kept === undefined) delete changed[field.name];
    else changed[field.name] = kept;
  }
  return same ? answers : changed;
}

function partsApplying(field: Field, answer: Json, record: FlatRecord): Json {
  if (field.fields.length === 0 || typeof answer !== 'object' || answer === null) return answer;
  if (!Array.isArray(answer)) return applying(field.fields, answer as FlatRecord, record) as Json;
  const entries = (answer as Json[]).map((entry) =>
    partsApplying({ ...field, type: 'group' }, entry, record),
  );
  return entries.every((entry, index) => entry === answer[index]) ? answer : (entries as Json);
}
