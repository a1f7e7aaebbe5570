import type { Json } from '../../kernel/canonical.ts';
import { RESERVED_KEYS, type FlatRecord } from '../../rules/forms/types.ts';
import type { Answers, Envelope } from './types.ts';

const reserved: ReadonlySet<string> = new Set(RESERVED_KEYS);

/** The form's own answers out of a flat record. */
export function answersOf(flat: FlatRecord): Answers {
  const answers: { [field: string]: Json | undefined } = {};
  for (const [key, value] of Object.entries(flat)) if (!reserved.has(key)) answers[key] = value;
  return answers;
}

type Stored = Pick<Envelope, 'period' | 'submitter' | 'unit' | 'store' | 'client' | 'received' | 'externalId' | 'channel'> & {
  readonly nil: boolean | 0 | 1;
};

/** A stored record as a flat one again: what it was before the reserved keys were taken out. */
export function flatOf(stored: Stored, answers: Answers): FlatRecord {
  const { period, submitter, unit, store, client, received, externalId, channel } = stored;
  const keys = { period, submitter, unit, store, client, received, externalId, channel, nil: stored.nil ? true : null };
  return { ...Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== null)), ...answers };
}

/** A flat record with some fields set by their dotted paths (`salesLines.1.amount`); an empty value takes one away. */
export function withSet(flat: FlatRecord, settings: Readonly<Record<string, string>>): FlatRecord {
  let changed: FlatRecord = flat;
  for (const [path, value] of Object.entries(settings)) changed = setAt(changed, path.split('.'), value) as FlatRecord;
  return changed;
}

function setAt(part: Json | undefined, path: readonly string[], value: string): Json | undefined {
  const [name, ...deeper] = path;
  if (name === undefined) return value === '' ? undefined : value;
  if (Array.isArray(part)) {
    const index = Number(name) - 1;
    const entries: (Json | undefined)[] = [...(part as Json[])];
    // An entry beyond the last one is the next one.
    const at = Number.isInteger(index) && index >= 0 && index < entries.length ? index : entries.length;
    entries[at] = setAt(entries[at], deeper, value);
    return entries.filter((entry): entry is Json => entry !== undefined);
  }
  const group = typeof part === 'object' && part !== null ? (part as { readonly [key: string]: Json | undefined }) : {};
  return Object.fromEntries(
    Object.entries({ ...group, [name]: setAt(group[name], deeper, value) }).filter(([, inner]) => inner !== undefined),
  ) as Json;
}
