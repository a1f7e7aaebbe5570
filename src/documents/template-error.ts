import { InfoctlError } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';
import { visible } from '../kernel/text.ts';
import type { Template } from './engine.ts';

/** What Liquid says of the commonest mistakes, and how we say it; `$1` is the word it names. */
const SENTENCES: readonly (readonly [RegExp, string, string])[] = [
  [/^undefined variable: (.+)$/, '没有名为“$1”的数据', 'there is no data named "$1"'],
  [/^undefined filter: (.+)$/, '没有名为“$1”的过滤器', 'there is no filter named "$1"'],
  [
    /^tag "(.+)" not found$/,
    '不能使用标签“$1”，或没有这个标签',
    'the tag "$1" may not be used or does not exist',
  ],
  [/^tag (.+) not closed$/, '标签“$1”没有结束', 'the tag "$1" is not closed'],
  [/^output "(.+)" not closed$/s, '输出“$1”没有结束（缺 }}）', '"$1" is not closed (}} is missing)'],
  [/^needs a text or a number$/, '这个过滤器只能用于文字或数字', 'this filter takes a text or a number'],
  [
    /^needs an amount (.+)$/,
    '这个过滤器只能用于金额，如 1200.50',
    'this filter takes an amount such as 1200.50',
  ],
  [/^needs a list$/, '这个过滤器只能用于列表', 'this filter takes a list'],
  [
    /^needs a day (.+)$/,
    '这个过滤器只能用于日期，如 2026-11-23',
    'this filter takes a day such as 2026-11-23',
  ],
  [
    /^needs a period (.+)$/,
    '这个过滤器只能用于期间，如 2026-W47',
    'this filter takes a period such as 2026-W47',
  ],
  [
    /^a list or a group cannot be printed as it is$/,
    '列表或分组不能直接输出，请用 for 逐项输出，或写出其中一项',
    'a list or a group cannot be printed as it is; loop over it with "for" or name one of its parts',
  ],
  [
    /^(?:template|parse length|memory alloc) limit exceeded$/,
    '模板或文档过大',
    'the template or the document is too large',
  ],
  [/^template render limit exceeded$/, '生成文档用时过长', 'drawing the document takes too long'],
];

/** A mistake in a template as people can mend it: its file, its line, what is wrong. A bug of ours stays one. */
export function templateError(
  error: unknown,
  { file, ships = false }: Pick<Template, 'file' | 'ships'>,
): unknown {
  if (!(error instanceof Error)) return error;
  const token = 'token' in error ? error.token : undefined;
  if (token === undefined && !error.message.endsWith('limit exceeded')) return error;
  const line = lineOf(token);
  // Liquid adds the place to its message; we say it ourselves.
  const message = visible(error.message.replace(/(?:, file:.*)?, line:\d+, col:\d+$/s, '')).slice(0, 300);
  const what = wordsFor(message);
  const shown = visible(file);
  return new InfoctlError(
    'invalid',
    'bad-template',
    say(
      `模板 ${shown} 第 ${line} 行有误：${what['zh-CN']}。`,
      `Template ${shown}, line ${line}: ${what.en}.`,
    ),
    {
      details: [{ file: shown, line, message: what }],
      hints: [ships ? mendCopy(shown) : mendOwn],
      cause: error,
    },
  );
}

const mendOwn = say(
  '改正该行；或将这个文件移开，使用随程序提供的模板。',
  'Correct that line, or move the file away to use the template that comes with the program.',
);

const mendCopy = (file: string): Text =>
  say(
    `这是随程序提供的模板，请告诉程序的维护者；急用时在工作区的 ${file} 放一份改好的，程序会用那一份。`,
    `This template comes with the program: please tell its maintainers; until then a corrected copy at ${file} of the workspace is used instead.`,
  );

function lineOf(token: unknown): number {
  const position: unknown = (token as { getPosition?: () => readonly number[] } | undefined)?.getPosition?.();
  return Array.isArray(position) ? Number(position[0]) : 1;
}

function wordsFor(message: string): Text {
  for (const [pattern, zh, en] of SENTENCES) {
    const match = pattern.exec(message);
    if (match)
      return say(
        zh.replace('$1', () => match[1] ?? ''),
        en.replace('$1', () => match[1] ?? ''),
      );
  }
  return say(message, message);
}
