import type { Env, GlobalOptions } from '../types.ts';

type Tone = 'title' | 'good' | 'warning' | 'faint';
export type Paint = (text: string, tone: Tone) => string;

/** Flag > `NO_COLOR` > `FORCE_COLOR` > whether it is a terminal. Nothing is ever said by colour alone. */
export function wantsColour(stream: { readonly isTTY?: boolean }, env: Env, global: GlobalOptions): boolean {
  if (global.color === false || global.plain === true) return false;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

/** Paints texts by what they mean; chalk is loaded only where there are colours at all. */
export async function paintFor(colours: boolean): Promise<Paint> {
  if (!colours) return (text) => text;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  const tones = { title: chalk.bold, good: chalk.green, warning: chalk.yellow, faint: chalk.dim };
  return (text, tone) => tones[tone](text);
}
