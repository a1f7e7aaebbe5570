import { visible } from '../../kernel/text.ts';
import type { Block } from '../types.ts';
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
    case 'text': {
      const text = visible(block.text);
      const lines = width === undefined ? [text] : wrapped(text, width);
      return lines.map((line) => (block.tone && line !== '' ? paint(line, block.tone) : line)).join('\n');
    }
  }
}
