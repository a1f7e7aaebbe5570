import { say, type Text } from '../../kernel/language.ts';

/** What the company's own ids (工号, 门店号, 客户号) look like. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;

/** Why a text cannot be an id; undefined where it can. */
export function idFault(id: string): Text | undefined {
  if (ID.test(id)) return undefined;
  return say(
    `编号“${id}”不合规，只能用字母、数字和 . _ -，以字母或数字开头，最多 32 个字符。`,
    `"${id}" cannot be an id; use letters, digits and . _ -, beginning with a letter or digit, at most 32 characters.`,
  );
}

/** Gives ids after the highest that was ever made: `p-HQ-0012`, `p-HQ-0013` … */
export function makeIds(letter: string, site: string, known: Iterable<string>): () => string {
  const prefix = `${letter}-${site}-`;
  let last = 0;
  for (const id of known) {
    const number = id.startsWith(prefix) ? id.slice(prefix.length) : '';
    if (/^\d{4,9}$/.test(number)) last = Math.max(last, Number(number));
  }
  return () => {
    last += 1;
    return prefix + String(last).padStart(4, '0');
  };
}
