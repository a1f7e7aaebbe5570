import { visible } from '../../kernel/text.ts';
import type { Block } from '../types.ts';
import { padded, widthOf, wrapped } from './width.ts';

type Table = Extract<Block, { kind: 'table' }>;

const GAP = '  ';
/** Columns are not made narrower than this to fit a terminal. */
const NARROWEST = 8;

/**
 * The lines of a table, its columns aligned as they appear (a Chinese character takes two columns). With a `width`
 * its widest columns are wrapped to fit into that many columns; without, a row is one line.
 */
export function tableLines(table: Table, width?: number): string[] {
  const titles = table.columns.map(({ title }) => visible(title));
  // A cell is one line, whatever a person typed into it.
  const rows = table.rows.map((row) =>
    titles.map((_, column) => visible(row[column] ?? '').replace(/\s*\n\s*/g, ' ')),
  );
  const natural = titles.map((title, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column]!)), widthOf(title)),
  );
  const widths = width === undefined ? natural : fitted(natural, width);
  return [titles, ...rows].flatMap((row) => rowLines(row, widths, table));
}

/** Takes columns off the widest until the row fits. */
function fitted(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, GAP.length * (widths.length - 1)) - width;
  while (excess > 0) {
    const widest = Math.max(...widths);
    if (widest <= NARROWEST) break;
    const next = Math.max(NARROWEST, ...widths.filter((each) => each < widest));
    const column = widths.indexOf(widest);
    const cut = Math.max(1, Math.min(excess, widest - next));
    widths[column] = widest - cut;
    excess -= cut;
  }
  return widths;
}

function rowLines(row: readonly string[], widths: readonly number[], table: Table): string[] {
  const cells = row.map((cell, column) => wrapped(cell, widths[column]!));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    cells
      .map((lines, column) => padded(lines[line] ?? '', widths[column]!, table.columns[column]?.align))
      .join(GAP)
      .trimEnd(),
  );
}
