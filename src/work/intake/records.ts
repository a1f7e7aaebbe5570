import { InfoctlError } from '../../kernel/errors.ts';
import type { Text } from '../../kernel/language.ts';
import type { HeadingChoice } from './columns.ts';
import { mapHeadings, type NamedForm } from './headings.ts';
import { readRows, type RowOptions } from './rows.ts';
import type { FileAbout, Row } from './types.ts';

/** A row as a flat record of a form: its values stand under the form's own names, nested ones as objects and lists. */
export type IntakeRecord = {
  readonly row: number;
  readonly line: number;
  readonly values: Readonly<Record<string, unknown>>;
  readonly problem?: Text;
};

export type RecordFile = { readonly about: FileAbout; batches(): AsyncIterable<readonly IntakeRecord[]> };

/**
 * Opens a file of records of one form. The headings of a table are judged at once; the keys of JSON and YAML objects
 * row by row, since each row has its own.
 * @throws what readRows and mapHeadings throw
 */
export async function readRecords(
  path: string,
  form: NamedForm,
  options: RowOptions & { readonly map?: HeadingChoice } = {},
): Promise<RecordFile> {
  const file = await readRows(path, options);
  const { headings } = file.about;
  const assemble = headings ? assembler(mapHeadings(headings, form, options.map)) : perRow(form, options.map);
  return {
    about: file.about,
    async *batches() {
      for await (const batch of file.batches()) yield batch.map(assemble);
    },
  };
}

type Assemble = (row: Row) => IntakeRecord;

type Slot = { readonly heading: string; readonly parts: readonly string[] };

/** Puts the cells of a row where their fields are. Empty cells say nothing; entries of which all cells are empty vanish. */
function assembler(fields: ReadonlyMap<string, string>): Assemble {
  const slots: Slot[] = [...fields].map(([heading, path]) => ({ heading, parts: path.split('.') }));
  const flat = slots.filter(({ parts }) => parts.length === 1);
  const nested = slots.filter(({ parts }) => parts.length > 1);
  return (row) => {
    if (row.problem) return row;
    const values: Record<string, unknown> = {};
    for (const { heading, parts } of flat) {
      const value = row.values[heading];
      if (value !== '' && value !== undefined) values[parts[0] as string] = value;
    }
    for (const { heading, parts } of nested) put(values, parts, row.values[heading]);
    for (const { parts } of nested) settle(values, parts[0] as string);
    return { row: row.row, line: row.line, values };
  };
}

/** A list on its way: entries by the number written in the heading, since they may come in any order. */
type Tree = Map<string, unknown>;

function put(
  values: Record<string, unknown>,
  [first = '', ...inner]: readonly string[],
  value: unknown,
): void {
  if (value === '' || value === undefined) return;
  let tree = (values[first] ??= new Map()) as Tree;
  const last = inner.pop() ?? '';
  for (const part of inner) {
    const next = (tree.get(part) as Tree | undefined) ?? new Map();
    tree.set(part, next);
    tree = next;
  }
  tree.set(last, value);
}

function settle(values: Record<string, unknown>, name: string): void {
  if (name in values) values[name] = packed(values[name]);
}

/** Trees become lists where their keys are numbers, else objects. */
function packed(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const entries = [...(value as Tree)].map(([key, inner]) => [key, packed(inner)] as const);
  if (!entries.every(([key]) => /^\d+$/.test(key))) return Object.fromEntries(entries);
  return entries.toSorted(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner);
}

/** How many different sets of keys are kept in mind. */
const KEPT = 256;

/** For rows that carry their own keys: an unknown key is the fault of its row. */
function perRow(form: NamedForm, choice: HeadingChoice = {}): Assemble {
  const known = new Map<string, Assemble>();
  return (row) => {
    if (row.problem) return row;
    const keys = Object.keys(row.values);
    const set = keys.join('\n');
    let assemble = known.get(set);
    if (!assemble) {
      assemble = assemblerOf(keys, form, choice);
      if (known.size === KEPT) known.clear();
      known.set(set, assemble);
    }
    return assemble(row);
  };
}

function assemblerOf(keys: readonly string[], form: NamedForm, choice: HeadingChoice): Assemble {
  try {
    const present = Object.entries(choice).filter(([, heading]) => keys.includes(heading));
    return assembler(mapHeadings(keys, form, Object.fromEntries(present)));
  } catch (error) {
    if (!(error instanceof InfoctlError) || error.kind !== 'invalid') throw error;
    const { text } = error;
    return ({ row, line }) => ({ row, line, values: {}, problem: text });
  }
}
