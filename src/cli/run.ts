import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { nearest } from '../rules/forms/nearest.ts';
import { openContext } from './context.ts';
import { type Glance, languageWord } from './glance.ts';
import { present } from './output/present.ts';
import { write } from './output/write.ts';
import { parse } from './parse.ts';
import type { Answer, Entry, GlobalOptions, Group, Host } from './types.ts';
import { entriesOf, findCommand, type Named } from './words.ts';

/** Reads a command line, runs the one command that it names, prints its answer; gives the exit code. */
export async function run(
  argv: readonly string[],
  groups: readonly Group[],
  host: Host,
  glance: Glance,
): Promise<number> {
  const asked = argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv;
  const named = findCommand(groups, asked);
  switch (named.what) {
    case 'command':
      return runCommand(named.entry, named.rest, host, glance);
    case 'unknown':
      throw unknownCommand(named.typed, groups);
    case 'group':
    case 'nothing':
      return showHelp(named, groups, host, glance);
  }
}

async function runCommand(
  [words, summary, load]: Entry,
  rest: readonly string[],
  host: Host,
  glance: Glance,
): Promise<number> {
  const { default: command } = await load();
  const parsed = await parse(words, command, rest);
  if (parsed.help) {
    const { commandHelp } = await import('./help.ts');
    await write(host.stdout, commandHelp(words, summary, command, glance.language));
    return 0;
  }
  checkLanguage(parsed.global);
  const { context, written, close } = openContext(host, glance.language, parsed.global);
  try {
    const answer: Answer = await command.run(context, parsed.options);
    context.progress.end();
    await present(answer, context, parsed.options.out as string | undefined).catch((error: unknown) => {
      throw written() > 0 ? doneThough(error, answer.data) : error;
    });
    return answer.exitCode ?? 0;
  } finally {
    context.progress.end();
    close();
  }
}

/** What was to be recorded is, though its answer could not be printed: doing it again would do it twice. */
function doneThough(error: unknown, data: unknown): unknown {
  if (!(error instanceof InfoctlError) || error.kind !== 'disk') return error;
  const full = error.code === 'disk-full';
  const id = data !== null && typeof data === 'object' && 'id' in data ? String(data.id) : '';
  return new InfoctlError(
    'disk',
    error.code,
    say(
      `${full ? '磁盘已满，' : ''}结果没有完整输出，但${id === '' ? '' : ` ${id} `}已经记录，不要重做；可用 infoctl log 查看。`,
      `${full ? 'The disk is full and the' : 'The'} answer was not printed whole, but ${id || 'it'} is recorded: do not do it again; see infoctl log.`,
    ),
    { cause: error },
  );
}

/** `infoctl`, `infoctl policy`, `infoctl --help`: what there is; a group without its command is no answer, exit 2. */
async function showHelp(
  named: Extract<Named, { what: 'group' | 'nothing' }>,
  groups: readonly Group[],
  host: Host,
  glance: Glance,
): Promise<number> {
  const { groupHelp, programHelp } = await import('./help.ts');
  const asked = named.rest.includes('--help') || named.rest.includes('-h');
  // The flags of every command may stand alone; whatever else does is told as it is behind a command.
  if (named.what === 'nothing' && !asked) {
    const parsed = await parse('', {}, named.rest);
    if (!parsed.help) checkLanguage(parsed.global);
  }
  const text =
    named.what === 'group'
      ? groupHelp(named.words, groups, glance.language)
      : programHelp(groups, glance.language);
  const wrong = named.what === 'group' && !asked;
  await write(wrong ? host.stderr : host.stdout, text);
  return wrong ? 2 : 0;
}

/** Names what was typed as far as it could be a command's words, and the command that was probably meant. */
function unknownCommand(words: readonly string[], groups: readonly Group[]): InfoctlError {
  const entries = entriesOf(groups);
  const known = new Map(
    entries.flatMap(([name, , , others]) => [name, ...(others ?? [])].map((each) => [each, name] as const)),
  );
  const [first = '', second] = words;
  const isGroup = entries.some(([name]) => name.startsWith(`${first} `));
  const typed = isGroup && second !== undefined ? `${first} ${second}` : first;
  const guesses = [typed, ...(second === undefined ? [] : [`${first} ${second}`])];
  const meant = guesses
    .map((guess) => known.get(nearest(guess, [...known.keys()]) ?? ''))
    .find((guess) => guess !== undefined);
  const hints = [
    ...(meant === undefined ? [] : [say(`您是要 infoctl ${meant} 吗？`, `Did you mean infoctl ${meant}?`)]),
    say('全部命令见 infoctl --help', 'All commands: infoctl --help'),
  ];
  return new InfoctlError(
    'usage',
    'unknown-command',
    say(`没有“${typed}”这个命令。`, `There is no command "${typed}".`),
    { hints },
  );
}

function checkLanguage({ lang }: GlobalOptions): void {
  if (lang === undefined || languageWord(lang) !== undefined) return;
  throw new InfoctlError(
    'usage',
    'unknown-language',
    say(`没有“${lang}”这种语言，可用 zh-CN 或 en。`, `There is no language "${lang}": use zh-CN or en.`),
  );
}
