import { parsePlainly } from './parse-plainly.ts';
import type { Parsed, Said } from './parsed.ts';

/** Reads the words after a command's name by its own description and the global flags; what cannot be read is exit 2. */
export async function parse(words: string, command: Said, rest: readonly string[]): Promise<Parsed> {
  const plain = parsePlainly(command, rest);
  if (plain) return plain;
  const { parseFully } = await import('./parse-fully.ts');
  return parseFully(words, command, rest);
}
