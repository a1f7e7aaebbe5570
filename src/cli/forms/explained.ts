import type { Language } from '../../kernel/language.ts';
import { RESERVED_LABELS } from '../../rules/forms/reserved.ts';
import { fieldTable, type FieldRow } from '../../rules/forms/table.ts';
import type { Form, ReservedKey } from '../../rules/forms/types.ts';
import { labelOf, momentInWords, owesInWords, rhythmsInWords } from '../../rules/policy/in-words.ts';
import type { Policy } from '../../rules/policy/types.ts';
import type { CatalogueEntry } from '../../work/adoption/form-catalogue.ts';

/** A form as it is explained to a person, in one language. */
export type ExplainedForm = ReturnType<typeof explainedForm>;

/** Who fills it in and when (by the policy's rules), and every field; outside a workspace there are no rules. */
export function explainedForm(
  { form, version, standing }: CatalogueEntry,
  policy: Policy | undefined,
  language: Language,
) {
  return {
    name: form.name,
    title: form.title[language],
    code: form.code,
    version,
    standing,
    description: form.description?.[language] ?? null,
    by: form.by?.map((role) => ({ role, label: labelOf(policy?.roles ?? [], role)[language] })) ?? null,
    nil: form.nil,
    keys: keysOf(form).map((key) => ({ key, label: RESERVED_LABELS[key][language] })),
    rules: rulesOf(form, policy, language),
    fields: fieldTable(form).map((row) => fieldOf(row, language)),
  };
}

/** What a record in a file carries beside its fields: whose it is, of which period, about whom. */
const keysOf = ({ rhythms, about }: Form): ReservedKey[] => [
  ...(rhythms.length > 0 ? (['period'] as const) : []),
  'submitter',
  ...(about === null ? [] : [about]),
];

function rulesOf(form: Form, policy: Policy | undefined, language: Language) {
  const rules = policy?.returns.filter((rule) => rule.form === form.name) ?? [];
  return rules.flatMap((rule) =>
    rule.each.flatMap((rhythm) => {
      const window = rule.windows[rhythm];
      if (!window || !policy) return [];
      return [
        {
          owes: owesInWords(rule.owes, policy)[language],
          each: rhythmsInWords([rhythm])[language],
          opens: momentInWords(window.opens)[language],
          due: momentInWords(window.due)[language],
          clause: rule.clause,
        },
      ];
    }),
  );
}

const fieldOf = (
  { path, label, section, kind, need, when, choices, limit, help, personal, extra }: FieldRow,
  language: Language,
) => ({
  path,
  label: label[language],
  section: section?.[language] ?? null,
  kind: kind[language],
  need: need[language],
  when: when?.[language] ?? null,
  choices: choices.map((choice) => ({ code: choice.code, label: choice.label[language] })),
  limit: limit?.[language] ?? null,
  help: help?.[language] ?? null,
  personal,
  extra,
});
