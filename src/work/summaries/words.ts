import type { Language } from '../../kernel/language.ts';
import type { Field, Form } from '../../rules/forms/types.ts';

/** A form as it was in one version; undefined where it is not known. */
export type FormOf = (name: string, version: number) => Form | undefined;

/** The labels of forms in one language; what has none stands for itself. A path is `ratings.overall`. */
export type Words = {
  form(name: string, version: number): string;
  field(name: string, version: number, path: string): string;
  choice(name: string, version: number, path: string, code: string): string;
  /** The names of the parts of a group, in the order of the form. */
  parts(name: string, version: number, path: string): readonly string[];
  personal(name: string, version: number, path: string): boolean;
};

/** Looks labels up in the forms themselves, each record by the version it was made with. */
export function wordsFrom(forms: FormOf, language: Language): Words {
  const fieldOf = (name: string, version: number, path: string): Field | undefined => {
    const [first, ...inner] = path.split('.');
    const outer = forms(name, version)?.fields.find((field) => field.name === first);
    return inner.reduce<Field | undefined>((at, step) => at?.fields.find((field) => field.name === step), outer);
  };
  return {
    form: (name, version) => forms(name, version)?.title[language] ?? name,
    field: (name, version, path) => fieldOf(name, version, path)?.label[language] ?? path,
    choice: (name, version, path, code) =>
      fieldOf(name, version, path)?.choices.find((choice) => choice.code === code)?.label[language] ?? code,
    parts: (name, version, path) => fieldOf(name, version, path)?.fields.map((part) => part.name) ?? [],
    personal: (name, version, path) =>
      path.split('.').some((_, depth, steps) => fieldOf(name, version, steps.slice(0, depth + 1).join('.'))?.personal === true),
  };
}
