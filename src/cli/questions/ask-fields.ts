import type { Json } from '../../kernel/canonical.ts';
import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import type { Field, FlatRecord } from '../../rules/forms/types.ts';
import type { Path } from './answer-sheet.ts';
import { askOne } from './ask-one.ts';
import { problemsAt, understood, type Asking, type Question } from './asking.ts';
import { relevant } from './relevant.ts';

/**
 * Asks the fields of one level (the form, a group, an entry of a list), one after the other, and keeps each answer
 * before the next question. What is answered or was left empty is not asked again; rare fields wait for the review.
 */
export async function askFields(asking: Asking, fields: readonly Field[], above: Path = []): Promise<void> {
  for (const field of fields) {
    const record = relevant(asking.setting.form, asking.sheet.record).record;
    const level = above.length === 0 ? record : ((asking.sheet.at(above) ?? {}) as FlatRecord);
    if (field.extra || !applies(field.when, level, record)) continue;
    await askField(asking, { field, path: [...above, field.name] });
  }
}

async function askField(asking: Asking, question: Question): Promise<void> {
  const { field, path } = question;
  if (field.type === 'list') return askEntries(asking, question);
  if (field.fields.length > 0) return askParts(asking, question);
  if (!asking.sheet.settled(path)) await askLeaf(asking, question);
}

/** Asks one question until what was answered can be taken, and keeps the answer. */
export async function askLeaf(asking: Asking, question: Question): Promise<void> {
  const { context, prompter, sheet } = asking;
  const { field, path } = question;
  if (field.help) prompter.tell(`  ${context.say(field.help)}`);
  for (;;) {
    const typed = await askOne(asking, question);
    const faults = faultsOf(asking, question, typed);
    if (faults.length === 0) return sheet.put(path, typed && understood(asking, path, typed));
    for (const message of faults) prompter.tell(`  ✗ ${context.say(message)}`);
  }
}

function faultsOf(asking: Asking, { field, path }: Question, typed: Json | undefined) {
  if (typed === undefined && field.required) {
    return [say(`${field.label['zh-CN']}须填写。`, `${field.label.en} is needed.`)];
  }
  return problemsAt(asking, path, asking.sheet.with(path, typed)).map(({ message }) => message);
}

/** A group that may be left out is asked for as a whole first. */
async function askParts(asking: Asking, { field, path }: Question): Promise<void> {
  const { context, prompter, sheet } = asking;
  const label = context.say(field.label);
  if (sheet.wasLeft(path)) return;
  if (!field.required && sheet.at(path) === undefined) {
    const wanted = await prompter.yesNo(context.say(say(`填“${label}”吗？`, `Enter "${label}"?`)), false);
    if (!wanted) return sheet.leave(path);
  }
  prompter.tell(`  ${label}`);
  await askFields(asking, field.fields, path);
}

/** The entries of a list, one after the other, until no more are wanted. An entry begun before is completed first. */
async function askEntries(asking: Asking, { field, path }: Question): Promise<void> {
  const { context, prompter, sheet } = asking;
  if (sheet.wasLeft(path)) return;
  const label = context.say(field.label);
  for (const index of entriesAt(asking, path).keys()) await askFields(asking, field.fields, [...path, index]);
  while (entriesAt(asking, path).length < (field.maxItems ?? Infinity)) {
    const index = entriesAt(asking, path).length;
    const more = say(`再填一条“${label}”吗？`, `Another "${label}"?`);
    const first = say(`填“${label}”吗？`, `Enter "${label}"?`);
    const question = context.say(index === 0 ? first : more);
    if (!(index === 0 && field.required) && !(await prompter.yesNo(question, false))) break;
    await askEntry(asking, { field, path }, index);
    // An entry in which everything was left empty is none.
    if (entriesAt(asking, path).length === index) sheet.forget([...path, index]);
  }
  sheet.leave(path);
}

/** One entry of a list. */
export async function askEntry(asking: Asking, { field, path }: Question, index: number): Promise<void> {
  const { context, prompter } = asking;
  prompter.tell(
    context.say(say(`  ${field.label['zh-CN']} 第 ${index + 1} 条`, `  ${field.label.en} ${index + 1}`)),
  );
  await askFields(asking, field.fields, [...path, index]);
}

export const entriesAt = ({ sheet }: Asking, path: Path): readonly Json[] => {
  const entries = sheet.at(path);
  return Array.isArray(entries) ? (entries as Json[]) : [];
};
