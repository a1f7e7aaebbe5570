/**
 * Tables for a spreadsheet: what people typed comes out as the text it is and never runs as a formula. Our own
 * reader (work/intake) gives back exactly what was written here.
 */

/** A cell as it is given; null is an empty cell. */
export type TableCell = string | number | null;

/** What Excel, WPS and LibreOffice run as a formula, also behind apostrophes that were typed, which they would take away. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/**
 * A CSV: UTF-8 with a byte order mark, because Excel reads Chinese only with it, and CRLF. A cell that a spreadsheet
 * would run gets an apostrophe in front, a negative number does not.
 */
export function csvText(columns: readonly string[], rows: readonly (readonly TableCell[])[]): string {
  const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

function csvCell(cell: TableCell): string {
  const text = cell === null ? '' : String(cell);
  const guarded = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/**
 * An XLSX with one sheet: headings in bold and fixed, columns as wide as what is in them, texts typed as texts, so
 * that `=1+1` is no formula and a telephone number no figure. The same rows give the same bytes.
 */
export async function xlsxBytes(
  sheet: string,
  columns: readonly string[],
  rows: readonly (readonly TableCell[])[],
): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: [
      {
        name: sheetName(sheet),
        rows: [columns, ...rows].map((cells) => cells.map(xlsxCell)),
        cells: new Map(columns.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }])),
        columns: columns.map(() => ({ autoWidth: true })),
        freezePane: { rows: 1 },
      },
    ],
  });
}

/** In a workbook `_x000D_` means a carriage return; the same letters typed by a person are told from it by an escape. */
const xlsxCell = (cell: TableCell): TableCell =>
  typeof cell === 'string' ? cell.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : cell;

/** A sheet's name has no `[]:*?/\`, no apostrophe at its ends and at most 31 characters. */
const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31) || '1';
