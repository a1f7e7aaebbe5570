import { GLOBAL_FLAGS } from './global-flags.ts';
import type { Parsed, Said } from './parsed.ts';
import type { GlobalOptions, OptionHelp } from './types.ts';

type Flag = {
  readonly key: string;
  readonly takesValue: boolean;
  readonly value: boolean;
  readonly repeat: boolean;
  readonly isOdd: boolean;
};

/**
 * Reads a command line without commander, whose loading takes a sixth of the time of a short command. Only what is
 * plain is read here; whatever else (help, a mistake, a cluster of short flags) is undefined and left to commander, by
 * whose reading this one is tested.
 */
export function parsePlainly(command: Said, rest: readonly string[]): Parsed | undefined {
  const flags = flagsOf([...(command.options ?? []), ...GLOBAL_FLAGS]);
  const options: Record<string, unknown> = {};
  for (const { key, value } of flags.values()) if (!value) options[key] = true;
  const words: string[] = [];
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index]!;
    if (word === '--') {
      words.push(...rest.slice(index + 1));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const equals = word.startsWith('--') ? word.indexOf('=') : -1;
    const flag = flags.get(equals < 0 ? word : word.slice(0, equals));
    if (!flag || flag.isOdd || (equals >= 0 && !flag.takesValue)) return undefined;
    if (!flag.takesValue) {
      options[flag.key] = flag.value;
      continue;
    }
    const value = equals < 0 ? rest[(index += 1)] : word.slice(equals + 1);
    if (value === undefined) return undefined;
    options[flag.key] = flag.repeat ? [...((options[flag.key] as string[] | undefined) ?? []), value] : value;
  }
  return addArguments(command.args, words, options)
    ? { help: false, global: options as GlobalOptions, options }
    : undefined;
}

/** The flags of a command by each of their names; `--no-x` gives `x: false`. */
function flagsOf(helps: readonly OptionHelp[]): ReadonlyMap<string, Flag> {
  return new Map(
    helps.flatMap(({ flags, repeat = false }) => {
      const names = flags.split(/[ ,|]+/).filter((part) => part.startsWith('-'));
      const long = names.find((name) => name.startsWith('--')) ?? '';
      const key = long.replace(/^--(no-)?/, '').replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      // Help, and a flag whose value may be left out (`--week [period]`).
      const isOdd = key === 'help' || flags.includes('[');
      const flag: Flag = {
        key,
        takesValue: flags.includes('<'),
        value: !long.startsWith('--no-'),
        repeat,
        isOdd,
      };
      return names.map((name) => [name, flag] as const);
    }),
  );
}

/** Puts the words under the names of the arguments; false where there are too few or too many of them. */
function addArguments(
  args: string | undefined,
  words: readonly string[],
  options: Record<string, unknown>,
): boolean {
  const declared = args === undefined || args === '' ? [] : args.split(' ');
  const isVariadic = declared.at(-1)?.includes('...') === true;
  const required = declared.filter((argument) => argument.startsWith('<')).length;
  if (words.length < required || (!isVariadic && words.length > declared.length)) return false;
  for (const [index, argument] of declared.entries()) {
    const name = argument.slice(1, -1).replace('...', '');
    if (argument.includes('...')) options[name] = words.slice(index);
    else if (words[index] !== undefined) options[name] = words[index];
  }
  return true;
}
