import { readXlsx, type Cell, type CellValue, type Sheet } from 'hucre/xlsx';
import { say, type Text } from '../../kernel/language.ts';
import { wholeBytes, type Bytes } from './bytes.ts';
import { emptyFile, FileFault, fileTooLarge, ROW_LIMIT, rowTooLong, WHOLE_FILE_LIMIT } from './faults.ts';
import { headingFault, withoutTrailingBlanks, wrongWidth } from './table.ts';
import type { FileAbout, Row } from './types.ts';
import { unzip, type ZipFault } from './zip.ts';

/**
 * The rows of the first sheet that is not hidden; its first row that is not empty holds the headings. Cells come as
 * the text that a person sees or typed: days without a zone, numbers to the 15 digits a spreadsheet keeps, percents
 * with their sign. Everything of hucre stays in here.
 */
export async function* xlsxRows(bytes: Bytes, about: FileAbout): AsyncGenerator<readonly Row[]> {
  const zip = await wholeBytes(bytes);
  const fault = workbookFault(zip);
  if (fault) throw new FileFault(about.file, fault);
  const sheet = await firstSheet(zip, about.file);
  about.sheet = sheet.name;
  const problems = settleCells(sheet);
  const headingsAt = sheet.rows.findIndex((cells) => !isEmpty(cells));
  if (headingsAt < 0) throw new FileFault(about.file, emptyFile());
  const headings = withoutTrailingBlanks(textsOf(sheet.rows[headingsAt] ?? []).map((cell) => cell.trim()));
  const wrong = headingFault(headings) ?? problems.get(headingsAt);
  if (wrong) throw new FileFault(about.file, wrong, { line: headingsAt + 1 });
  about.headings = headings;

  const rows: Row[] = [];
  for (let index = headingsAt + 1; index < sheet.rows.length; index++) {
    const cells = sheet.rows[index] ?? [];
    if (isEmpty(cells) && !problems.has(index)) continue;
    rows.push(rowOf(headings, textsOf(cells), rows.length + 1, index + 1, problems.get(index)));
  }
  yield rows;
}

/** hucre builds a tree of all parts but the sheets: more tags than this in them would fill the memory. */
const TAG_LIMIT = 3_000_000;

/** Why hucre is not let at a workbook. */
function workbookFault(zip: Buffer): Text | undefined {
  const parts = unzip(zip, WHOLE_FILE_LIMIT);
  if (typeof parts === 'string') return zipFaults[parts]();
  let tags = 0;
  for (const { name, data } of parts) {
    if (/worksheets\/[^/]+$/i.test(name)) continue;
    for (let at = data.indexOf(TAG); at >= 0; at = data.indexOf(TAG, at + 1)) tags++;
  }
  return tags > TAG_LIMIT ? fileTooLarge() : undefined;
}

const TAG = '<'.charCodeAt(0);

async function firstSheet(zip: Buffer, file: string): Promise<Sheet> {
  let first: number | undefined;
  try {
    const workbook = await readXlsx(zip, {
      readStyles: true,
      sheets: (sheet, index) => !sheet.hidden && !sheet.veryHidden && (first ??= index) === index,
    });
    const [sheet] = workbook.sheets;
    if (sheet) return sheet;
  } catch (error) {
    throw new FileFault(file, damaged(), { cause: error });
  }
  throw new FileFault(file, damaged());
}

/** Rewrites, in place, the cells whose look says more than their value; gives what is wrong by row of the sheet. */
function settleCells(sheet: Sheet): Map<number, Text> {
  const problems = new Map<number, Text>();
  for (const [key, cell] of sheet.cells ?? []) {
    const [row = 0, column = 0] = key.split(',').map(Number);
    const cells = sheet.rows[row];
    if (!cells) continue;
    if (cell.type === 'error') problems.set(row, cellError(column, String(cell.value)));
    else if (cell.formula !== undefined && cells[column] === null) problems.set(row, notComputed(column));
    else if (typeof cells[column] === 'number') cells[column] = shownNumber(cells[column], cell);
  }
  return problems;
}

function shownNumber(value: number, cell: Cell): string {
  const format = cell.style?.numFmt ?? '';
  if (/%/.test(format)) return `${plainNumber(value * 100)}%`;
  const text = plainNumber(value);
  return /^0{2,}$/.test(format) && /^\d+$/.test(text) ? text.padStart(format.length, '0') : text;
}

const isEmpty = (cells: readonly CellValue[]): boolean => cells.every((cell) => cell === null || cell === '');

const textsOf = (cells: readonly CellValue[]): string[] => cells.map(textOf);

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return plainNumber(value);
  return value instanceof Date ? civilTime(value) : String(value);
}

/** All digits and no exponent; 15 of them count, which is what a spreadsheet keeps of what was typed. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15));
  if (Math.abs(rounded) >= 1e21) return BigInt(rounded).toString();
  const text = String(rounded);
  return text.includes('e') ? rounded.toFixed(20).replace(/\.?0+$/, '') : text;
}

/** A spreadsheet knows no zone: what it shows is what the parts of the date in UTC say. Before 1900 it is a time alone. */
function civilTime(date: Date): string {
  // Fractions of a day are not exact: half a second decides.
  const time = new Date(Math.round(date.getTime() / 1000) * 1000);
  const clock = time.toISOString().slice(11, time.getUTCSeconds() === 0 ? 16 : 19);
  if (time.getTime() < FIRST_DAY) return clock;
  const day = time.toISOString().slice(0, 10);
  return clock === '00:00' ? day : `${day}T${clock}`;
}

const FIRST_DAY = Date.UTC(1900, 0, 1);

function rowOf(
  headings: readonly string[],
  cells: string[],
  row: number,
  line: number,
  problem: Text | undefined,
): Row {
  const values: Record<string, string> = {};
  let size = 0;
  for (const [index, heading] of headings.entries()) {
    const cell = cells[index] ?? '';
    size += cell.length;
    values[heading] = cell;
  }
  const beyond = cells.findLastIndex((cell) => cell !== '') >= headings.length;
  const wrong =
    problem ??
    (beyond ? wrongWidth(cells.length, headings.length) : size > ROW_LIMIT ? rowTooLong() : undefined);
  return wrong ? { row, line, values: {}, problem: wrong } : { row, line, values };
}

/** 0 → A, 26 → AA: as the sheet names its columns. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const cellError = (column: number, value: string): Text =>
  say(
    `${columnName(column)} 列是公式错误 ${value}，请在 Excel 里改好。`,
    `column ${columnName(column)} holds the formula error ${value}; mend it in Excel.`,
  );

const notComputed = (column: number): Text =>
  say(
    `${columnName(column)} 列的公式没有算出结果，请用 Excel 打开并保存一次。`,
    `the formula in column ${columnName(column)} was never computed; open the file in Excel and save it once.`,
  );

const damaged = (): Text =>
  say(
    'Excel 工作簿已损坏或不完整，请用 Excel 打开后另存为 .xlsx 再导入。',
    'the Excel workbook is damaged or cut short; open it in Excel, save it as .xlsx and import that.',
  );

const zipFaults: Record<ZipFault, () => Text> = {
  truncated: damaged,
  odd: damaged,
  'too-large': fileTooLarge,
};
