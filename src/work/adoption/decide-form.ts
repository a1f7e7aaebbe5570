import type { NewEvent } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { readForm } from '../../rules/forms/read.ts';
import type { Form } from '../../rules/forms/types.ts';
import type { FormAdopted } from './events/form-adopted.ts';

/** A form's text, checked, as it is to be put in force. */
export type FormDraft = { readonly hash: string; readonly schema: FormAdopted['schema'] };

/**
 * The event that puts a form in force as its next version; `last` is the version in force (0: none). Refused (exit 5)
 * where its code is another form's: the numbers of its records would be the other's.
 */
export function decideFormAdoption(
  { hash, schema }: FormDraft,
  last: number,
  others: readonly Form[],
): NewEvent<FormAdopted> {
  const { name, code } = readForm(schema);
  const other = others.find((form) => form.name !== name && form.code === code);
  if (other) {
    throw new InfoctlError(
      'refused',
      'code-taken',
      say(
        `代号 ${code} 已是《${other.title['zh-CN']}》（${other.name}）的，请换一个 x-code。`,
        `The code ${code} is that of ${other.title.en} (${other.name}); choose another x-code.`,
      ),
    );
  }
  return {
    kind: 'form.adopted',
    version: 1,
    subject: `form:${name}`,
    body: { formVersion: last + 1, hash, schema },
  };
}
