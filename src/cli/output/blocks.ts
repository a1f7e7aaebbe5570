import { visible } from '../../kernel/text.ts';
import type { Block, Line } from '../types.ts';
import type { Paint } from './colours.ts';
import { tableLines } from './table.ts';
import { wrapped } from './width.ts';

/**
 * Blocks as the text of a terminal, or of a pipe where `width` is undefined. Whatever they hold is made visible
 * before any colour is put on, so that nobody's data can move the cursor. A blank line stands between blocks.
 */
export function blocksText(blocks: readonly Block[], paint: Paint, width?: number): string {
  return blocks.map((block) => `${blockText(block, paint, width)}\n`).join('\n');
}

function blockText(block: Block, paint: Paint, width: number | undefined): string {
  switch (block.kind) {
    case 'document':
      return visible(block.markdown).replace(/\n+$/, '');
    case 'table': {
      const [titles = '', ...rows] = tableLines(block, width);
      return [paint(titles, 'title'), ...rows].join('\n');
    }
    case 'text':
      return lineText(block, paint, width);
    case 'lines':
      return block.lines.map((line) => lineText(line, paint, width)).join('\n');
  }
}

function lineText({ text, tone, whole }: Line, paint: Paint, width: number | undefined): string {
  const shown = visible(text);
  const lines = width === undefined || whole ? [shown] : wrapped(shown, width);
  return lines.map((line) => (tone && line !== '' ? paint(line, tone) : line)).join('\n');
}
