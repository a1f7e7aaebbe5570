import { blocksText } from '../output/blocks.ts';
import { paintFor, wantsColour } from '../output/colours.ts';
import { write } from '../output/write.ts';
import type { Block, Context } from '../types.ts';

/** Shows a person, on stderr, what they are about to agree to. */
export async function showFirst(context: Context, blocks: readonly Block[]): Promise<void> {
  if (context.global.quiet || blocks.length === 0) return;
  const { stderr, columns } = context.terminal;
  const paint = await paintFor(wantsColour(stderr, context.env, context.global));
  await write(stderr, blocksText(blocks, paint, stderr.isTTY ? columns : undefined));
}
