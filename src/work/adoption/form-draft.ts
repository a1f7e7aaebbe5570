import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../journal/db.ts';
import { InfoctlError, type Detail } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { checkForm } from '../../rules/forms/check.ts';
import { hashOf, knownForms, shippedForm } from './form-source.ts';
import { adoptedPolicies } from './queries.ts';
import type { FormDraft } from './decide-form.ts';
import type { FormAdopted } from './events/form-adopted.ts';

/** The longest text of a form: many times that of the longest that ships. */
const MOST_BYTES = 1024 * 1024;

/** Every mistake in a form's text; in a workspace also against its other forms and its roles. */
export function formFaults(text: string, fileName: string, db: Db | undefined): readonly Detail[] {
  if (!db) return checkForm(text, fileName);
  const codes = new Map(knownForms(db).map(({ code, name }) => [code, name]));
  const roles = adoptedPolicies(db)
    .at(-1)
    ?.policy.roles.map(({ id }) => id);
  return checkForm(text, fileName, { codes, ...(roles ? { roles } : {}) });
}

/** The error that says them all. */
export const badForm = (fileName: string, details: readonly Detail[]): InfoctlError =>
  new InfoctlError(
    'invalid',
    'bad-form',
    say(
      `${fileName} 有 ${details.length} 处错误，请照下面所列改正后再试。`,
      `${fileName} has ${details.length} mistake(s); correct what is listed and try again.`,
    ),
    { details },
  );

/**
 * What `form adopt NAME` would put in force: the company's own file in forms/, else the form as it ships. Throws
 * not-found where there is neither, invalid `bad-form` with every fault and its line.
 */
export function readFormDraft(db: Db, folder: string, name: string): FormDraft {
  const file = `forms/${name}.json`;
  const bytes = ownText(folder, name) ?? shippedForm(name);
  if (bytes === undefined) {
    throw new InfoctlError(
      'not-found',
      'no-such-form',
      say(
        `没有 ${file}，随程序也没有这张表。`,
        `There is no ${file}, and no such form ships with the program.`,
      ),
      {
        hints: [
          say(
            '先把表单写到 forms/，可以从随附的表改起：infoctl form show note --schema',
            'Write the form into forms/ first; begin with one that ships: infoctl form show note --schema',
          ),
        ],
      },
    );
  }
  const text = typeof bytes === 'string' ? bytes : bytes.toString('utf8');
  const faults = formFaults(text, file, db);
  if (faults.length > 0) throw badForm(file, faults);
  const schema = JSON.parse(text.replace(/^\uFEFF/, '')) as FormAdopted['schema'];
  return { hash: hashOf(bytes), schema };
}

function ownText(folder: string, name: string): Buffer | undefined {
  const path = join(folder, 'forms', `${name}.json`);
  if (!/^[a-z][a-z0-9-]*$/.test(name) || !existsSync(path)) return undefined;
  if (statSync(path).isFile() && statSync(path).size <= MOST_BYTES) return readFileSync(path);
  throw new InfoctlError(
    'invalid',
    'unreadable-file',
    say(`forms/${name}.json 不是 1 MB 以内的文件。`, `forms/${name}.json is no file of at most 1 MB.`),
  );
}
