import { parsePlainly } from './parse-plainly.ts';
import type { Command, GlobalOptions } from './types.ts';

/** What was typed behind a command's name: the question for help, or its flags and arguments by name. */
export type Parsed =
  | { readonly help: true }
  | {
      readonly help: false;
      readonly global: GlobalOptions;
      readonly options: Readonly<Record<string, unknown>>;
    };

/** Reads the words after a command's name by its own description and the global flags; what cannot be read is exit 2. */
export async function parse(words: string, command: Command, rest: readonly string[]): Promise<Parsed> {
  const plain = parsePlainly(command, rest);
  if (plain) return plain;
  const { parseFully } = await import('./parse-fully.ts');
  return parseFully(words, command, rest);
}
