import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import { RHYTHMS } from '../periods/periods.ts';
import { requiredWhenAsked } from './required.ts';
import { CHANNEL_LABELS, isReserved, RESERVED_FIELDS } from './reserved.ts';
import { isSchema, labelIn, listOf, numberOf, partOf, resolved, textOr, textsOf } from './schema.ts';
import type { Choice, Condition, Field, FieldType, Form, Schema } from './types.ts';

/**
 * A form out of its JSON Schema: what is asked in which order, and how it is called. Reads what it is given and
 * finds no mistakes: a company's own form goes through `checkForm` first.
 */
export function readForm(schema: Schema): Form {
  const name = textOr(schema['x-form'], '');
  const title = labelIn(schema['x-label']) ?? say(name, name);
  return {
    name,
    version: numberOf(schema['x-version']) ?? 1,
    code: textOr(schema['x-code'], ''),
    title,
    aliases: textsOf(schema['x-aliases']),
    description: labelIn(schema['x-help']),
    by: Array.isArray(schema['x-by']) ? textsOf(schema['x-by']) : null,
    nil: schema['x-nil'] === true,
    rhythms: RHYTHMS.filter((rhythm) => textsOf(schema['x-rhythms']).includes(rhythm)),
    about: schema['x-about'] === 'store' || schema['x-about'] === 'client' ? schema['x-about'] : null,
    opensCase: caseOf(schema['x-case']),
    fields: fieldsOf(schema, schema),
    schema,
  };
}

function caseOf(value: Json | undefined): Form['opensCase'] {
  if (value === 'urgent') return { kind: 'urgent' };
  const field = isSchema(value) ? value['major'] : undefined;
  return typeof field === 'string' ? { kind: 'major', field } : null;
}

/** The fields of an object (the whole form, a group, one entry of a list) in the order in which they are asked. */
function fieldsOf(object: Schema, root: Schema): readonly Field[] {
  const properties = partOf(object, 'properties');
  return orderOf(object).flatMap(({ name, section }) => {
    if (!Object.hasOwn(properties, name)) return [];
    return [fieldOf(name, section, resolved(properties[name], root), object, root)];
  });
}

/** `x-order`, then whatever it leaves out; reserved keys are fields only where it names them. */
export function orderOf(object: Schema): readonly { readonly name: string; readonly section: Text | null }[] {
  const order = listOf(object['x-order']).flatMap((entry) => {
    if (typeof entry === 'string') return [{ name: entry, section: null }];
    if (!isSchema(entry)) return [];
    return textsOf(entry['fields']).map((name) => ({ name, section: labelIn(entry['x-label']) }));
  });
  const named = new Set(order.map(({ name }) => name));
  const others = Object.keys(partOf(object, 'properties')).filter(
    (name) => !named.has(name) && !isReserved(name),
  );
  return [...order, ...others.map((name) => ({ name, section: null }))];
}

function fieldOf(name: string, section: Text | null, schema: Schema, object: Schema, root: Schema): Field {
  const type = typeOf(schema);
  const when = conditionOf(schema['x-when']);
  return {
    name,
    type,
    label: labelIn(schema['x-label']) ?? (isReserved(name) ? RESERVED_FIELDS[name].label : say(name, name)),
    help: labelIn(schema['x-help']),
    measure: labelIn(schema['x-measure']),
    section,
    required: textsOf(object['required']).includes(name) || requiredWhenAsked(object, name, when),
    when,
    personal: schema['x-personal'] === true,
    carry: schema['x-carry'] === true,
    extra: schema['x-extra'] === true,
    suggest: textOr(schema['x-suggest'], null),
    future: schema['x-future'] === true,
    byDefault: schema['default'] ?? null,
    examples: listOf(schema['examples']),
    choices: choicesOf(name, schema, root),
    maxLength: numberOf(schema['maxLength']),
    minimum: numberOf(schema['minimum']),
    maximum: numberOf(schema['maximum']),
    minItems: numberOf(schema['minItems']),
    maxItems: numberOf(schema['maxItems']),
    fields: partsOf(type, schema, root),
  };
}

const WIDGETS: readonly FieldType[] = [
  'text',
  'long-text',
  'integer',
  'money',
  'percent',
  'date',
  'date-time',
  'yes-no',
  'choice',
  'choices',
  'scale',
  'ratings',
  'person',
  'unit',
  'client',
  'phone',
  'group',
  'list',
];

/** `x-widget`, else what the schema's own type suggests. */
function typeOf(schema: Schema): FieldType {
  const widget = WIDGETS.find((name) => name === schema['x-widget']);
  if (widget) return widget;
  switch (schema['type']) {
    case 'integer':
      return 'integer';
    case 'boolean':
      return 'yes-no';
    case 'array':
      return isSchema(schema['items']) && Array.isArray(schema['items']['enum']) ? 'choices' : 'list';
    case 'object':
      return 'group';
    default:
      return Array.isArray(schema['enum']) ? 'choice' : 'text';
  }
}

function partsOf(type: FieldType, schema: Schema, root: Schema): readonly Field[] {
  if (type === 'group') return fieldsOf(schema, root);
  if (type === 'list') return fieldsOf(resolved(schema['items'], root), root);
  if (type !== 'ratings') return [];
  const choices = scaleOf(schema);
  return fieldsOf(schema, root).map((aspect) => ({ ...aspect, type: 'scale', choices }));
}

/** The labels of a scale, one for each number: `"x-choices": {"1": …, "5": …}`. */
const scaleOf = (schema: Schema): readonly Choice[] =>
  Object.entries(partOf(schema, 'x-choices')).map(([code, label]) => ({
    code,
    label: labelIn(label) ?? say(code, code),
  }));

function choicesOf(name: string, schema: Schema, root: Schema): readonly Choice[] {
  const codes = textsOf(schema['enum'] ?? resolved(schema['items'], root)['enum']);
  if (codes.length === 0) return typeOf(schema) === 'scale' ? scaleOf(schema) : [];
  const labels = partOf(schema, 'x-choices');
  return codes.map((code) => ({
    code,
    label:
      labelIn(labels[code]) ?? (name === 'channel' ? CHANNEL_LABELS[code] : undefined) ?? say(code, code),
  }));
}

function conditionOf(value: Json | undefined): Condition | null {
  if (!isSchema(value)) return null;
  return Object.fromEntries(
    Object.entries(value).map(([field, wanted]) => [
      field,
      wanted === 'present' ? 'present' : listOf(wanted),
    ]),
  );
}
