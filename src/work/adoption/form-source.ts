import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../journal/db.ts';
import type { NewEvent } from '../../journal/types.ts';
import type { Json } from '../../kernel/canonical.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { shipped } from '../../kernel/shipped.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Form } from '../../rules/forms/types.ts';
import { adoptedPolicies, formInForce, formsInForce, formTitles, formVersion } from './queries.ts';

/** A form to make records with, and the event that adopts it where it is a shipped one used for the first time. */
export type FormInUse = { readonly form: Form; readonly version: number; readonly adoption: NewEvent | null };

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

export const hashOf = (text: string | Uint8Array): string => hash('sha256', text);

/** The event by which a form's text comes into force as its next version. */
export function adoptionEvent(name: string, version: number, text: string): NewEvent {
  return {
    kind: 'form.adopted',
    version: 1,
    subject: `form:${name}`,
    body: { formVersion: version, hash: hashOf(text), schema: JSON.parse(text) as { [key: string]: Json } },
  };
}

/**
 * The form that words name (its name, a title or another name in either language), in the version that is in force;
 * a shipped one that is not adopted yet is adopted by its first use. Unknown words end the command with exit code 4.
 */
export function formToUse(db: Db, words: string, folder: string): FormInUse {
  const name = formNamed(db, words) ?? words;
  const inForce = formInForce(db, name);
  if (inForce) return { form: readForm(inForce.schema), version: inForce.version, adoption: null };
  const text = shippedForm(name);
  if (text !== undefined) {
    const adoption = adoptionEvent(name, 1, text);
    return { form: readForm(JSON.parse(text)), version: 1, adoption };
  }
  throw unknownForm(db, words, existsSync(join(folder, 'forms', `${name}.json`)));
}

/** The form as it was when a record was made with it: a record is read by its own version for ever. */
export function formOfVersion(db: Db, name: string, version: number): Form {
  const row = formVersion(db, name, version);
  if (!row) throw new Error(`form ${name} has no version ${version}`);
  return readForm(row.schema);
}

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

/** The name of the form that other words stand for: a title, an alias of the form or of the policy. */
function formNamed(db: Db, words: string): string | undefined {
  if (/^[a-z][a-z0-9-]*$/.test(words)) return undefined;
  const wanted = words.replace(/^《(.*)》$/, '$1');
  const alias = adoptedPolicies(db).at(-1)?.policy.aliases[wanted];
  if (alias !== undefined) return alias;
  return knownForms(db).find(
    ({ title, aliases }) =>
      title['zh-CN'] === wanted ||
      title.en.toLowerCase() === wanted.toLowerCase() ||
      aliases.includes(wanted),
  )?.name;
}

function unknownForm(db: Db, words: string, waiting: boolean): InfoctlError {
  if (waiting) {
    return new InfoctlError(
      'not-found',
      'form-not-adopted',
      say(
        `表单“${words}”还没有启用，请先运行 infoctl form adopt ${words}。`,
        `The form "${words}" is not in force yet; run infoctl form adopt ${words} first.`,
      ),
    );
  }
  const names = knownForms(db).map(({ name }) => name);
  return new InfoctlError(
    'not-found',
    'unknown-form',
    say(
      `没有表单“${words}”，可用的有：${names.join('、')}。`,
      `There is no form "${words}"; there are ${names.join(', ')}.`,
    ),
  );
}
