import { say } from '../../kernel/language.ts';
import { listed } from './labels.ts';
import { nearest } from './nearest.ts';
import type { Choice } from './types.ts';
import { given, Unreadable } from './unreadable.ts';
import { loose } from './widths.ts';

/** Words → code: each choice by its code and its labels in both languages. */
export type Choosing = { readonly byWord: ReadonlyMap<string, string>; readonly choices: readonly Choice[] };

export function choosing(choices: readonly Choice[]): Choosing {
  const byWord = new Map<string, string>();
  for (const { code, label } of choices) {
    for (const word of [label['zh-CN'], label.en])
      if (!byWord.has(loose(word))) byWord.set(loose(word), code);
  }
  for (const { code } of choices) byWord.set(code, code).set(loose(code), code);
  return { byWord, choices };
}

/** The code that a person means by a code or a label; undefined where the text is blank. */
export function readChoice(text: string, { byWord, choices }: Choosing): string | undefined | Unreadable {
  const code = byWord.get(text) ?? byWord.get(loose(text));
  if (code !== undefined) return code;
  if (text.trim() === '') return undefined;
  const meant = nearest(loose(text), [...byWord.keys()]);
  const words = listed(choices.map(({ label }) => label));
  const hint = meant === undefined ? ['', ''] : [`是不是“${meant}”？`, ` Did you mean "${meant}"?`];
  return given(
    text,
    `不在可选项中：${words['zh-CN']}。${hint[0]}`,
    `which is none of: ${words.en}.${hint[1]}`,
  );
}

/** Several choices out of one text: 窜货；价格混乱. The answer is in the order of the form, each once. */
export function readChoices(text: string, how: Choosing): readonly string[] | undefined | Unreadable {
  const whole = how.byWord.get(loose(text));
  return inOrder(whole === undefined ? text.split(/[;；、,，|\n]/) : [whole], how);
}

export function inOrder(
  words: readonly unknown[],
  how: Choosing,
): readonly string[] | undefined | Unreadable {
  const chosen = new Set<string>();
  for (const word of words) {
    const code =
      typeof word === 'string' || typeof word === 'number'
        ? readChoice(String(word), how)
        : new Unreadable(say('的每一项须是文字。', 'needs words as its entries.'));
    if (code instanceof Unreadable) return code;
    if (code !== undefined) chosen.add(code);
  }
  return chosen.size === 0
    ? undefined
    : how.choices.map(({ code }) => code).filter((code) => chosen.has(code));
}

const YES = new Set(['是', '有', '对', '需要', '同意', 'y', 'yes', 'true', '1', '√', '✓', '✔']);
const NO = new Set([
  '否',
  '没有',
  '无',
  '不',
  '不是',
  '不需要',
  '不同意',
  'n',
  'no',
  'false',
  '0',
  '×',
  '✗',
  '✘',
]);

/** 是 / 否, yes / no, true / false, 1 / 0 … */
export function readYesNo(value: unknown): boolean | undefined | Unreadable {
  if (typeof value === 'boolean') return value;
  const word = loose(String(value));
  if (YES.has(word)) return true;
  if (NO.has(word)) return false;
  if (word === '') return undefined;
  return given(value, '看不出是或否，请写“是”或“否”。', 'which is neither yes nor no; write one of them.');
}
