import { Command as Parser, CommanderError, Option } from 'commander';
import { InfoctlError } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import type { Parsed, Said } from './parsed.ts';
import type { GlobalOptions, OptionHelp } from './types.ts';

/** Reads any command line, with commander, and says what is wrong with one that cannot be read. */
export function parseFully(words: string, command: Said, rest: readonly string[]): Parsed {
  const parser = new Parser(words).exitOverride().configureOutput({ writeErr: () => {}, writeOut: () => {} });
  parser.helpOption(false).allowExcessArguments(false);
  for (const argument of command.args?.split(' ') ?? []) parser.argument(argument);
  for (const option of [...(command.options ?? []), ...GLOBAL_FLAGS]) parser.addOption(optionOf(option));
  parser.action(() => {});
  try {
    parser.parse(rest, { from: 'user' });
  } catch (error) {
    if (parser.opts().help === true) return { help: true };
    throw error instanceof CommanderError ? wrongUsage(words, error) : error;
  }
  const options: Record<string, unknown> = parser.opts();
  if (options.help === true) return { help: true };
  parser.registeredArguments.forEach((argument, index) => {
    const value: unknown = parser.processedArgs[index];
    if (value !== undefined) options[argument.name()] = value;
  });
  return { help: false, global: options as GlobalOptions, options };
}

function optionOf({ flags, repeat }: OptionHelp): Option {
  const option = new Option(flags);
  if (repeat) option.argParser((value: string, earlier: string[] | undefined) => [...(earlier ?? []), value]);
  return option;
}

function wrongUsage(words: string, error: CommanderError): InfoctlError {
  const named = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const meant = /\(Did you mean (?:one of )?(.*?)\?\)/.exec(error.message)?.[1];
  const help = ['infoctl', words, '--help'].filter(Boolean).join(' ');
  const hints = [
    ...(meant === undefined ? [] : [say(`您是要 ${meant} 吗？`, `Did you mean ${meant}?`)]),
    say(`用法见 ${help}`, `How to say it: ${help}`),
  ];
  return new InfoctlError('usage', CODES[error.code] ?? 'wrong-usage', sentence(error, named), { hints });
}

const CODES: Readonly<Record<string, string>> = {
  'commander.unknownOption': 'unknown-flag',
  'commander.missingArgument': 'missing-argument',
  'commander.optionMissingArgument': 'flag-without-value',
  'commander.excessArguments': 'too-many-arguments',
};

function sentence(error: CommanderError, named: string): Text {
  switch (error.code) {
    case 'commander.unknownOption':
      return say(`没有“${named}”这个选项。`, `There is no flag "${named}".`);
    case 'commander.missingArgument':
      return say(`还缺少 <${named}>。`, `<${named}> is missing.`);
    case 'commander.optionMissingArgument':
      return say(`选项 ${named} 后面要跟一个值。`, `The flag ${named} needs a value.`);
    case 'commander.excessArguments':
      return say('参数太多了。', 'Too many arguments.');
    default:
      return say(`看不懂这条命令：${error.message}`, `This cannot be read: ${error.message}`);
  }
}
