import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Fault } from './fault.ts';
import { compiledSchema } from './validate.ts';
import { isSchema, numberOf, partOf, resolved, textOr, textsOf } from './schema.ts';
import type { Schema } from './types.ts';

type At = readonly (string | number)[];

/** A field's type with the bounds that it needs, and the schema that its widget needs. */
export function typeFaults(field: Schema, at: At, root: Schema): readonly Fault[] {
  const because = (message: Text, place: At = at): Fault => ({ at: place, message });
  switch (field['type']) {
    case 'string':
      return [...lengthFaults(field, because), ...widgetFaults(field, at, root)];
    case 'integer':
      return 'minimum' in field && 'maximum' in field
        ? widgetFaults(field, at, root)
        : [because(say('整数要写上 minimum 和 maximum。', 'a whole number needs its minimum and maximum.'))];
    case 'array':
      return listFaults(field, at, root);
    case 'object':
      return Object.keys(partOf(field, 'properties')).length > 0
        ? widgetFaults(field, at, root)
        : [because(NO_PARTS)];
    case 'boolean':
      return [];
    default:
      return [
        because(
          say(
            '缺少 type，请写 string、integer、boolean、array 或 object。',
            'type is missing: string, integer, boolean, array or object.',
          ),
        ),
      ];
  }
}

const NO_PARTS = say('分项要在 properties 里列出。', 'its parts are listed under properties.');

function lengthFaults(field: Schema, because: (message: Text) => Fault): readonly Fault[] {
  if ('enum' in field || 'const' in field || numberOf(field['maxLength']) !== null) return [];
  return [because(say('文字要写上 maxLength（最多多少个字）。', 'a text needs its maxLength.'))];
}

function listFaults(field: Schema, at: At, root: Schema): readonly Fault[] {
  const faults: Fault[] = [];
  const items = resolved(field['items'], root);
  if (numberOf(field['maxItems']) === null) {
    faults.push({ at, message: say('列表要写上 maxItems（最多多少条）。', 'a list needs its maxItems.') });
  }
  if (items['type'] === 'object' || textsOf(items['enum']).length > 0) return faults;
  const message = say(
    '列表的每一条要么是分项（type: object），要么是可选代码（enum）。',
    'each entry of a list has parts (type: object) or is one of several codes (enum).',
  );
  return [...faults, { at: isSchema(field['items']) ? [...at, 'items'] : at, message }];
}

type Needs = { readonly type: string; readonly takes: readonly Json[]; readonly refuses: readonly Json[] };

/** What a widget writes, and what its schema must refuse, since the schema alone decides. */
const WIDGETS: Readonly<Record<string, Needs>> = {
  text: { type: 'string', takes: [], refuses: [] },
  'long-text': { type: 'string', takes: [], refuses: [] },
  money: { type: 'string', takes: ['1200.50'], refuses: ['1200.5', '1,200.50', '1200.500', 'abc'] },
  percent: { type: 'string', takes: ['85.0'], refuses: ['85', '85.55', '85%'] },
  date: { type: 'string', takes: ['2026-11-20'], refuses: ['2026/11/20', '2026-11-2', '2026-13-01', 'abc'] },
  'date-time': {
    type: 'string',
    takes: ['2026-11-20T10:20:00+08:00', '2026-11-20T10:20:00-03:30'],
    refuses: ['2026-11-20 10:20', '2026-11-20', '2026-11-20T10:20:00', 'abc'],
  },
  phone: { type: 'string', takes: ['13800000000', '021-62221234'], refuses: [] },
  person: { type: 'string', takes: ['p-HQ-0012', 'A.b_c-1'], refuses: ['a b', '张三'] },
  unit: { type: 'string', takes: ['u-HQ-0012', 'A.b_c-1'], refuses: ['a b', '门店'] },
  client: { type: 'string', takes: ['c-HQ-0012', 'A.b_c-1'], refuses: ['a b', '客户'] },
  scale: { type: 'integer', takes: [], refuses: [] },
  ratings: { type: 'object', takes: [], refuses: [] },
};

function widgetFaults(field: Schema, at: At, root: Schema): readonly Fault[] {
  const widget = textOr(field['x-widget'], '');
  const needs = WIDGETS[widget];
  if (!needs) return [];
  const place = [...at, 'x-widget'];
  if (needs.type !== field['type']) {
    const message = say(`${widget} 的 type 应是 ${needs.type}。`, `${widget} needs the type ${needs.type}.`);
    return [{ at: place, message }];
  }
  const isValid = validatorOfPart(field, root);
  if (!isValid) return [];
  const refused = needs.takes.find((value) => !isValid(value));
  const taken = needs.refuses.find((value) => isValid(value));
  return [
    ...(refused === undefined
      ? []
      : [
          {
            at: place,
            message: say(
              `${widget} 应接受 ${JSON.stringify(refused)}，而这里的 pattern 或长度不接受；请照随附的表写。`,
              `a ${widget} should take ${JSON.stringify(refused)}, and its pattern or length does not; write it as the shipped forms do.`,
            ),
          },
        ]),
    ...(taken === undefined
      ? []
      : [
          {
            at: place,
            message: say(
              `${widget} 不应接受 ${JSON.stringify(taken)}；请照随附的表写上 pattern。`,
              `a ${widget} should not take ${JSON.stringify(taken)}; give it the pattern that the shipped forms have.`,
            ),
          },
        ]),
  ];
}

/** Whether a value fits one field; undefined where its schema does not compile (which is told elsewhere). */
export function validatorOfPart(field: Schema, root: Schema): ((value: Json) => boolean) | undefined {
  try {
    const validate = compiledSchema({ ...field, $defs: partOf(root, '$defs') }, 'first');
    return (value) => validate(value);
  } catch {
    return undefined;
  }
}
