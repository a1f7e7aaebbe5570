import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../journal/db.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Form, Schema } from '../../rules/forms/types.ts';
import { hashOf, shippedForm, shippedForms } from './form-source.ts';
import { adoptedPolicies, formsInForce } from './queries.ts';

/** A form that can be looked at here, and how it stands. */
export type CatalogueEntry = {
  readonly form: Form;
  /** The version in force here; null where none was adopted. */
  readonly version: number | null;
  /** `shipped`: comes into force by its first use; `draft`: a file in forms/ that was never adopted. */
  readonly standing: 'in-force' | 'shipped' | 'draft';
  /** What `form adopt` would put in force instead: the file in forms/, or a newer one that ships with the program. */
  readonly newer: 'file' | 'shipped' | null;
};

/** The workspace whose forms are asked for; undefined outside of one: then there are those that ship. */
export type FormsOf = { readonly db: Db; readonly folder: string } | undefined;

/** Every form that there is, by name. */
export function formCatalogue(workspace: FormsOf): CatalogueEntry[] {
  const entries = new Map<string, CatalogueEntry>();
  for (const name of shippedForms()) {
    const form = readForm(JSON.parse(shippedForm(name) ?? '{}') as Schema);
    entries.set(name, { form, version: null, standing: 'shipped', newer: null });
  }
  for (const { name, version, schema, hash } of workspace ? formsInForce(workspace.db) : []) {
    const ships = entries.get(name)?.form.version ?? 0;
    const form = readForm(schema);
    const file = formFile(workspace!.folder, name);
    const newer =
      file === undefined ? (ships > form.version ? 'shipped' : null) : hashOf(file) === hash ? null : 'file';
    entries.set(name, { form, version, standing: 'in-force', newer });
  }
  for (const name of workspace ? formFiles(workspace.folder) : []) {
    const known = entries.get(name);
    if (!known)
      entries.set(name, {
        form: draftForm(workspace!.folder, name),
        version: null,
        standing: 'draft',
        newer: 'file',
      });
    else if (known.standing === 'shipped') entries.set(name, { ...known, newer: 'file' });
  }
  return [...entries.values()].toSorted((a, b) => (a.form.name < b.form.name ? -1 : 1));
}

/** The form that words name: its name, a title or another name in either language. Unknown: exit 4. */
export function formNamed(workspace: FormsOf, words: string): CatalogueEntry {
  const catalogue = formCatalogue(workspace);
  const wanted = words.trim().replace(/^《(.*)》$/, '$1');
  const alias = workspace && adoptedPolicies(workspace.db).at(-1)?.policy.aliases[wanted];
  const found =
    catalogue.find(({ form }) => form.name === (alias ?? wanted)) ??
    catalogue.find(({ form: { title, aliases } }) =>
      [title['zh-CN'], title.en, ...aliases].some((name) => name.toLowerCase() === wanted.toLowerCase()),
    );
  if (found) return found;
  const names = catalogue.map(({ form }) => form.name);
  throw new InfoctlError(
    'not-found',
    'unknown-form',
    say(
      `没有表单“${words}”，可用的有：${names.join('、')}。`,
      `There is no form "${words}"; there are ${names.join(', ')}.`,
    ),
  );
}

const NAME = /^([a-z][a-z0-9-]*)\.json$/;

const formFiles = (folder: string): string[] =>
  existsSync(join(folder, 'forms'))
    ? readdirSync(join(folder, 'forms')).flatMap((file) => NAME.exec(file)?.[1] ?? [])
    : [];

/** The company's own text of a form; undefined where there is none. */
function formFile(folder: string, name: string): Buffer | undefined {
  const path = join(folder, 'forms', `${name}.json`);
  return existsSync(path) ? readFileSync(path) : undefined;
}

/** A draft as far as it can be read: whoever wants its mistakes asks `form check`. */
function draftForm(folder: string, name: string): Form {
  const nothing = { 'x-form': name, 'x-label': { 'zh-CN': name, en: name } };
  try {
    const schema = JSON.parse(formFile(folder, name)?.toString('utf8') ?? '{}') as Schema;
    return readForm({ ...nothing, ...schema, 'x-form': name });
  } catch {
    return readForm(nothing);
  }
}
