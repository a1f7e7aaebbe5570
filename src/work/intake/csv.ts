import { say, type Text } from '../../kernel/language.ts';
import type { Bytes } from './bytes.ts';
import { count, textPieces } from './encoding.ts';
import { emptyFile, FileFault, ROW_LIMIT, rowTooLong } from './faults.ts';
import { splitCsv, type CsvRecord } from './csv-split.ts';
import { headingFault, withoutTrailingBlanks, wrongWidth } from './table.ts';
import type { FileAbout, Row } from './types.ts';

/** The rows of a CSV whose first row holds the headings; memory is flat however long the file is. */
export async function* csvRows(bytes: Bytes, about: FileAbout): AsyncGenerator<readonly Row[]> {
  let table: Table | undefined;
  let rest = '';
  let line = 1;
  let row = 0;

  function* take(text: string, last: boolean): Generator<readonly Row[]> {
    about.delimiter ??= delimiterOf(text);
    const split = splitCsv(text, about.delimiter, line, last);
    rest = split.rest;
    line = split.line;
    const rows: Row[] = [];
    for (const record of split.records) {
      if (record.cells.every((cell) => cell === '')) continue;
      if (table) rows.push(rowOf(table, record, ++row));
      else {
        about.headings = headingsOf(record, about.file);
        table = { headings: about.headings, width: record.cells.length };
      }
    }
    if (rows.length > 0) yield rows;
    if (split.fault) throw new FileFault(about.file, split.fault.message, { line: split.fault.line });
    if (rest.length > ROW_LIMIT) throw new FileFault(about.file, rowTooLong(), { line });
  }

  for await (const piece of textPieces(bytes, (encoding) => (about.encoding = encoding))) {
    const nul = piece.indexOf('\0');
    if (nul < 0) yield* take(rest + piece, false);
    else {
      yield* take(rest + piece.slice(0, piece.lastIndexOf('\n', nul) + 1), false);
      throw new FileFault(about.file, holdsNul(), { line: line + count(rest, '\n') });
    }
  }
  yield* take(rest, true);
  if (!table) throw new FileFault(about.file, emptyFile());
}

type Table = { readonly headings: readonly string[]; readonly width: number };

/** The separator that stands most often in the first line, outside quotes; a single column has none, and a comma does. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const start = /[^\r\n]/.exec(text)?.index ?? 0;
  const lineEnd = text.indexOf('\n', start);
  const heading = text.slice(start, lineEnd < 0 ? text.length : lineEnd).replace(/"(?:[^"]|"")*"/g, '');
  let best: ',' | ';' | '\t' = ',';
  for (const candidate of [';', '\t'] as const) {
    if (count(heading, candidate) > count(heading, best)) best = candidate;
  }
  return best;
}

/** The headings without the blanks around them. */
function headingsOf(record: CsvRecord, file: string): readonly string[] {
  const headings = withoutTrailingBlanks(record.cells.map((cell) => withoutGuard(cell).trim()));
  const fault = headingFault(headings);
  if (fault) throw new FileFault(file, fault, { line: record.line });
  return headings;
}

/** Excel fills rows up to the widest one: empty cells beyond the headings are no fault, anything else is. */
function rowOf(table: Table, record: CsvRecord, row: number): Row {
  const { headings, width } = table;
  const { cells, line } = record;
  if (cells.length < width || cells.slice(headings.length).some((cell) => cell !== '')) {
    return { row, line, values: {}, problem: wrongWidth(cells.length, headings.length) };
  }
  const values: Record<string, string> = {};
  for (let i = 0; i < headings.length; i++) values[headings[i] as string] = withoutGuard(cells[i] as string);
  return { row, line, values };
}

/**
 * Takes away the apostrophe that a careful writer (documents/table-file.ts) puts before a cell which a spreadsheet
 * would otherwise run as a formula.
 */
function withoutGuard(cell: string): string {
  return cell.charCodeAt(0) === 39 && /^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

const holdsNul = (): Text =>
  say(
    '这一行含有 NUL 字符（U+0000），不是纯文本；请删去后再导入。',
    'this line holds a NUL character (U+0000), which no text has; delete it and import again.',
  );
