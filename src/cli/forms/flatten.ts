import type { Json } from '../../kernel/canonical.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';

/** A record as one row of a table, in the shape that `import` takes: `salesLines.1.product`, several choices with `;`. */
export const flattened = (record: FlatRecord): readonly (readonly [heading: string, cell: string])[] =>
  Object.entries(record).flatMap(([name, value]) => (value === undefined ? [] : cellsOf(name, value)));

function cellsOf(path: string, value: Json): (readonly [string, string])[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [[path, String(value)]];
  if (!Array.isArray(value))
    return Object.entries(value as { [part: string]: Json }).flatMap(([part, inner]) =>
      cellsOf(`${path}.${part}`, inner),
    );
  const entries = value as readonly Json[];
  if (entries.every((entry) => typeof entry !== 'object')) return [[path, entries.map(String).join(';')]];
  return entries.flatMap((entry, index) => cellsOf(`${path}.${index + 1}`, entry));
}
