import type { Db } from '../../journal/db.ts';
import type { NewEvent } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Form, Schema } from '../../rules/forms/types.ts';
import { formNamed } from './form-catalogue.ts';
import { hashOf, shippedForm } from './form-source.ts';
import { formInForce, formVersion } from './queries.ts';

/** A form to make records with, and the event that adopts it where it is a shipped one used for the first time. */
export type FormInUse = { readonly form: Form; readonly version: number; readonly adoption: NewEvent | null };

/**
 * The form that words name (its name, a title or another name in either language), in the version that is in force;
 * a shipped one that is not adopted yet is adopted by its first use. Unknown words end the command with exit code 4,
 * and so does a form of the company's own that was never adopted.
 */
export function formToUse(db: Db, words: string, folder: string): FormInUse {
  const name = formInForce(db, words) ? words : formNamed({ db, folder }, words).form.name;
  const inForce = formInForce(db, name);
  if (inForce) return { form: readForm(inForce.schema), version: inForce.version, adoption: null };
  const text = shippedForm(name);
  if (text === undefined) throw notAdopted(name);
  return { form: readForm(JSON.parse(text) as Schema), version: 1, adoption: adoptionEvent(name, 1, text) };
}

/** The event by which a form's text comes into force as its next version. */
function adoptionEvent(name: string, version: number, text: string): NewEvent {
  return {
    kind: 'form.adopted',
    version: 1,
    subject: `form:${name}`,
    body: { formVersion: version, hash: hashOf(text), schema: JSON.parse(text) as Schema },
  };
}

/** The form as it was when a record was made with it: a record is read by its own version for ever. */
export function formOfVersion(db: Db, name: string, version: number): Form {
  const row = formVersion(db, name, version);
  if (!row) throw new Error(`form ${name} has no version ${version}`);
  return readForm(row.schema);
}

const notAdopted = (name: string): InfoctlError =>
  new InfoctlError(
    'not-found',
    'form-not-adopted',
    say(
      `表单“${name}”还没有启用，请先运行 infoctl form adopt ${name}。`,
      `The form "${name}" is not in force yet; run infoctl form adopt ${name} first.`,
    ),
  );
