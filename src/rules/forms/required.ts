import type { Json } from '../../kernel/canonical.ts';
import { isSchema, listOf, partOf, textsOf } from './schema.ts';
import type { Condition, Schema } from './types.ts';

/** An answer on which a `required` depends, and the values it must have (or, in an `else`, must not have) if named. */
type Dependence = {
  readonly answer: string;
  readonly values: readonly Json[] | null;
  readonly negated: boolean;
};
type Requirement = { readonly on: readonly Dependence[]; readonly names: readonly string[] };

/**
 * True where the schema requires a field whenever it is asked: without a condition unless there is nothing to report, or
 * under a condition that its `x-when` implies.
 */
export function requiredWhenAsked(object: Schema, name: string, when: Condition | null): boolean {
  const asked = new Map(Object.entries(when ?? {}).map(([key, values]) => [answerBehind(key), values]));
  return [...requirements(object, [])].some(
    ({ on, names }) =>
      names.includes(name) && on.every((dependence) => covers(dependence, asked.get(dependence.answer))),
  );
}

/** `rhythm` is read off the period, `ratings.*` off the ratings. */
const answerBehind = (key: string): string => (key === 'rhythm' ? 'period' : (key.split('.')[0] ?? key));

/** Whether a requirement holds for every value with which the field is asked. */
function covers({ values, negated }: Dependence, asked: readonly Json[] | 'present' | undefined): boolean {
  if (asked === undefined) return false;
  if (values === null || asked === 'present') return true;
  return asked.every((value) => values.includes(value) !== negated);
}

/** Every `required` that stands under a condition, with the answers on which it depends (`nil` left out). */
function* requirements(schema: Json | undefined, on: readonly Dependence[]): Iterable<Requirement> {
  if (!isSchema(schema)) return;
  for (const branch of ['then', 'else']) {
    const part = schema[branch];
    if (!isSchema(part)) continue;
    const depends = [...on, ...dependences(schema['if'], branch === 'else')];
    yield { on: depends, names: textsOf(part['required']) };
    yield* requirements(part, depends);
  }
  for (const part of listOf(schema['allOf'])) yield* requirements(part, on);
  for (const [answer, names] of Object.entries(partOf(schema, 'dependentRequired'))) {
    yield { on: [...on, { answer, values: null, negated: false }], names: textsOf(names) };
  }
}

function dependences(condition: Json | undefined, negated: boolean): readonly Dependence[] {
  if (!isSchema(condition)) return [];
  const { properties = {}, required, ...others } = condition;
  const names = new Set([...Object.keys(properties ?? {}), ...textsOf(required)]);
  names.delete('nil');
  const named = [...names].map((answer) => {
    const wanted = partOf(partOf(condition, 'properties'), answer);
    const values =
      'const' in wanted ? [wanted['const'] ?? null] : Array.isArray(wanted['enum']) ? wanted['enum'] : null;
    return { answer, values, negated };
  });
  // A condition of another make (`anyOf` …) depends on something that no `x-when` can name.
  return Object.keys(others).length === 0 ? named : [...named, { answer: '', values: null, negated }];
}
