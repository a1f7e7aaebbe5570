import type { Json } from '../../kernel/canonical.ts';
import { RESERVED_KEYS, type FlatRecord } from '../../rules/forms/types.ts';
import type { Answers } from './types.ts';

const reserved: ReadonlySet<string> = new Set(RESERVED_KEYS);

/** The form's own answers out of a flat record. */
export function answersOf(flat: FlatRecord): Answers {
  const answers: { [field: string]: Json | undefined } = {};
  for (const [key, value] of Object.entries(flat)) if (!reserved.has(key)) answers[key] = value;
  return answers;
}
