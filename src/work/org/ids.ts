import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';

/** What the company's own ids (工号, 门店号, 客户号) look like. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** Ends the command where an id is not one. */
export function requireOrgId(id: string): string {
  if (ID.test(id)) return id;
  throw new InfoctlError(
    'invalid',
    'bad-id',
    say(
      `编号“${id}”不合规，只能用字母、数字和 . _ -，以字母或数字开头，最多 32 个字符。`,
      `"${id}" cannot be an id; use letters, digits and . _ -, beginning with a letter or digit, at most 32 characters.`,
    ),
  );
}
