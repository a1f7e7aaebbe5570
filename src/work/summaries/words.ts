import type { Language } from '../../kernel/language.ts';
import type { Field, Form } from '../../rules/forms/types.ts';

/** A form as it was in one version; undefined where it is not known. */
export type FormOf = (name: string, version: number) => Form | undefined;

/** The labels of forms in one language; what has none stands for itself. A path is `ratings.overall`. */
export type Words = {
  form(name: string, version: number): string;
  field(name: string, version: number, path: string): string;
  /** The label of one answer with the entry it stands in: `salesLines.2.amount` → 单品销售第 2 条金额. */
  answer(name: string, version: number, path: string): string;
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
    return inner.reduce<Field | undefined>(
      (at, step) => at?.fields.find((field) => field.name === step),
      outer,
    );
  };
  const label = (name: string, version: number, path: string) =>
    fieldOf(name, version, path)?.label[language] ?? path;
  return {
    answer: (name, version, path) => {
      const steps = path.split('.');
      const plain = (count: number) =>
        steps
          .slice(0, count)
          .filter((step) => !/^\d+$/.test(step))
          .join('.');
      return steps
        .map((step, at) => {
          if (!/^\d+$/.test(step)) return label(name, version, plain(at + 1));
          return language === 'en' ? ` ${step}: ` : `第 ${step} 条`;
        })
        .join('')
        .replace(/: $/, '');
    },
    form: (name, version) => forms(name, version)?.title[language] ?? name,
    field: label,
    choice: (name, version, path, code) =>
      fieldOf(name, version, path)?.choices.find((choice) => choice.code === code)?.label[language] ?? code,
    parts: (name, version, path) => fieldOf(name, version, path)?.fields.map((part) => part.name) ?? [],
    personal: (name, version, path) =>
      path
        .split('.')
        .some(
          (_, depth, steps) => fieldOf(name, version, steps.slice(0, depth + 1).join('.'))?.personal === true,
        ),
  };
}
