import type { ErrorObject } from 'ajv/dist/2020.js';
import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import { labelAt } from './labels.ts';
import { labelIn } from './schema.ts';
import { sentence } from './sentences.ts';
import type { FlatRecord, Form, Problem } from './types.ts';

/** More than these are not read by anyone. */
const MOST = 100;

/** Keywords that only say that something inside them failed, which is told by itself. */
const FRAMES = new Set(['if', 'propertyNames', 'allOf', '$ref', 'dependentSchemas']);

/** ajv's errors as problems in the words of the form: one for each place, the missing field rather than the rule. */
export function explainErrors(
  form: Form,
  record: FlatRecord,
  errors: readonly ErrorObject[],
): readonly Problem[] {
  const problems = new Map<string, Problem>();
  for (const error of told(errors)) {
    const field = pathOf(error);
    if (!problems.has(field)) problems.set(field, { field, message: messageOf(form, record, field, error) });
    if (problems.size === MOST) break;
  }
  return inFormOrder(form, [...problems.values()]);
}

/** As a person meets them on the form; what stands on no form comes first. */
function inFormOrder(form: Form, problems: readonly Problem[]): readonly Problem[] {
  const order = new Map(form.fields.map(({ name }, index) => [name, index]));
  const rank = ({ field }: Problem): number => order.get(field.split('.')[0] ?? '') ?? -1;
  return problems.toSorted((a, b) => rank(a) - rank(b));
}

/** Without the frames, and without the branches of an `anyOf` of which none fitted. */
function told(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const insideChoice = (error: ErrorObject) =>
    choices.some(
      (choice) =>
        error !== choice && error.schemaPath.startsWith(`${choice.schemaPath}/`) && within(error, choice),
    );
  const plain = errors.filter((error) => !FRAMES.has(error.keyword) && !insideChoice(error));
  return plain.length > 0 ? plain : errors.slice(0, 1);
}

const within = (error: ErrorObject, choice: ErrorObject): boolean =>
  error.instancePath.startsWith(choice.instancePath);

/** The place that a person must go to, as they write it: indexes from 1, a missing field under its own name. */
function pathOf(error: ErrorObject): string {
  const parts = error.instancePath.split('/').slice(1).map(unescaped);
  const own = ['missingProperty', 'additionalProperty', 'unevaluatedProperty'].map(
    (key) => error.params[key],
  );
  const name = own.find((value) => typeof value === 'string') ?? error.propertyName;
  if (name !== undefined) parts.push(name);
  return parts.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part)).join('.');
}

const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

function messageOf(form: Form, record: FlatRecord, path: string, error: ErrorObject): Text {
  const label = labelAt(form, path);
  const own = labelIn((error.parentSchema as { [key: string]: Json } | undefined)?.['x-message']);
  // No colon: a list of faults puts one before the label already.
  if (own) return say(`${label['zh-CN']}有误，${own['zh-CN']}`, `${label.en} – ${own.en}`);
  const rest = sentence(form, record, path, error);
  return say(`${label['zh-CN']}${rest['zh-CN']}`, `${label.en} ${rest.en}`);
}
