import inquirer from 'inquirer';
import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import type { Context } from '../types.ts';

export type Option<V> = { readonly value: V; readonly name: string };

/** One question at a time on the terminal, in the language of the run; questions and hints go to stderr. */
export type Prompter = {
  tell(text: string): void;
  line(message: string, options?: { readonly suggested?: string; readonly check?: (typed: string) => true | string }): Promise<string>;
  yesNo(message: string, suggested: boolean): Promise<boolean>;
  one<V>(message: string, options: readonly Option<V>[], suggested?: V): Promise<V>;
  several<V>(message: string, options: readonly Option<V>[], chosen: readonly V[]): Promise<V[]>;
  /** One of many, found by typing a part of its name. */
  find<V>(message: string, options: readonly Option<V>[]): Promise<V>;
};

/** Choices shown at once; more scroll. */
const PAGE = 10;

/** The questions of `inquirer`, in both languages. Ctrl-C ends them with its ExitPromptError. */
export function prompterFor(context: Context): Prompter {
  const { stdin, stderr } = context.terminal;
  const prompt = inquirer.createPromptModule({ input: stdin, output: stderr });
  const ask = async <V>(question: Record<string, unknown>): Promise<V> => {
    const answers = await prompt<{ value: V }>([{ ...question, name: 'value' }] as never);
    return (answers as { value: V }).value;
  };
  const tip = (text: Text) => ({ style: { keysHelpTip: () => context.say(text) } });
  return {
    tell: (text) => void stderr.write(`${visible(text)}\n`),
    line: (message, { suggested, check } = {}) =>
      ask({ type: 'input', message, default: suggested, validate: check ?? (() => true) }),
    yesNo: async (message, suggested) => {
      const check = (typed: string) => yesOrNo(typed) !== undefined || context.say(say('请输入 y（是）或 n（否）。', 'Type y or n.'));
      const typed = await ask<string>({ type: 'input', message: `${message} (${suggested ? 'Y/n' : 'y/N'})`, validate: (text: string) => text.trim() === '' || check(text) });
      return yesOrNo(typed) ?? suggested;
    },
    one: (message, options, suggested) =>
      ask({
        type: 'select',
        message,
        choices: options,
        pageSize: PAGE,
        default: suggested,
        theme: { ...tip(say('↑↓ 选择，回车确定', 'up and down to choose, Enter to take it')), indexMode: 'number' },
      }),
    several: (message, options, chosen) =>
      ask({
        type: 'checkbox',
        message,
        choices: options.map(({ value, name }) => ({ value, name, checked: chosen.includes(value) })),
        pageSize: PAGE,
        theme: tip(say('空格选中或取消，回车确定', 'space to mark, Enter to go on')),
      }),
    find: (message, options) =>
      ask({
        type: 'search',
        message,
        pageSize: PAGE,
        source: (term: string | undefined) => matching(options, term),
        theme: tip(say('输入几个字查找，↑↓ 选择，回车确定', 'type to find, up and down to choose, Enter to take it')),
      }),
  };
}

/** `inquirer`'s own confirmation takes English words alone. */
function yesOrNo(typed: string): boolean | undefined {
  const word = typed.trim().toLowerCase();
  if (['y', 'yes', '是', '有', '好', 'ｙ'].includes(word)) return true;
  return ['n', 'no', '否', '没有', '无', '不', 'ｎ'].includes(word) ? false : undefined;
}

const matching = <V>(options: readonly Option<V>[], term: string | undefined): readonly Option<V>[] => {
  const wanted = (term ?? '').trim().toLowerCase();
  return wanted === '' ? options : options.filter(({ name }) => name.toLowerCase().includes(wanted));
};

