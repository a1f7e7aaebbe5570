import { explained } from '../../journal/faults.ts';
import { type Detail, InfoctlError } from '../../kernel/errors.ts';
import { fileFault } from '../../kernel/file-fault.ts';
import { type Language, say } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import type { Glance } from '../glance.ts';
import { jsonText } from './json.ts';
import { ReaderGone, write } from './write.ts';

/** Tells a person (or, under `--json`, a program) on stderr what went wrong; gives the exit code. */
export async function tellFailure(
  error: unknown,
  glance: Glance,
  stderr: NodeJS.WritableStream,
): Promise<number> {
  if (error instanceof ReaderGone) return 0;
  const failure = expected(error);
  const text = glance.json ? asJson(failure, glance.language) : asText(failure, glance.language);
  const stack = glance.debug && error instanceof Error ? `${visible(error.stack ?? '')}\n` : '';
  try {
    await write(stderr, text + stack);
  } catch {
    // Where stderr is broken too, the exit code is all that is left to say.
  }
  return failure.exitCode;
}

/**
 * Whatever was thrown, as the error it is to the user: one of ours, Ctrl-C in a question, what the system or SQLite
 * refused, else a bug of the program.
 */
function expected(error: unknown): InfoctlError {
  if (error instanceof InfoctlError) return error;
  if (error instanceof Error && error.name === 'ExitPromptError') {
    return new InfoctlError('interrupted', 'interrupted', say('已中断。', 'Interrupted.'));
  }
  const known = fileFault(error) ?? explained(error, 'infoctl.db');
  if (known instanceof InfoctlError) return known;
  const message = error instanceof Error ? error.message : String(error);
  return new InfoctlError(
    'disk',
    'bug',
    say(`infoctl 出了意料之外的错误：${message}`, `infoctl met an error that it did not expect: ${message}`),
    {
      hints: [
        say(
          '这是程序的缺陷：请设 INFOCTL_DEBUG=1 再运行一次，把全部输出和所用命令发给维护者。',
          'This is a bug: run it again with INFOCTL_DEBUG=1 and send the whole output and the command to the maintainers.',
        ),
      ],
    },
  );
}

function asJson(error: InfoctlError, language: Language): string {
  const details = error.details.map(({ message, ...place }) => ({ ...place, message: message[language] }));
  const hints = error.hints.map((hint) => hint[language]);
  return jsonText({ error: { code: error.code, message: error.text[language], details, hints } });
}

function asText(error: InfoctlError, language: Language): string {
  // A lone fault that the sentence itself tells is not told twice.
  const [only, ...others] = error.details;
  const told = others.length === 0 && only && error.text[language].endsWith(only.message[language]);
  const lines = [
    error.text[language],
    ...(told ? [] : error.details).map((detail) => `  ${detailLine(detail, language)}`),
    ...error.hints.map((hint) => hint[language]),
  ];
  return `${visible(lines.join('\n'))}\n`;
}

/** `policy.yaml 第 12 行 rules.3.each：……` */
export function detailLine({ file, line, row, field, message }: Detail, language: Language): string {
  const zh = language === 'zh-CN';
  const parts = [
    file,
    line === undefined ? undefined : zh ? `第 ${line} 行` : `line ${line}`,
    row === undefined ? undefined : zh ? `第 ${row} 条` : `row ${row}`,
    field,
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0
    ? message[language]
    : `${parts.join(zh ? ' ' : ', ')}${zh ? '：' : ': '}${message[language]}`;
}
