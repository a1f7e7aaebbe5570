import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../journal/db.ts';
import { InfoctlError, type Detail } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { checkForm } from '../../rules/forms/check.ts';
import { readPolicy } from '../../rules/policy/read.ts';
import type { Policy } from '../../rules/policy/types.ts';
import { MAX_BYTES } from '../../rules/yaml/source.ts';
import { hashOf, knownForms, shippedForm } from './form-source.ts';
import { adoptedPolicies } from './queries.ts';
import type { FormsOf } from './form-catalogue.ts';
import type { FormDraft } from './decide-form.ts';
import type { FormAdopted } from './events/form-adopted.ts';

/**
 * Every mistake in a form's text; in a workspace also against its other forms and its roles: those in force, and those
 * that its policy.yaml is about to declare (a new role and the form that it hands in come one after the other).
 */
export function formFaults(text: string, fileName: string, workspace: FormsOf): readonly Detail[] {
  if (!workspace) return checkForm(text, fileName);
  const { db, folder } = workspace;
  const codes = new Map(knownForms(db).map(({ code, name }) => [code, name]));
  const roles = [...new Set([...rolesInForce(db), ...draftRoles(folder)])];
  return checkForm(text, fileName, { codes, roles });
}

/** Of some roles those that nobody can have yet: policy.yaml declares them and was not adopted since. */
export const rolesToCome = (db: Db, roles: readonly string[]): string[] => {
  const inForce = rolesInForce(db);
  return roles.filter((role) => !inForce.includes(role));
};

const rolesInForce = (db: Db): string[] => idsOf(adoptedPolicies(db).at(-1)?.policy);

/** The roles of policy.yaml as it lies there; none where it cannot be read (`policy check` says why). */
function draftRoles(folder: string): string[] {
  try {
    const bytes = boundedText(folder, 'policy.yaml');
    return idsOf(bytes && readPolicy(bytes.toString('utf8'), 'policy.yaml'));
  } catch (error) {
    if (error instanceof InfoctlError) return [];
    throw error;
  }
}

const idsOf = (policy: Policy | undefined): string[] => policy?.roles.map(({ id }) => id) ?? [];

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
  const faults = formFaults(text, file, { db, folder });
  if (faults.length > 0) throw badForm(file, faults);
  const schema = JSON.parse(text.replace(/^\uFEFF/, '')) as FormAdopted['schema'];
  return { hash: hashOf(bytes), schema };
}

const ownText = (folder: string, name: string): Buffer | undefined =>
  /^[a-z][a-z0-9-]*$/.test(name) ? boundedText(folder, `forms/${name}.json`) : undefined;

/** A file of the workspace; undefined where there is none. Invalid (exit 3) where it is none or too large to be read. */
function boundedText(folder: string, file: string): Buffer | undefined {
  const path = join(folder, file);
  if (!existsSync(path)) return undefined;
  if (statSync(path).isFile() && statSync(path).size <= MAX_BYTES) return readFileSync(path);
  throw new InfoctlError(
    'invalid',
    'unreadable-file',
    say(`${file} 不是 64 KB 以内的文件。`, `${file} is no file of at most 64 KB.`),
  );
}
