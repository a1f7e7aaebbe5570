import { InfoctlError } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';
import type { Context } from './types.ts';

/** Asks for one line of text in the terminal, on stderr; `check` gives what is wrong with it, or undefined. */
export async function askLine(
  context: Context,
  question: Text,
  { preset, check }: { readonly preset?: string; readonly check?: (line: string) => Text | undefined } = {},
): Promise<string> {
  const { createPromptModule } = await import('inquirer');
  const { stdin: input, stderr: output } = context.terminal;
  const { line } = await createPromptModule({ input, output })<{ line: string }>([
    {
      type: 'input',
      name: 'line',
      message: context.say(question),
      ...(preset === undefined ? {} : { default: preset }),
      validate: (typed: string) => {
        const fault = check?.(typed.trim());
        return fault === undefined || context.say(fault);
      },
    },
  ]);
  return line.trim();
}

/**
 * Asks whether to go on; `--yes` answers for the person. Without a terminal nothing is asked and nothing happens
 * (exit 2): what would be confirmed must be said by `--yes`.
 */
export async function confirm(context: Context, question: Text): Promise<boolean> {
  if (context.global.yes) return true;
  if (!context.terminal.interactive) {
    throw new InfoctlError(
      'usage',
      'not-confirmed',
      say(
        `${question['zh-CN']}这里无法提问；确认请加 --yes。`,
        `${question.en} Nothing can be asked here; add --yes to confirm.`,
      ),
    );
  }
  const { createPromptModule } = await import('inquirer');
  const { stdin: input, stderr: output } = context.terminal;
  const { yes } = await createPromptModule({ input, output })<{ yes: boolean }>([
    { type: 'confirm', name: 'yes', message: context.say(question), default: true },
  ]);
  return yes;
}
