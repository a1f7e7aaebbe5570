import inquirer from 'inquirer';
import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import type { Context } from '../types.ts';

export type Option<V> = { readonly value: V; readonly name: string };

/** One question at a time on the terminal, in the language of the run; questions and hints go to stderr. */
export type Prompter = {
  tell(text: string): void;
  line(message: string, suggested?: string): Promise<string>;
  yesNo(message: string, suggested: boolean): Promise<boolean>;
  one<V>(message: string, options: readonly Option<V>[], suggested?: V): Promise<V>;
  several<V>(message: string, options: readonly Option<V>[], chosen: readonly V[]): Promise<V[]>;
  /** One of many, found by typing a part of its name. */
  find<V>(message: string, options: readonly Option<V>[], suggested?: V): Promise<V>;
};

/** Choices shown at once; more scroll. */
const PAGE = 10;

/** The questions of `inquirer`, in both languages. Ctrl-C ends them with its ExitPromptError. */
export function prompterFor(context: Context): Prompter {
  const { stdin, stderr } = context.terminal;
  const prompt = inquirer.createPromptModule({ input: stdin, output: stderr });
  const ask = async <V>(message: string, question: Record<string, unknown>): Promise<V> => {
    const answers = await prompt<{ value: V }>([
      { ...question, message: visible(message), name: 'value' },
    ] as never);
    return (answers as { value: V }).value;
  };
  const tip = (text: Text) => ({ style: { keysHelpTip: () => context.say(text) } });
  const shown = <V>(options: readonly Option<V>[]) =>
    options.map(({ value, name }) => ({ value, name: visible(name) }));
  return {
    tell: (text) => void stderr.write(`${visible(text)}\n`),
    line: (message, suggested) => ask(message, { type: 'input', default: suggested }),
    yesNo: async (message, suggested) => {
      const wrong = context.say(say('请输入 y（是）或 n（否）。', 'Type y or n.'));
      const validate = (typed: string) => typed.trim() === '' || yesOrNo(typed) !== undefined || wrong;
      const choice = suggested ? '(Y/n)' : '(y/N)';
      return yesOrNo(await ask(`${message} ${choice}`, { type: 'input', validate })) ?? suggested;
    },
    one: (message, options, suggested) =>
      ask(message, {
        type: 'select',
        choices: shown(options),
        pageSize: PAGE,
        default: suggested,
        theme: {
          ...tip(say('↑↓ 选择，回车确定', 'up and down to choose, Enter to take it')),
          indexMode: 'number',
        },
      }),
    several: (message, options, chosen) =>
      ask(message, {
        type: 'checkbox',
        choices: shown(options).map((option) => ({ ...option, checked: chosen.includes(option.value) })),
        pageSize: PAGE,
        theme: tip(say('空格选中或取消，回车确定', 'space to mark, Enter to go on')),
      }),
    find: (message, options, suggested) =>
      ask(message, {
        type: 'search',
        pageSize: PAGE,
        default: suggested,
        source: (term: string | undefined) => matching(shown(options), term),
        theme: tip(
          say('输入几个字查找，↑↓ 选择，回车确定', 'type to find, up and down to choose, Enter to take it'),
        ),
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
