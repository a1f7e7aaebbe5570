import { say, type Text } from '../../kernel/language.ts';
import type { Fault } from './fault.ts';
import { labelledFaults } from './check-labels.ts';
import { typeFaults } from './check-types.ts';
import { unknownName } from './check-parts.ts';
import { isReserved } from './reserved.ts';
import { isSchema, labelIn, listOf, partOf, resolved, textsOf } from './schema.ts';
import { orderOf } from './read.ts';
import type { Schema } from './types.ts';
import { isHostile } from './unknown-key.ts';
import { shown } from './unreadable.ts';

type At = readonly (string | number)[];

/** What the fields of a form must have, level by level: a name, a label, a type with its bounds, a place in the order. */
export function fieldFaults(root: Schema): readonly Fault[] {
  return levelFaults(root, [], root);
}

function levelFaults(object: Schema, at: At, root: Schema): readonly Fault[] {
  const properties = partOf(object, 'properties');
  const top = at.length === 0;
  const faults: Fault[] = [
    ...closedFaults(object, at),
    ...orderFaults(object, at, top),
    ...sameLabelFaults(object, at, root),
  ];
  for (const [name, part] of Object.entries(properties)) {
    const place = [...at, 'properties', name];
    if (top && isReserved(name)) continue;
    const why = nameFault(name);
    if (why) faults.push({ at: place, message: why });
    if (!isSchema(part)) {
      faults.push({ at: place, message: say('字段要写成对象。', 'a field is written as an object.') });
      continue;
    }
    const field = resolved(part, root);
    // A reference that leads nowhere is told where references are.
    if ('$ref' in part && !('type' in field)) continue;
    faults.push(
      ...typeFaults(field, place, root),
      ...labelledFaults(field, place),
      ...whenFaults(name, field, object, place, root),
    );
    faults.push(...deeperFaults(field, place, root));
  }
  return faults;
}

/** The parts of a group, of ratings, of one entry of a list. */
function deeperFaults(field: Schema, at: At, root: Schema): readonly Fault[] {
  if (field['type'] === 'object') return levelFaults(field, at, root);
  const items = field['type'] === 'array' ? resolved(field['items'], root) : {};
  if (items['type'] === 'object' && at.includes('items')) return [{ at, message: LIST_IN_LIST }];
  return items['type'] === 'object' ? levelFaults(items, [...at, 'items'], root) : [];
}

const LIST_IN_LIST = say(
  '一条里不能再套一个列表，请拆成两个字段或另设一张表。',
  'an entry of a list holds no list; make it two fields, or a form of its own.',
);

function closedFaults(object: Schema, at: At): readonly Fault[] {
  if (object['additionalProperties'] === false || object['unevaluatedProperties'] === false) return [];
  const message = say(
    '请加上 "additionalProperties": false，否则写错的字段名不会被发现。',
    'add "additionalProperties": false, or mistyped field names would go unnoticed.',
  );
  return [{ at, message }];
}

function orderFaults(object: Schema, at: At, top: boolean): readonly Fault[] {
  const known = Object.keys(partOf(object, 'properties'));
  const names = listOf(object['x-order']).flatMap((entry) =>
    typeof entry === 'string' ? [entry] : isSchema(entry) ? textsOf(entry['fields']) : [],
  );
  const place = [...at, 'x-order'];
  const unknown = names.filter((name) => !known.includes(name));
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  const left = known.filter((name) => !names.includes(name) && !(top && isReserved(name)));
  return [
    ...unknown.map((name) => ({ at: place, message: unknownName(name, known) })),
    ...twice.map((name) => ({
      at: place,
      message: say(`“${name}”写了两遍，请只留一个。`, `"${name}" stands here twice; keep one.`),
    })),
    ...('x-order' in object
      ? left.map((name) => ({
          at: place,
          message: say(`漏了“${name}”，请加上。`, `"${name}" is left out; add it.`),
        }))
      : []),
  ];
}

function sameLabelFaults(object: Schema, at: At, root: Schema): readonly Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { name } of orderOf(object)) {
    const label = labelIn(resolved(partOf(object, 'properties')[name], root)['x-label']);
    for (const words of label ? new Set(Object.values(label)) : []) {
      const other = seen.get(words.toLowerCase());
      if (other === undefined) seen.set(words.toLowerCase(), name);
      else {
        const message = say(
          `“${words}”已经是 ${other} 的名称，请改得不同，导入表格时才分得清。`,
          `"${words}" is the label of ${other} already; make them differ, so that columns can be told apart.`,
        );
        faults.push({ at: [...at, 'properties', name, 'x-label'], message });
      }
    }
  }
  return faults;
}

function nameFault(name: string): Text | undefined {
  if (isReserved(name))
    return say(`“${name}”是保留名，请换一个。`, `"${name}" is reserved; choose another name.`);
  if (isHostile(name) || !/^[a-z][A-Za-z0-9]{0,39}$/.test(name)) {
    return say(
      `字段名“${name}”不合规定：以小写字母开头，只用字母和数字，最多 40 个，如 salesTarget。`,
      `the field name "${name}" will not do: begin with a lower-case letter, use letters and digits only, at most 40, like salesTarget.`,
    );
  }
  return undefined;
}

/** A condition speaks of fields that are asked before, and of values that they can have. */
function whenFaults(name: string, field: Schema, object: Schema, at: At, root: Schema): readonly Fault[] {
  const order = orderOf(object).map((entry) => entry.name);
  const before = order.slice(0, Math.max(order.indexOf(name), 0));
  return Object.entries(partOf(field, 'x-when')).flatMap(([key, wanted]) => {
    const place = [...at, 'x-when', key];
    if (key === 'rhythm') return valueFaults(listOf(wanted), textsOf(root['x-rhythms']), place);
    const answer = key.replace(/\.\*$/, '');
    if (!before.includes(answer)) {
      return [
        { at: place, message: order.includes(answer) ? askedLater(answer) : unknownName(answer, before) },
      ];
    }
    const asked = resolved(partOf(object, 'properties')[answer], root);
    const codes = asked['enum'] ?? resolved(asked['items'], root)['enum'];
    return codes === undefined ? [] : valueFaults(listOf(wanted), listOf(codes), place);
  });
}

const askedLater = (name: string): Text =>
  say(
    `“${name}”在这一项之后才问，请调整 x-order。`,
    `"${name}" is asked only after this field; change the x-order.`,
  );

const valueFaults = (wanted: readonly unknown[], known: readonly unknown[], at: At): readonly Fault[] =>
  wanted
    .filter((value) => !known.includes(value))
    .map((value) => ({ at, message: unknownName(shown(value), known.map(shown)) }));
