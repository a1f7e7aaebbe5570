import { say, type Text } from '../../kernel/language.ts';
import type { Fault } from './fault.ts';
import { subschemas } from './subschemas.ts';
import type { Schema } from './types.ts';

const TOO_MUCH = say(
  '本程序的表不用这个关键字，请照 docs/forms.md 里的写法改写。',
  'forms of this program do without this keyword; write it in the way of docs/forms.md.',
);
const WITHIN = say(
  '只能引用本文件 $defs 里的定义（"$ref": "#/$defs/名称"）。',
  'refers only to definitions of this file ("$ref": "#/$defs/name").',
);

/** Keywords of JSON Schema on which validators disagree, or which no form needs, with what to write instead. */
const FORBIDDEN: ReadonlyMap<string, Text> = new Map([
  [
    'format',
    say(
      '不能用 format，各种校验程序对它的处理不同；日期请写 pattern 和 "x-widget": "date"。',
      'validators treat format differently; give a date its pattern and "x-widget": "date".',
    ),
  ],
  ['$dynamicRef', WITHIN],
  ['$dynamicAnchor', WITHIN],
  ['$anchor', WITHIN],
  ['$recursiveRef', WITHIN],
  ['$vocabulary', TOO_MUCH],
  ['patternProperties', TOO_MUCH],
  ['oneOf', say('请用 anyOf 代替 oneOf。', 'write anyOf instead of oneOf.')],
  ['dependentSchemas', say('请用 if 和 then 代替。', 'write if and then instead.')],
  ['dependencies', say('请用 dependentRequired 代替。', 'write dependentRequired instead.')],
  ['definitions', say('请用 $defs 代替。', 'write $defs instead.')],
  ['prefixItems', TOO_MUCH],
  ['unevaluatedItems', TOO_MUCH],
  ['contentEncoding', TOO_MUCH],
  ['contentMediaType', TOO_MUCH],
  ['exclusiveMinimum', say('请用 minimum 代替。', 'write minimum instead.')],
  ['exclusiveMaximum', say('请用 maximum 代替。', 'write maximum instead.')],
  ['minContains', TOO_MUCH],
  ['maxContains', TOO_MUCH],
  ['title', say('请用 x-label（中英文）代替。', 'write x-label, in both languages, instead.')],
  ['description', say('请用 x-help（中英文）代替。', 'write x-help, in both languages, instead.')],
]);

export function forbiddenFaults(root: Schema): readonly Fault[] {
  return [...subschemas(root)].flatMap(({ path, schema }) =>
    Object.keys(schema).flatMap((keyword) => {
      const message = FORBIDDEN.get(keyword);
      return message ? [{ at: [...path, keyword], message }] : [];
    }),
  );
}
