import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import { askEntry, askLeaf, entriesAt } from './ask-fields.ts';
import type { Asking, Question } from './asking.ts';
import type { Option } from './prompter.ts';
import { relevant } from './relevant.ts';

/** Asks a question again, with what was answered as the default; an optional answer can be taken away. */
export async function changeAnswer(asking: Asking, question: Question): Promise<void> {
  const { field, path } = question;
  if (field.type === 'list') return changeList(asking, question);
  const answered = asking.sheet.at(path) !== undefined;
  if (answered && !field.required && (await takesAway(asking, question)))
    return asking.sheet.put(path, undefined);
  await askAgain(asking, question);
}

async function takesAway({ context, prompter }: Asking, { field }: Question): Promise<boolean> {
  const label = context.say(field.label);
  return prompter.one(label, [
    { value: false, name: context.say(say('重新填写', 'answer it anew')) },
    { value: true, name: context.say(say('删去这一项', 'take it away')) },
  ]);
}

async function askAgain(asking: Asking, question: Question): Promise<void> {
  const { field, path } = question;
  if (field.type === 'list') return changeList(asking, question);
  if (field.fields.length === 0) return askLeaf(asking, question);
  for (const part of field.fields) {
    const { record } = relevant(asking.setting.form, asking.sheet.record);
    const level = (asking.sheet.at(path) ?? {}) as FlatRecord;
    if (applies(part.when, level, record))
      await askAgain(asking, { field: part, path: [...path, part.name] });
  }
}

type Act = { readonly act: 'change' | 'drop' | 'add'; readonly index: number } | { readonly act: 'done' };

/** The entries of a list: any can be changed or taken away, another added. */
async function changeList(asking: Asking, question: Question): Promise<void> {
  const { context, prompter, sheet } = asking;
  const { field, path } = question;
  for (;;) {
    const chosen = await prompter.one<Act>(context.say(field.label), actsOn(asking, question));
    switch (chosen.act) {
      case 'done':
        return;
      case 'drop':
        sheet.drop(path, chosen.index);
        break;
      case 'add':
        await askEntry(asking, question, chosen.index);
        break;
      case 'change':
        await askAgain(asking, { field: { ...field, type: 'group' }, path: [...path, chosen.index] });
    }
  }
}

function actsOn(asking: Asking, { field, path }: Question): Option<Act>[] {
  const { context } = asking;
  const entries = entriesAt(asking, path);
  const nth = (index: number): string => String(index + 1);
  const of = (act: 'change' | 'drop', zh: string, en: string): Option<Act>[] =>
    [...entries.keys()].map((index) => ({
      value: { act, index },
      name: context.say(say(`${zh}第 ${nth(index)} 条`, `${en} ${nth(index)}`)),
    }));
  const add: Option<Act> = {
    value: { act: 'add', index: entries.length },
    name: context.say(say('加一条', 'add one')),
  };
  return [
    { value: { act: 'done' }, name: context.say(say('好了', 'done')) },
    ...(entries.length < (field.maxItems ?? Infinity) ? [add] : []),
    ...of('change', '改', 'change'),
    ...of('drop', '删', 'take away'),
  ];
}
