import fc from 'fast-check';
import type { Json } from '../../../src/kernel/canonical.ts';
import type { FlatRecord } from '../../../src/rules/forms/types.ts';
import { shipped, VALID } from './shipped.ts';

type Step = string | number;
type Branch = { [step: Step]: unknown };

/** Places in a record: every key and entry, at every depth. */
function placesIn(value: unknown, at: readonly Step[] = []): readonly (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  return [at, ...steps.flatMap((step) => placesIn((value as Branch)[step], [...at, step]))];
}

const at = (record: unknown, path: readonly Step[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Branch)[step], record);

function put(record: FlatRecord, path: readonly Step[], value: unknown): void {
  const last = path.at(-1);
  if (last === undefined) return;
  const holder = at(record, path.slice(0, -1)) as Branch;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
}

const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer(),
  fc.constantFrom<unknown>(null, true, false, '', 0, -1, 1, 3, 1.5, 1e21, 2 ** 53, [], {}, [null], {
    overall: 1,
  }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(
    '2026-W47',
    '2026-11',
    '2026-Q4',
    '2026-W54',
    '2026-13',
    '2026-11-20',
    '2026-02-30',
    '2026-11-20T10:20:00+08:00',
    '2026-11-20T10:20:00Z',
    '1200.50',
    '-0.00',
    '01.00',
    '85.5',
    '100.0',
    '100.1',
    '张三',
    'p-1',
    '٣',
    '１２',
    '🙂',
    'none',
    'other',
    'success',
    'no-answer',
    'in-person',
    'first',
    'final',
    'follow-up',
    'telephone',
    'constructor',
  ),
);

/** One change that may or may not spoil a value. */
const change = (value: unknown, replacement: unknown, how: string): unknown => {
  switch (how) {
    case 'drop':
      return undefined;
    case 'newline':
      return typeof value === 'string' ? `${value}\n` : [value];
    case 'longer':
      return typeof value === 'string' ? value.padEnd(2001, '长') : [value, value];
    case 'emoji':
      return typeof value === 'string' ? '🙂'.repeat(50) : { value };
    case 'next':
      return typeof value === 'number'
        ? value + 1
        : typeof value === 'boolean'
          ? !value
          : `${JSON.stringify(value)}`;
    case 'empty':
      return Array.isArray(value) ? [] : typeof value === 'object' ? {} : '';
    case 'twice':
      return Array.isArray(value) ? [...(value as unknown[]), ...(value as unknown[])] : value;
    default:
      return replacement;
  }
};

/** A valid record of a form with one to three random changes somewhere in it; most are invalid, some stay valid. */
export const spoiled = (form: string): fc.Arbitrary<FlatRecord> =>
  fc
    .record({
      start: fc.constantFrom(...(VALID[form] ?? [])),
      changes: fc.array(
        fc.record({
          where: fc.nat(),
          how: fc.constantFrom(
            'drop',
            'newline',
            'longer',
            'emoji',
            'next',
            'empty',
            'twice',
            'replace',
            'replace',
            'add',
            'field',
          ),
          value: anyJson,
          key: fc.constantFrom(
            'extra',
            'constructor',
            'nil',
            'period',
            'store',
            'client',
            'received',
            'channel',
          ),
          field: fc.nat(),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(({ start, changes }) => {
      const record = structuredClone(start) as { [key: string]: Json };
      const names = shipped(form).fields.map(({ name }) => name);
      for (const { where, how, value: drawn, key, field } of changes) {
        // A draw may hand out one and the same array every time: it would end up inside itself, or in the next record.
        const value = structuredClone(drawn);
        if (how === 'add') record[key] = value as Json;
        else if (how === 'field') record[names[field % names.length] ?? ''] = value as Json;
        else {
          const places = placesIn(record);
          const path = places[where % places.length] ?? [];
          put(record, path, change(at(record, path), value, how));
        }
      }
      return record;
    });
