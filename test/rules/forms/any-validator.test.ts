import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validatorOf } from '../../../src/rules/forms/validate.ts';
import type { FlatRecord } from '../../../src/rules/forms/types.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';
import { spoiled } from './mutations.ts';
import { SHIPPED, shipped, VALID, VALID_RECORDS } from './shipped.ts';

const RUNS = 2000;

for (const [name, { schema }] of Object.entries(SHIPPED)) {
  registerSchema(
    structuredClone(schema) as Parameters<typeof registerSchema>[0],
    `https://example.test/${name}`,
  );
}

/** A second validator of draft 2020-12, by other people. */
async function otherValidator(form: string): Promise<(record: FlatRecord) => boolean> {
  const check = await validate(`https://example.test/${form}`);
  return (record) => check(record as Parameters<typeof check>[0]).valid;
}

describe('the schema alone decides', () => {
  it.each(VALID_RECORDS)('$form, valid record $index', async ({ form, record }) => {
    expect(validatorOf(shipped(form))(record)).toEqual([]);
    expect((await otherValidator(form))(record)).toBe(true);
  });

  it.each(Object.keys(VALID))('%s: another validator accepts and refuses the same records', async (form) => {
    const other = await otherValidator(form);
    const all = validatorOf(shipped(form));
    const first = validatorOf(shipped(form), { extent: 'first' });
    const seen = { valid: 0, refused: 0 };
    holdsAtRandom(
      `${form}: two validators agree`,
      RUNS,
      fc.property(spoiled(form), (record) => {
        const valid = other(record);
        seen[valid ? 'valid' : 'refused'] += 1;
        expect(all(record).length === 0).toBe(valid);
        expect(first(record).length === 0).toBe(valid);
      }),
    );
    // Both answers must have been heard, or agreeing would mean nothing.
    expect(Math.min(seen.valid, seen.refused)).toBeGreaterThan((seen.valid + seen.refused) / 50);
  });
});
