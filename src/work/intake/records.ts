import { InfoctlError } from '../../kernel/errors.ts';
import type { Text } from '../../kernel/language.ts';
import { choiceWithin, type HeadingChoice } from './columns.ts';
import { mapHeadings, type NamedForm } from './headings.ts';
import { readRows, type RowOptions } from './rows.ts';
import type { FileAbout, Row } from './types.ts';

/**
 * A row as a flat record of a form: its values stand under the form's own names, those of a nested field under its path
 * (`salesLines.1.product`), as `normalise` takes them.
 */
type IntakeRecord = {
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
  let assemble: Assemble;
  try {
    const { headings } = file.about;
    assemble = headings ? assembler(mapHeadings(headings, form, options.map)) : perRow(form, options.map);
  } catch (error) {
    await file.close();
    throw error;
  }
  return {
    about: file.about,
    async *batches() {
      for await (const batch of file.batches()) yield batch.map(assemble);
    },
  };
}

type Assemble = (row: Row) => IntakeRecord;

/** Puts the cells of a row under the names of their fields; empty cells say nothing. */
function assembler(fields: ReadonlyMap<string, string>): Assemble {
  const columns = [...fields];
  return (row) => {
    if (row.problem) return row;
    const values: Record<string, unknown> = {};
    for (const [heading, path] of columns) {
      const value = row.values[heading];
      if (value !== '' && value !== undefined) values[path] = value;
    }
    return { row: row.row, line: row.line, values };
  };
}

/** How many different sets of keys are kept in mind. */
const KEPT = 256;

/** For rows that carry their own keys: an unknown key is the fault of its row. */
function perRow(form: NamedForm, choice: HeadingChoice = {}): Assemble {
  const known = new Map<string, Assemble>();
  return (row) => {
    if (row.problem) return row;
    const keys = Object.keys(row.values);
    const set = JSON.stringify(keys);
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
    return assembler(mapHeadings(keys, form, choiceWithin(choice, keys)));
  } catch (error) {
    if (!(error instanceof InfoctlError) || error.kind !== 'invalid') throw error;
    const { text } = error;
    return ({ row, line }) => ({ row, line, values: {}, problem: text });
  }
}
