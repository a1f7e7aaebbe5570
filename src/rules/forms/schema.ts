import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Schema } from './types.ts';

export const isSchema = (value: Json | undefined): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object under a keyword; empty where there is none. */
export const partOf = (schema: Schema, keyword: string): Schema => {
  const part = schema[keyword];
  return isSchema(part) ? part : {};
};

export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
export const textsOf = (value: Json | undefined): readonly string[] =>
  listOf(value).filter((item) => typeof item === 'string');
export const textOr = <T>(value: Json | undefined, otherwise: T): string | T =>
  typeof value === 'string' ? value : otherwise;
export const numberOf = (value: Json | undefined): number | null =>
  typeof value === 'number' ? value : null;

/** A text in both languages as a schema writes it: `{"zh-CN": …, "en": …}`. */
export function labelIn(value: Json | undefined): Text | null {
  if (!isSchema(value)) return null;
  const { 'zh-CN': zh, en } = value;
  return typeof zh === 'string' && typeof en === 'string' ? say(zh, en) : null;
}

/** A schema with its local `$ref` (`#/$defs/NAME`) laid under its own keywords. */
export function resolved(schema: Json | undefined, root: Schema): Schema {
  if (!isSchema(schema)) return {};
  const { $ref, ...own } = schema;
  if (typeof $ref !== 'string') return schema;
  const name = /^#\/\$defs\/([A-Za-z][A-Za-z0-9]*)$/.exec($ref)?.[1];
  const target = name === undefined ? undefined : partOf(root, '$defs')[name];
  // A definition that refers to itself ends here instead of going round for ever; checkForm tells of it.
  return isSchema(target) ? { ...(target['$ref'] === $ref ? {} : target), ...own } : own;
}
