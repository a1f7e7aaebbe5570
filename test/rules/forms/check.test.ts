import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../src/rules/forms/check.ts';
import { exampleRecord } from '../../../src/rules/forms/example.ts';
import { readForm } from '../../../src/rules/forms/read.ts';
import type { Schema } from '../../../src/rules/forms/types.ts';
import { validatorOf } from '../../../src/rules/forms/validate.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';
import { NOW, SHELF_CHECK as SHELF, SHIPPED, shippedText } from './shipped.ts';

/** What is told of a form: `line field: sentence`. */
const told = (text: string, surroundings = {}): string[] =>
  checkForm(text, 'shelf-check.json', surroundings).map(
    ({ line, field, message }) => `${line} ${field ?? ''}: ${message['zh-CN']}`,
  );

/** The company's form with one text replaced, and the line on which the replacement begins. */
function edited(right: string, wrong: string): { readonly text: string; readonly line: number } {
  const at = SHELF.indexOf(right);
  expect(at, right).toBeGreaterThan(0);
  return { text: SHELF.replace(right, () => wrong), line: SHELF.slice(0, at).split('\n').length };
}

describe('forms without a mistake', () => {
  it.each(Object.keys(SHIPPED))('%s as it ships', (name) => {
    expect(checkForm(shippedText(name), `${name}.json`)).toEqual([]);
  });

  it("a company's own form", () => {
    expect(
      told(SHELF, { roles: ['leader', 'store-staff'], codes: new Map([['SC', 'shelf-check']]) }),
    ).toEqual([]);
  });
});

describe('one mistake, told at its place', () => {
  it.each<[string, string, string, RegExp]>([
    ['a code of another form', '"x-code": "SC"', '"x-code": "SF"', /^LINE x-code: .*由 sales-feedback 使用/],
    ['a code in small letters', '"x-code": "SC"', '"x-code": "sc"', /^LINE x-code: .*两到四个大写字母/],
    ['no code', '"x-code": "SC",', '', /^1 : 缺少 x-code/],
    [
      'another name than its file',
      '"x-form": "shelf-check"',
      '"x-form": "shelf"',
      /^LINE x-form: .*shelf\.json/,
    ],
    ['a role that nobody has', '"leader",', '"laeder",', /^LINE x-by\.1: .*想写 leader/],
    ['a rhythm that is none', '"month"', '"monthly"', /^LINE x-rhythms\.1: .*想写 month/],
    ['a mistyped keyword', '"minLength": 1,', '"minLenght": 1,', /^LINE .*name\.minLenght: .*想写 minLength/],
    [
      'format',
      '"type": "boolean",',
      '"type": "boolean", "format": "date",',
      /^LINE .*isMajor\.format: 不能用 format/,
    ],
    ['a type that is none', '"type": "array"', '"type": "list"', /^LINE .*shelves\.type: .*string、integer/],
    ['a text without a limit', '"maxLength": 500,', '', /^\d+ properties\.remark: .*maxLength/],
    ['a list without a limit', '"maxItems": 50,', '', /^\d+ properties\.shelves: .*maxItems/],
    ['a list of more than is ever read', '"maxItems": 50,', '"maxItems": 5000,', /^LINE .*maxItems: .*1000/],
    [
      '\\d, which means other digits elsewhere',
      '^[0-9]{4}-(0[1-9]|1[0-2])$',
      '^\\\\d{4}-(0[1-9]|1[0-2])$',
      /^LINE .*pattern: .*不能用 \\d/,
    ],
    ['\\p', '^[0-9]{4}-(0[1-9]|1[0-2])$', '^\\\\p{Nd}{4}-(0[1-9]|1[0-2])$', /^LINE .*pattern: .*不能用 \\p/],
    ['a pattern that never ends', '^[0-9]{4}-(0[1-9]|1[0-2])$', '^([0-9]+-?)+$', /^LINE .*pattern: .*太松/],
    ['a pattern that is none', '^[0-9]{4}-(0[1-9]|1[0-2])$', '^[0-9', /^LINE .*pattern: .*不是正确的正则/],
    [
      'a field without a label',
      '"x-label": { "zh-CN": "巡查日期", "en": "Checked on" },',
      '',
      /^\d+ properties\.checkedOn: 缺少 x-label/,
    ],
    [
      'a label in one language',
      '"zh-CN": "备注", "en": "Remarks"',
      '"zh-CN": "备注"',
      /^LINE .*x-label: 缺少 en/,
    ],
    [
      'two fields of one label',
      '"zh-CN": "备注"',
      '"zh-CN": "下次巡查"',
      /^LINE .*remark\.x-label: .*已经是 nextCheckOn 的名称/,
    ],
    [
      'a code without a label',
      '"sound", "loose", "broken"',
      '"sound", "loose", "broken", "lost"',
      /x-choices: “lost”没有名称/,
    ],
    [
      'a label without a code',
      '"sound", "loose", "broken"',
      '"sound", "broken"',
      /x-choices\.loose: 没有“loose”/,
    ],
    ['a code in Chinese', '"in-order": { "zh', '"正常": { "zh', /“in-order”没有名称/],
    [
      'a name with a capital',
      '"nextCheckOn": {',
      '"NextCheckOn": {',
      /^LINE properties\.NextCheckOn: .*以小写字母开头/,
    ],
    [
      'a name that every object has',
      '"nextCheckOn": {',
      '"toString": {',
      /^LINE properties\.toString: .*不合规定/,
    ],
    [
      'a name that changes objects',
      '"nextCheckOn": {',
      '"constructor": {',
      /^LINE .*: 名称不能叫“constructor”/,
    ],
    [
      'a name twice',
      '"x-version": 1,',
      '"x-version": 1,\n  "x-version": 2,',
      /^\d+ : 同一个名称在这里写了两遍/,
    ],
    ['a reserved key that is missing', '"client": false,', '', /^\d+ properties: 缺少.*“client”/],
    [
      'a required field that is not there',
      '"outcome", "isMajor"]',
      '"outcome", "isMajro"]',
      /required\.6: .*想写 isMajor/,
    ],
    [
      'the store not required',
      '["period", "store", ',
      '["period", ',
      /^\d+ required: required 里要有“store”/,
    ],
    ['an order that leaves one out', '"fields": ["checkedOn", ', '"fields": [', /x-order: 漏了“checkedOn”/],
    [
      'an order with one twice',
      '"fields": ["checkedOn", ',
      '"fields": ["checkedOn", "checkedOn", ',
      /x-order: “checkedOn”写了两遍/,
    ],
    [
      'a condition on an answer that comes later',
      '"x-future": true',
      '"x-when": { "outcome": ["to-mend"] }',
      /x-when\.outcome: “outcome”在这一项之后才问/,
    ],
    [
      'a condition on a code that is none',
      '"x-when": { "outcome": ["to-mend"] }',
      '"x-when": { "outcome": ["mend"] }',
      /^LINE .*x-when\.outcome: .*“mend”.*to-mend/,
    ],
    [
      'a definition that is none',
      '"$ref": "#/$defs/date",\n      "x-label": { "zh-CN": "巡查日期"',
      '"$ref": "#/$defs/dat",\n      "x-label": { "zh-CN": "巡查日期"',
      /^LINE .*\$ref: .*想写 date/,
    ],
    [
      'a reference to elsewhere',
      '"$ref": "#/$defs/date",\n      "x-label": { "zh-CN": "巡查日期"',
      '"$ref": "https://example.test/date",\n      "x-label": { "zh-CN": "巡查日期"',
      /^LINE .*\$ref: .*本文件内/,
    ],
    [
      'a form that is open',
      '"additionalProperties": false,\n  "allOf"',
      '"allOf"',
      /^1 : 请加上 "additionalProperties": false/,
    ],
    ['a condition without an end', '"if": {', '"fi": {', /^LINE allOf\.1\.fi: .*想写 if/],
    [
      'a condition on a field that is none',
      '"then": { "required": ["repairCost"] }',
      '"then": { "required": ["repaircost"] }',
      /then\.required\.1: .*想写 repairCost/,
    ],
    [
      'a case by a field that is no yes-no',
      '"major": "isMajor"',
      '"major": "outcome"',
      /^LINE x-case: .*是／否字段/,
    ],
    [
      'money without its pattern',
      '"pattern": "^(0|[1-9][0-9]{0,11})\\\\.[0-9]{2}$",',
      '',
      /repairCost\.x-widget: money 不应接受 "1200\.5"/,
    ],
    [
      'money that takes no money',
      '\\\\.[0-9]{2}$',
      '\\\\.[0-9]{3}$',
      /repairCost\.x-widget: money 应接受 "1200\.50"/,
    ],
    [
      'an example that does not fit',
      '"examples": ["入口左侧"]',
      `"examples": ["${'长'.repeat(51)}"]`,
      /examples\.1: 这个示例不合本字段/,
    ],
    [
      'nothing to report without x-nil',
      '"nil": { "const": false }',
      '"nil": { "type": "boolean" }',
      /^LINE properties\.nil: 没有写 x-nil/,
    ],
    [
      'a period that its rhythm does not have',
      '^[0-9]{4}-(0[1-9]|1[0-2])$',
      '^[0-9]{4}-Q[1-4]$',
      /properties\.period: /,
    ],
    ['a comment', '"x-version": 1,', '"x-version": 1, // eins', /^LINE : 这一行不合 JSON 的写法/],
    ['a comma too many', '"x-future": true', '"x-future": true,', /^\d+ : .*JSON/],
    ['a bidi character', '货架巡查表', '货架\u202e巡查表', /^LINE : .*U\+202E/],
  ])('%s', (_what, right, wrong, sentence) => {
    const { text, line } = edited(right, wrong);
    const found = told(text, { roles: ['leader', 'store-staff'] });
    expect(found.join('\n')).toMatch(new RegExp(sentence.source.replace('LINE', String(line)), 'm'));
    expect(found.length).toBeLessThanOrEqual(3);
  });
});

describe('the file as a whole', () => {
  it('several mistakes are told together, from the top down', () => {
    const text = SHELF.replace('"x-code": "SC"', '"x-code": "sc"')
      .replace('"maxItems": 50,', '')
      .replace('"zh-CN": "备注", "en": "Remarks"', '"zh-CN": "备注"')
      .replace('["repairCost"]', '["repaircost"]');
    const found = checkForm(text, 'shelf-check.json');
    expect(found.map(({ field }) => field)).toEqual([
      'x-code',
      'properties.shelves',
      'properties.remark.x-label',
      'allOf.1.then.required.1',
    ]);
    expect(found.map(({ line }) => line)).toEqual(
      found.map(({ line }) => line).toSorted((a = 0, b = 0) => a - b),
    );
  });

  it.each(['', '[]', 'null', '{}', '"x"', '{', '['.repeat(10_000), `{"a":${'['.repeat(5000)}`])(
    '%.20s is no form, and says so',
    (text) => {
      const found = checkForm(text, 'x.json');
      expect(found.length).toBeGreaterThan(0);
      for (const { file, line } of found) expect([file, typeof line]).toEqual(['x.json', 'number']);
    },
  );

  it('a form of more than 64 KB is refused unread', () => {
    expect(told(`{"x": "${'长'.repeat(30_000)}"}`)[0]).toMatch(/64 KB/);
  });
});

describe('must hold', () => {
  const schema = JSON.parse(SHELF) as Schema;

  const ANYTHING = fc.option(
    fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>({ toString: '' }, [{ toString: 1 }], { $ref: 3 }),
    ),
    { nil: undefined, freq: 3 },
  );

  /** Every place in the form, as a path. */
  const paths = (value: unknown, at: readonly string[] = []): readonly (readonly string[])[] =>
    typeof value !== 'object' || value === null
      ? [at]
      : [at, ...Object.entries(value).flatMap(([key, part]) => paths(part, [...at, key]))];
  const places = paths(schema).filter((path) => path.length > 0);

  it('whatever is changed, faults are told and nothing is thrown; a form without faults can be filled in', () => {
    let sound = 0;
    holdsAtRandom(
      'a form with random changes',
      400,
      fc.property(
        fc.array(fc.tuple(fc.nat(places.length - 1), ANYTHING), {
          minLength: 1,
          maxLength: 2,
        }),
        (changes) => {
          const changed = structuredClone(schema) as Record<string, unknown>;
          for (const [where, value] of changes) {
            const path = places[where] ?? [];
            const holder = path
              .slice(0, -1)
              .reduce<unknown>(
                (part, step) => (part as Record<string, unknown> | undefined)?.[step],
                changed,
              );
            if (typeof holder !== 'object' || holder === null) continue;
            const key = path.at(-1) ?? '';
            if (value === undefined) delete (holder as Record<string, unknown>)[key];
            else (holder as Record<string, unknown>)[key] = value;
          }
          if (checkForm(JSON.stringify(changed), 'shelf-check.json').length > 0) return;
          sound += 1;
          const form = readForm(changed as Schema);
          expect(validatorOf(form)(exampleRecord(form, NOW))).toEqual([]);
        },
      ),
    );
    expect(sound).toBeGreaterThan(0);
  });
});
