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

/** What a flat record says beside the form's own answers. */
export const reservedOf = (flat: FlatRecord): FlatRecord =>
  Object.fromEntries(Object.entries(flat).filter(([key]) => reserved.has(key)));

/** A stored record as a flat one again: what it was before the reserved keys were taken out. */
export function flatOf(stored: Envelope, answers: Answers): FlatRecord {
  const { period, submitter, unit, store, client, received, externalId, channel } = stored;
  const keys = {
    period,
    submitter,
    unit,
    store,
    client,
    received,
    externalId,
    channel,
    nil: stored.nil ? true : null,
  };
  return { ...Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== null)), ...answers };
}

/**
 * A flat record with some fields set by the form's own paths (`salesLines.1.amount`); an empty text takes one away.
 * Numbers of entries are those before the change: where the second is taken away, the third is still called the third.
 */
export function withSet(flat: FlatRecord, settings: Readonly<Record<string, string>>): FlatRecord {
  const changed = structuredClone(flat) as Branch;
  for (const [path, value] of Object.entries(settings)) {
    const steps = path.split('.').map((step) => (/^[1-9]\d{0,3}$/.test(step) ? Number(step) - 1 : step));
    put(changed, steps, value);
  }
  return withoutHoles(changed as Json) as FlatRecord;
}

type Branch = { [step: string | number]: Branch | string };

function put(branch: Branch, [step = '', ...deeper]: readonly (string | number)[], value: string): void {
  if (deeper.length === 0) {
    if (value === '') delete branch[step];
    else branch[step] = value;
    return;
  }
  const part = branch[step];
  const grown = typeof part === 'object' ? part : ((typeof deeper[0] === 'number' ? [] : {}) as Branch);
  branch[step] = grown;
  put(grown, deeper, value);
}

/** Lists without the entries that were taken away or never filled in. */
function withoutHoles(value: Json): Json {
  if (Array.isArray(value)) {
    return (value as (Json | undefined)[]).flatMap((entry) =>
      entry === undefined ? [] : [withoutHoles(entry)],
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withoutHoles(part as Json)]),
  ) as Json;
}
