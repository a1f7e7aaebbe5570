import { isSet } from '../../kernel/clock.ts';
import { say } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import type { Answer, Block, Context } from '../types.ts';
import { blocksText } from './blocks.ts';
import { paintFor, wantsColour } from './colours.ts';
import { jsonText } from './json.ts';
import { write } from './write.ts';

/** The one place where an answer is printed: JSON, a document into `outFile`, or blocks; then its notes to stderr. */
export async function present(answer: Answer, context: Context, outFile?: string): Promise<void> {
  const { terminal, global } = context;
  const toFile = outFile !== undefined;
  if (toFile) await writeOut(answer, context, outFile);
  if (global.json)
    await write(terminal.stdout, jsonText(answer.exact ? answer.data : withClock(answer.data, context)));
  else if (!toFile) await write(terminal.stdout, await text(answer, context));
  await tellNotes(answer.notes ?? [], context);
}

async function text(answer: Answer, context: Context): Promise<string> {
  const { terminal, global } = context;
  const paint = await paintFor(wantsColour(terminal.stdout, context.env, global));
  const width = terminal.stdout.isTTY && !global.plain ? terminal.columns : undefined;
  const blocks = answer.show();
  return blocksText([...blocks, ...clockBlock(blocks, context)], paint, width);
}

/** Notes are for people: `--quiet` silences them. */
async function tellNotes(notes: readonly string[], context: Context): Promise<void> {
  if (context.global.quiet) return;
  for (const note of notes) await write(context.terminal.stderr, `${visible(note)}\n`);
}

/** The documents of an answer go to the file, whole or not at all; stderr says so. */
async function writeOut(answer: Answer, context: Context, file: string): Promise<void> {
  const { writeWhole } = await import('../../kernel/whole-file.ts');
  const { resolve } = await import('node:path');
  const documents = answer.show().flatMap((block) => (block.kind === 'document' ? [block.markdown] : []));
  await writeWhole(resolve(context.cwd, file), documents.join('\n'));
  await tellNotes([context.say(say(`已写入 ${file}`, `written to ${file}`))], context);
}

function withClock(data: unknown, context: Context): unknown {
  if (!isSet(context.clock.now()) || typeof data !== 'object' || data === null || Array.isArray(data))
    return data;
  return { ...data, clock: 'set' };
}

/** A listing under a clock that was set says so itself; a document does by its template. */
function clockBlock(blocks: readonly Block[], context: Context): readonly Block[] {
  const moment = context.clock.now();
  if (!isSet(moment) || blocks.some((block) => block.kind === 'document')) return [];
  const set = context.env.INFOCTL_NOW ?? moment.at;
  const line = say(`时钟由 INFOCTL_NOW 设定：${set}`, `The clock was set by INFOCTL_NOW: ${set}`);
  return [{ kind: 'text', text: context.say(line), tone: 'faint' }];
}
