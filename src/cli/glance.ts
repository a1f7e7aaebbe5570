import type { Language } from '../kernel/language.ts';
import { findFolder } from '../work/workspace/find.ts';
import { languageLine } from '../work/workspace/language-line.ts';
import type { Env, Host } from './types.ts';

/** What must be known before the command line is read, so that its own mistakes are told rightly. */
export type Glance = { readonly language: Language; readonly json: boolean; readonly debug: boolean };

/** The language (`--lang`, `INFOCTL_LANG`, the workspace, the system) and whether a program is reading. Never throws. */
export function glance(argv: readonly string[], host: Host): Glance {
  return {
    language:
      languageWord(flagValue(argv, '--lang') ?? host.env.INFOCTL_LANG) ??
      ofWorkspace(argv, host) ??
      languageWord(systemLocale(host.env)) ??
      'en',
    json: beforeDashes(argv).includes('--json'),
    debug: Boolean(host.env.INFOCTL_DEBUG),
  };
}

/** `zh`, `zh_CN.UTF-8`, `en-GB` → one of our two languages; undefined where it is neither. */
export function languageWord(word: string | undefined): Language | undefined {
  if (word === undefined) return undefined;
  if (/^zh\b|^zh_/i.test(word)) return 'zh-CN';
  return /^en\b|^en_/i.test(word) ? 'en' : undefined;
}

const systemLocale = (env: Env): string =>
  env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;

function ofWorkspace(argv: readonly string[], host: Host): Language | undefined {
  const folder = findFolder(flagValue(argv, '--workspace'), host.env, host.cwd);
  return folder === undefined ? undefined : languageLine(folder);
}

const beforeDashes = (argv: readonly string[]): readonly string[] => {
  const end = argv.indexOf('--');
  return end < 0 ? argv : argv.slice(0, end);
};

/** The last value given to a flag, as `--flag value` or `--flag=value`. */
function flagValue(argv: readonly string[], flag: string): string | undefined {
  let value: string | undefined;
  const words = beforeDashes(argv);
  words.forEach((word, index) => {
    if (word === flag) value = words[index + 1] ?? value;
    else if (word.startsWith(`${flag}=`)) value = word.slice(flag.length + 1);
  });
  return value;
}
