import { type Language, say } from '../kernel/language.ts';
import { padded, widthOf } from './output/width.ts';
import { GLOBAL_FLAGS } from './global-flags.ts';
import type { Command, Entry, Group, OptionHelp } from './types.ts';
import { entriesOf } from './words.ts';

/** Everything there is, by groups. */
export function programHelp(groups: readonly Group[], language: Language): string {
  const head = say(
    'infoctl：信息反馈。表格交上来，汇总做出去，期限算清楚。\n用法：infoctl 命令 [选项]',
    'infoctl: forms handed in, summaries drawn, deadlines kept and explained.\nUsage: infoctl COMMAND [flags]',
  );
  const foot = say(
    '先做这三步：infoctl init，infoctl person add，infoctl me。\n每个命令的例子和选项：infoctl 命令 --help；先看看样子：infoctl demo demo',
    'Start with: infoctl init, infoctl person add, infoctl me.\nExamples and flags of a command: infoctl COMMAND --help; to look around first: infoctl demo demo',
  );
  const parts = groups
    .filter(({ commands }) => commands.length > 0)
    .map(({ title, commands }) => `${title[language]}\n${summaries(commands, language)}`);
  return `${[head[language], ...parts, flagsPart(language), foot[language]].join('\n\n')}\n`;
}

/** The commands whose words begin alike: `infoctl policy`. */
export function groupHelp(words: string, groups: readonly Group[], language: Language): string {
  const commands = entriesOf(groups).filter(([name]) => name.startsWith(`${words} `));
  const head = say(`infoctl ${words} 之后还要一个词：`, `infoctl ${words} needs one more word:`);
  return `${head[language]}\n${summaries(commands, language)}\n`;
}

/** One command: two real uses first, what it does, its arguments and flags; at the end the clause it serves. */
export function commandHelp(words: string, summary: Entry[1], command: Command, language: Language): string {
  const usage = [
    'infoctl',
    words,
    command.args,
    command.options?.length ? say('[选项]', '[flags]')[language] : undefined,
  ];
  const args = Object.entries(command.argHelp ?? {}).map(([name, help]) => [name, help[language]] as const);
  const parts = [
    `${command.examples.map((example) => `  ${example}`).join('\n')}`,
    `${summary[language]}\n${say('用法', 'Usage')[language]}${language === 'en' ? ': ' : '：'}${usage.filter(Boolean).join(' ')}`,
    ...(args.length > 0 ? [aligned(args)] : []),
    ...(command.options?.length
      ? [`${say('选项', 'Flags')[language]}\n${aligned(flagRows(command.options, language))}`]
      : []),
    flagsPart(language),
    ...(command.clause === undefined ? [] : [`${say('依据', 'Clause')[language]}  ${command.clause}`]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const summaries = (commands: readonly Entry[], language: Language): string =>
  aligned(commands.map(([words, summary]) => [words, summary[language]]));

const flagsPart = (language: Language): string =>
  `${say('各命令通用的选项', 'Flags of every command')[language]}\n${aligned(flagRows(GLOBAL_FLAGS, language))}`;

const flagRows = (options: readonly OptionHelp[], language: Language) =>
  options.map(({ flags, help }) => [flags, help[language]] as const);

function aligned(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => widthOf(left)));
  return rows.map(([left, right]) => `  ${padded(left, width)}  ${right}`).join('\n');
}
