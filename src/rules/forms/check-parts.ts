import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Fault } from './fault.ts';
import { nearest } from './nearest.ts';
import { patternFault } from './patterns.ts';
import { isSchema, numberOf, partOf, textsOf } from './schema.ts';
import { type Place, subschemas } from './subschemas.ts';
import type { Schema } from './types.ts';

/** Texts that a pattern without any `maxLength` beside it may meet. */
const LONGEST_TEXT = 10_000;

/** What every part of a form must keep to: references that lead somewhere, names that exist, patterns that are safe. */
export function partFaults(root: Schema): readonly Fault[] {
  return [...subschemas(root)].flatMap((place) => [
    ...referenceFaults(place, root),
    ...patternFaults(place),
    ...nameFaults(place),
    ...branchFaults(place),
  ]);
}

function referenceFaults({ path, schema }: Place, root: Schema): readonly Fault[] {
  const name = nameOfReference(schema);
  if (name === undefined) return [];
  const definitions = partOf(root, '$defs');
  if (!Object.hasOwn(definitions, name)) {
    return [{ at: [...path, '$ref'], message: unknownName(name, Object.keys(definitions)) }];
  }
  // One step only: a definition that refers on could go round in a circle, and readers follow one step.
  const target = definitions[name];
  if (isSchema(target) && [...referencesIn(target)].length > 0) {
    const message = say(
      `“${name}”里又引用了别的定义，请把内容直接写出来。`,
      `the definition "${name}" refers to another one; write its content out.`,
    );
    return [{ at: [...path, '$ref'], message }];
  }
  return [];
}

const nameOfReference = (schema: Schema): string | undefined =>
  typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/$defs/', '') : undefined;

function* referencesIn(value: Json | undefined): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  if (isSchema(value) && typeof value['$ref'] === 'string') yield value['$ref'];
  for (const part of Object.values(value)) yield* referencesIn(part as Json);
}

function patternFaults({ path, schema, about }: Place): readonly Fault[] {
  const pattern = schema['pattern'];
  if (typeof pattern !== 'string') return [];
  const longest = numberOf(schema['maxLength']) ?? numberOf(about?.['maxLength']) ?? LONGEST_TEXT;
  const fault = patternFault(pattern, longest);
  if (!fault) return [];
  const message = say(`pattern ${fault['zh-CN']}`, `the pattern ${fault.en}`);
  return [{ at: [...path, 'pattern'], message }];
}

/** Names in `required`, `dependentRequired` and in the `properties` of a condition are names of fields. */
function nameFaults({ path, schema, about }: Place): readonly Fault[] {
  if (about === null) return [];
  const known = Object.keys(partOf(about, 'properties'));
  const dependent = Object.entries(partOf(schema, 'dependentRequired'));
  const named: readonly (readonly [readonly (string | number)[], string])[] = [
    ...textsOf(schema['required']).map((name, index) => [[...path, 'required', index], name] as const),
    ...dependent.map(([name]) => [[...path, 'dependentRequired', name], name] as const),
    ...dependent.flatMap(([name, needed]) =>
      textsOf(needed).map((each, index) => [[...path, 'dependentRequired', name, index], each] as const),
    ),
    ...Object.keys(partOf(schema, 'properties')).map(
      (name) => [[...path, 'properties', name], name] as const,
    ),
  ];
  return named
    .filter(([, name]) => !known.includes(name))
    .map(([at, name]) => ({ at, message: unknownName(name, known) }));
}

/** An `if` without `then` and `else` decides nothing, and the other way round. */
function branchFaults({ path, schema }: Place): readonly Fault[] {
  const decides = 'then' in schema || 'else' in schema;
  if ('if' in schema === decides) return [];
  const message = decides
    ? say(
        '有 then 或 else 而没有 if，请补上条件。',
        'there is a then or else without an if; add the condition.',
      )
    : say(
        '有 if 而没有 then 或 else，请补上结果。',
        'there is an if without then or else; add what follows.',
      );
  return [{ at: [...path, decides ? ('then' in schema ? 'then' : 'else') : 'if'], message }];
}

/** A name under which nothing stands, with the one that was probably meant, or those that there are. */
export function unknownName(name: string, known: readonly string[]): Text {
  const meant = nearest(name, known);
  if (meant !== undefined) {
    return say(`没有“${name}”（是不是想写 ${meant}？）。`, `there is no "${name}" (did you mean ${meant}?).`);
  }
  // Of more than these nobody reads the list.
  if (known.length === 0 || known.length > 12) {
    return say(`没有“${name}”，请核对。`, `there is no "${name}"; please check it.`);
  }
  return say(
    `没有“${name}”，可以写：${known.join('、')}。`,
    `there is no "${name}"; there is ${known.join(', ')}.`,
  );
}
