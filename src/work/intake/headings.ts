import { RESERVED_KEYS, type Field } from '../../rules/forms/types.ts';
import { RESERVED_LABELS } from '../../rules/forms/reserved.ts';
import { plain, settleHeadings, type HeadingChoice } from './columns.ts';

/** What else people write above the keys that belong to no form. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  submitter: ['反馈人', '提交人'],
  channel: ['方式', 'Channel'],
  nil: ['无异常', '零报告', 'Nil'],
  received: ['收到日', 'Received on'],
  externalId: ['External ID', '原编号'],
};

/** What of a field its headings are found by. */
export type NamedField = Pick<Field, 'name' | 'type' | 'label'> & { readonly fields: readonly NamedField[] };
export type NamedForm = { readonly fields: readonly NamedField[] };

/**
 * Which field each heading of a table is: by name or by label in either language, nested ones with dots and indexes
 * from 1 (`salesLines.1.product`, 单品销售.1.产品).
 * @returns heading → path with the form's names (`salesLines.1.product`); headings left out are not in it
 * @throws InfoctlError `unknown-heading`, `heading-twice` (3), `bad-map` (2)
 */
export function mapHeadings(
  headings: readonly string[],
  form: NamedForm,
  choice: HeadingChoice = {},
): ReadonlyMap<string, string> {
  const known = [...RESERVED_KEYS.flatMap(reservedWords), ...form.fields.flatMap(wordsOf)];
  return settleHeadings(headings, (heading) => pathOf(heading, form.fields), known, choice);
}

const wordsOf = (field: NamedField): string[] => [field.name, field.label['zh-CN'], field.label.en];

const reservedWords = (key: (typeof RESERVED_KEYS)[number]): string[] => [
  key,
  ...Object.values(RESERVED_LABELS[key]),
  ...(OTHER_WORDS[key] ?? []),
];

function pathOf(heading: string, fields: readonly NamedField[]): string | undefined {
  const reserved = RESERVED_KEYS.find((key) => key === heading.trim());
  if (reserved) return reserved;
  const own = fieldCalled(heading, fields);
  if (own) return own.name;
  const nested = heading.includes('.') ? nestedPath(heading.split('.'), fields) : undefined;
  return (
    nested ?? RESERVED_KEYS.find((key) => reservedWords(key).some((word) => plain(word) === plain(heading)))
  );
}

/** By name before label, so that a label of one field never hides the name of another; a label of two is none's. */
function fieldCalled(word: string, fields: readonly NamedField[]): NamedField | undefined {
  const named = fields.find(({ name }) => name === word.trim());
  if (named) return named;
  const labelled = fields.filter((field) => wordsOf(field).some((each) => plain(each) === plain(word)));
  return labelled.length === 1 ? labelled[0] : undefined;
}

function nestedPath(parts: readonly string[], fields: readonly NamedField[]): string | undefined {
  const [word = '', ...rest] = parts;
  const field = fieldCalled(word, fields);
  if (!field) return undefined;
  if (field.type !== 'list')
    return rest.length === 0 ? field.name : joined(field.name, nestedPath(rest, field.fields));
  const [index = '', ...inner] = rest;
  if (!/^[1-9]\d{0,3}$/.test(index.trim())) return undefined;
  const entry = `${field.name}.${index.trim()}`;
  if (inner.length === 0) return field.fields.length === 0 ? entry : undefined;
  return joined(entry, nestedPath(inner, field.fields));
}

const joined = (before: string, after: string | undefined): string | undefined =>
  after && `${before}.${after}`;
