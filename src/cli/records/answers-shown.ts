import type { Json } from '../../kernel/canonical.ts';
import { say, type Language } from '../../kernel/language.ts';
import { grouped } from '../../kernel/money.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Field, Form } from '../../rules/forms/types.ts';
import { nameOf } from '../../work/org/find.ts';
import type { Answers } from '../../work/records/types.ts';

export type Scene = { readonly world: World; readonly day: string; readonly language: Language };

/** One answered question: what it is called, and the answer in words. */
export type AnswerLine = { readonly label: string; readonly answer: string; readonly depth: number };

/** The answers of a record in the form's order, in words: labels for codes, names for ids, units of measure. */
export function answerLines(form: Form, answers: Answers, scene: Scene): AnswerLine[] {
  return linesOf(form.fields, answers, scene, 0);
}

function linesOf(fields: readonly Field[], answers: Answers, scene: Scene, depth: number): AnswerLine[] {
  return fields.flatMap((field) => {
    const value = answers[field.name];
    if (value === undefined || value === null) return [];
    const label = field.label[scene.language];
    if (field.type === 'list' && Array.isArray(value)) {
      return (value as Json[]).flatMap((entry, index) => [
        {
          label: say(`${label} 第 ${index + 1} 条`, `${label} ${index + 1}`)[scene.language],
          answer: '',
          depth,
        },
        ...linesOf(field.fields, entry as Answers, scene, depth + 1),
      ]);
    }
    if ((field.type === 'group' || field.type === 'ratings') && typeof value === 'object') {
      return [{ label, answer: '', depth }, ...linesOf(field.fields, value as Answers, scene, depth + 1)];
    }
    return [{ label, answer: inWords(field, value, scene), depth }];
  });
}

/** One answer in words. */
function inWords(field: Field, value: Json, { world, day, language }: Scene): string {
  const measured = (text: string) => (field.measure ? `${text} ${field.measure[language]}` : text);
  switch (field.type) {
    case 'yes-no':
      return (value === true ? say('是', 'yes') : say('否', 'no'))[language];
    case 'choice':
      return labelOf(field, value, language);
    case 'choices':
      return (Array.isArray(value) ? (value as Json[]) : [value])
        .map((code) => labelOf(field, code, language))
        .join(say('、', ', ')[language]);
    case 'scale':
      return `${String(value)} ${labelOf(field, String(value), language)}`;
    case 'integer':
    case 'money':
      return measured(grouped(String(value)));
    case 'percent':
      return `${String(value)}%`;
    case 'person':
    case 'unit':
    case 'client':
      return nameOf(world, field.type, String(value), day);
    default:
      return measured(String(value));
  }
}

const labelOf = (field: Field, code: Json, language: Language): string =>
  field.choices.find((choice) => choice.code === code)?.label[language] ?? String(code);
