import type { Entry, Group } from './types.ts';

/** Global flags that take a value in the next word. */
const WITH_VALUE = ['--workspace', '--as', '--by', '--lang'];

/** What a command line names: a command and the words left for it, a group whose command is missing, or nothing known. */
export type Named =
  | { readonly what: 'command'; readonly entry: Entry; readonly rest: readonly string[] }
  | { readonly what: 'group'; readonly words: string; readonly rest: readonly string[] }
  | { readonly what: 'unknown'; readonly typed: readonly string[] }
  | { readonly what: 'nothing'; readonly rest: readonly string[] };

export const entriesOf = (groups: readonly Group[]): readonly Entry[] =>
  groups.flatMap((group) => group.commands);

/**
 * Finds the command among the words typed; global flags may stand before, between and after its words. The longest
 * name wins, so that `report overdue` and a command `report` could both exist.
 */
export function findCommand(groups: readonly Group[], argv: readonly string[]): Named {
  const entries = entriesOf(groups);
  const rest: string[] = [];
  let words = '';
  let index = 0;
  for (; index < argv.length; index += 1) {
    const word = argv[index]!;
    if (word === '--') break;
    if (word.startsWith('-') && word !== '-') {
      rest.push(word);
      if (WITH_VALUE.includes(word) && index + 1 < argv.length) rest.push(argv[(index += 1)]!);
      continue;
    }
    const longer = words === '' ? word : `${words} ${word}`;
    if (!entries.some(([name]) => name === longer || name.startsWith(`${longer} `))) break;
    words = longer;
  }
  rest.push(...argv.slice(index));
  const entry = entries.find(([name]) => name === words);
  if (entry) return { what: 'command', entry, rest };
  const others = argv.slice(index).filter((word) => !word.startsWith('-'));
  if (others.length > 0) return { what: 'unknown', typed: [...words.split(' ').filter(Boolean), ...others] };
  return words === '' ? { what: 'nothing', rest } : { what: 'group', words, rest };
}
