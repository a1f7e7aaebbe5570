import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';

/** Why a value could not be read: the sentence behind the field's label. */
export class Unreadable {
  readonly why: Text;

  constructor(why: Text) {
    this.why = why;
  }
}

/** `“12.5”读作…`: what was given, and what is wrong with it, as the end of a sentence. */
export function given(value: unknown, zh: string, en: string): Unreadable {
  const words = shown(value);
  return new Unreadable(say(`填的“${words}”${zh}`, `is given as "${words}", ${en}`));
}

/** A value as it stands in a sentence: short, with nothing invisible in it. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : inWords(value);
  const characters = [...visible(text.slice(0, 200))];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : String(value);
}

/** A list or a group where one answer is wanted, or the other way round. */
export function wrongNesting(wanted: 'one' | 'many' | 'parts'): Unreadable {
  switch (wanted) {
    case 'one':
      return new Unreadable(say('只填一个值，不能分项或成列。', 'takes one value, not a list or parts.'));
    case 'many':
      return new Unreadable(
        say(
          '要逐条填写，列名写成“名称.1.分项”，在 JSON 中写成列表。',
          'is given entry by entry: columns like name.1.part, a list in JSON.',
        ),
      );
    case 'parts':
      return new Unreadable(
        say(
          '要分项填写，列名写成“名称.分项”，在 JSON 中写成对象。',
          'is given part by part: columns like name.part, an object in JSON.',
        ),
      );
  }
}
