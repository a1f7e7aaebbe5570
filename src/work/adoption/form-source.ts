import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Db } from '../../journal/db.ts';
import { nodeCrypto } from '../../kernel/crypto.ts';
import { say, type Text } from '../../kernel/language.ts';
import { shipped } from '../../kernel/shipped.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Form } from '../../rules/forms/types.ts';
import { formsInForce, formTitles } from './queries.ts';

/** The names of the forms that ship with the program. */
export const shippedForms = (): string[] =>
  readdirSync(shipped('schemas', 'forms'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .toSorted();

/** The text of a shipped form; undefined where none has that name. */
export function shippedForm(name: string): string | undefined {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return undefined;
  const path = shipped('schemas', 'forms', `${name}.json`);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

export const hashOf = (text: string | Uint8Array): string => nodeCrypto().hash('sha256', text);

/** Every form that can be used here: those in force and those shipped. */
export function knownForms(db: Db): Form[] {
  const adopted = formsInForce(db).map(({ schema }) => readForm(schema));
  const names = new Set(adopted.map(({ name }) => name));
  const others = shippedForms().filter((name) => !names.has(name));
  return [...adopted, ...others.map((name) => readForm(JSON.parse(shippedForm(name) ?? '{}')))].toSorted(
    (a, b) => (a.name < b.name ? -1 : 1),
  );
}

/** What forms are called: those in force by their adopted text, others as they ship, unknown ones by their name. */
export function titlesOfForms(db: Db): (form: string) => Text {
  const adopted = formTitles(db);
  return (form) => {
    const known = adopted.get(form);
    if (known) return known;
    const text = shippedForm(form);
    return text === undefined ? say(form, form) : readForm(JSON.parse(text)).title;
  };
}

/** What forms are called in lists of duties: 《销售信息反馈表》 is 销售信息反馈 there. */
export function shortTitlesOfForms(db: Db): (form: string) => Text {
  const titles = titlesOfForms(db);
  return (form) => {
    const { 'zh-CN': zh, en } = titles(form);
    return say(zh.replace(/表$/, ''), en);
  };
}
