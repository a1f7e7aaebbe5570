import { InfoctlError } from '../../kernel/errors.ts';
import { choiceWithin, mapColumns, type Column as Heading, type HeadingChoice } from '../intake/columns.ts';
import { readRows, type RowOptions } from '../intake/rows.ts';
import type { Row } from '../intake/types.ts';
import { COLUMNS, ID_HEADINGS } from './columns.ts';
import type { WrittenRow } from './decide-import.ts';
import type { Register } from './types.ts';

/** Under which headings the columns of a register may stand: their names, and their labels in either language. */
const headingsOf = (register: Register): readonly Heading[] => [
  { name: 'id', labels: ID_HEADINGS[register] },
  ...COLUMNS[register].map(({ name, label, headings }) => ({
    name,
    labels: [label['zh-CN'], label.en, ...headings],
  })),
];

/**
 * All rows of a file of people, units or clients, by the names of the columns. The headings of a table are judged at
 * once, the keys of JSON and YAML objects row by row.
 * @throws what readRows and mapColumns throw
 */
export async function readEntryRows(
  register: Register,
  path: string,
  options: RowOptions & { readonly map?: HeadingChoice } = {},
): Promise<WrittenRow[]> {
  const file = await readRows(path, options);
  const { headings } = file.about;
  const shared = headings ? mapColumns(headings, headingsOf(register), options.map) : undefined;
  const rows: WrittenRow[] = [];
  for await (const row of file) rows.push(writtenRow(row, shared ?? ownHeadings(row, register, options.map)));
  return rows;
}

function writtenRow(row: Row, fields: ReadonlyMap<string, string> | InfoctlError): WrittenRow {
  const problem = row.problem ?? (fields instanceof InfoctlError ? fields.text : undefined);
  if (problem !== undefined || fields instanceof InfoctlError)
    return { row: row.row, written: {}, ...(problem ? { problem } : {}) };
  return {
    row: row.row,
    written: Object.fromEntries([...fields].map(([heading, name]) => [name, row.values[heading]])),
  };
}

/** For a row that carries its own keys: what they mean, or what is wrong with them. */
function ownHeadings(
  row: Row,
  register: Register,
  map: HeadingChoice = {},
): ReadonlyMap<string, string> | InfoctlError {
  const keys = Object.keys(row.values);
  try {
    return mapColumns(keys, headingsOf(register), choiceWithin(map, keys));
  } catch (error) {
    if (error instanceof InfoctlError && error.kind === 'invalid') return error;
    throw error;
  }
}
