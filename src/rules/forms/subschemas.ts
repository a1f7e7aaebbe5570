import type { Json } from '../../kernel/canonical.ts';
import { isSchema, partOf, resolved } from './schema.ts';
import type { Schema } from './types.ts';

/** A part of a form's schema with its place, and the object whose fields it speaks of (null inside `$defs`). */
export type Place = {
  readonly path: readonly (string | number)[];
  readonly schema: Schema;
  readonly about: Schema | null;
};

const SAME_LEVEL = ['if', 'then', 'else', 'not'] as const;
const LISTS = ['allOf', 'anyOf'] as const;

/** Every schema inside a form's schema, the form itself first. `about` follows the fields down into groups and lists. */
export function* subschemas(root: Schema): Iterable<Place> {
  yield* walk({ path: [], schema: root, about: root }, root);
  for (const [name, schema] of Object.entries(partOf(root, '$defs'))) {
    if (isSchema(schema)) yield* walk({ path: ['$defs', name], schema, about: null }, root);
  }
}

function* walk(place: Place, root: Schema): Iterable<Place> {
  yield place;
  const { path, schema, about } = place;
  const below = (
    part: Json | undefined,
    step: readonly (string | number)[],
    on: Schema | null,
  ): Iterable<Place> =>
    isSchema(part) ? walk({ path: [...path, ...step], schema: part, about: on }, root) : [];
  for (const keyword of SAME_LEVEL) yield* below(schema[keyword], [keyword], about);
  for (const keyword of LISTS) {
    const parts = schema[keyword];
    if (!Array.isArray(parts)) continue;
    for (const [index, part] of parts.entries()) yield* below(part as Json, [keyword, index], about);
  }
  for (const [name, part] of Object.entries(partOf(schema, 'properties'))) {
    yield* below(part, ['properties', name], fieldIn(about, name, root));
  }
  for (const keyword of ['items', 'contains']) {
    yield* below(schema[keyword], [keyword], about && resolved(about['items'], root));
  }
  for (const keyword of ['propertyNames', 'additionalProperties'])
    yield* below(schema[keyword], [keyword], null);
}

function fieldIn(about: Schema | null, name: string, root: Schema): Schema | null {
  const properties = about && partOf(about, 'properties');
  return properties && Object.hasOwn(properties, name) ? resolved(properties[name], root) : null;
}
