import type { ErrorObject } from 'ajv/dist/2020.js';
import { say, type Text } from '../../kernel/language.ts';
import { applies } from './condition.ts';
import { fieldAt, listed } from './labels.ts';
import type { Rhythm } from '../periods/types.ts';
import { RHYTHM_LABELS } from './rhythms.ts';
import { RESERVED_KEYS, type Field, type FlatRecord, type Form } from './types.ts';
import { unknownKey } from './unknown-key.ts';
import { shown } from './unreadable.ts';

/** What is wrong, as the end of a sentence that begins with the field's label. */
export function sentence(form: Form, record: FlatRecord, path: string, error: ErrorObject): Text {
  const field = fieldAt(form, path);
  const limit = error.params['limit'] as number;
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      return say('必须填写。', 'must be filled in.');
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return unknownField(form, path);
    case 'false schema':
      return notAsked(form, path, record);
    case 'minItems':
    case 'minProperties':
    case 'minLength':
      if (field && SHAPES[field.type]) return wrongShape(field);
      return limit > 1
        ? say(
            `不能少于 ${limit} ${measureWord(error, 'zh')}。`,
            `needs at least ${limit} ${measureWord(error, 'en')}.`,
          )
        : say('不能为空。', 'cannot be empty.');
    case 'maxItems':
    case 'maxProperties':
    case 'maxLength':
      return say(
        `最多 ${limit} ${measureWord(error, 'zh')}。`,
        `may have at most ${limit} ${measureWord(error, 'en')}.`,
      );
    case 'minimum':
    case 'exclusiveMinimum':
      return say(
        `不能小于 ${limit}${error.keyword === 'minimum' ? '' : ' 或等于它'}。`,
        `must be ${error.keyword === 'minimum' ? 'at least' : 'more than'} ${limit}.`,
      );
    case 'maximum':
    case 'exclusiveMaximum':
      return say(
        `不能大于 ${limit}${error.keyword === 'maximum' ? '' : ' 或等于它'}。`,
        `must be ${error.keyword === 'maximum' ? 'at most' : 'less than'} ${limit}.`,
      );
    case 'multipleOf':
      return say(
        `须是 ${error.params['multipleOf']} 的倍数。`,
        `must be a multiple of ${error.params['multipleOf']}.`,
      );
    case 'enum':
    case 'const':
      return notAmong(field, error);
    case 'uniqueItems':
      return say('中同一项写了两次，请去掉一个。', 'has the same entry twice; take one out.');
    case 'type':
      return wrongKind(field, error.params['type']);
    case 'pattern':
      return path === 'period' ? wrongPeriod(form) : wrongShape(field);
    case 'not':
      return isOneLine(error)
        ? say('只能写一行，请去掉换行。', 'takes one line only; take out the line breaks.')
        : say('不能这样填，请改。', 'cannot be like this; please change it.');
    case 'anyOf':
    case 'oneOf':
      return missingOneOf(form, path, error);
    default:
      return say('不符合要求，请改。', 'does not fit; please change it.');
  }
}

function measureWord(error: ErrorObject, language: 'zh' | 'en'): string {
  if (error.keyword.endsWith('Length')) return language === 'zh' ? '个字' : 'characters';
  return language === 'zh' ? '项' : 'entries';
}

function unknownField(form: Form, path: string): Text {
  const parts = path.split('.');
  const owner = parts.length > 1 ? fieldAt(form, parts.slice(0, -1).join('.')) : undefined;
  const names = (owner?.fields ?? form.fields).map((field) => field.name);
  return unknownKey(parts.at(-1) ?? path, owner ? names : [...names, ...RESERVED_KEYS]);
}

/** An answer to a question that this record is not asked. */
function notAsked(form: Form, path: string, record: FlatRecord): Text {
  if (path === 'period')
    return say('不用填，本表不分期间。', 'is not needed; this form belongs to no period.');
  const rhythms = fieldAt(form, path)?.when?.['rhythm'];
  if (Array.isArray(rhythms) && !applies({ rhythm: rhythms }, record)) {
    const words = rhythms.map(
      (rhythm) => RHYTHM_LABELS[String(rhythm)] ?? say(String(rhythm), String(rhythm)),
    );
    const zh = words.map((word) => word['zh-CN']).join('、');
    const en = words.map((word) => word.en).join(' or ');
    return say(`只在按${zh}填报时填写，请去掉。`, `belongs to the ${en} form only; take it out.`);
  }
  return say(
    '在这里不填，请去掉，或检查与它有关的前几项。',
    'does not apply here; take it out, or look at the answers it depends on.',
  );
}

function notAmong(field: Field | undefined, error: ErrorObject): Text {
  const allowed =
    error.keyword === 'const' ? [error.params['allowedValue']] : (error.params['allowedValues'] as unknown[]);
  const labels = allowed.map((value) => choiceLabel(field, value));
  const given = shown(error.data);
  const words = listed(labels);
  return say(
    `不能是“${given}”，可选：${words['zh-CN']}。`,
    `cannot be "${given}"; choose from: ${words.en}.`,
  );
}

function choiceLabel(field: Field | undefined, value: unknown): Text {
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  const code = String(value);
  const label = field?.choices.find((choice) => choice.code === code)?.label;
  return label ? say(`${label['zh-CN']}（${code}）`, `${label.en} (${code})`) : say(code, code);
}

function wrongKind(field: Field | undefined, type: unknown): Text {
  switch (type) {
    case 'integer':
      return say('须是整数。', 'must be a whole number.');
    case 'boolean':
      return say('须是“是”或“否”。', 'must be yes or no.');
    case 'array':
      return say('须是一条或多条的列表。', 'must be a list of entries.');
    case 'object':
      return say('须分项填写。', 'must be given part by part.');
    default:
      return (field && SHAPES[field.type]) ?? say('须是文字。', 'must be text.');
  }
}

const SHAPES: Partial<Record<Field['type'], Text>> = {
  money: say('须是金额，两位小数，如 1200.50。', 'must be an amount with two decimals, such as 1200.50.'),
  percent: say(
    '须是 0 到 100 的百分数，一位小数，如 85.0。',
    'must be a percentage from 0 to 100 with one decimal, such as 85.0.',
  ),
  date: say('须是日期，如 2026-11-20。', 'must be a date such as 2026-11-20.'),
  'date-time': say(
    '须是日期和时刻，如 2026-11-20 10:20。',
    'must be a date and time such as 2026-11-20 10:20.',
  ),
  phone: say(
    '须是电话号码，如 021-62221234 或 13800000000。',
    'must be a telephone number such as 021-62221234.',
  ),
  person: say('须是人员的编号，如 p-HQ-0012。', 'must be the id of a person such as p-HQ-0012.'),
  unit: say('须是单位的编号，如 b1。', 'must be the id of a unit such as b1.'),
  client: say('须是客户的编号，如 c-HQ-0003。', 'must be the id of a client such as c-HQ-0003.'),
};

const wrongShape = (field: Field | undefined): Text =>
  (field && SHAPES[field.type]) ??
  say('的写法不对，请按说明改写。', 'is not written the way the form asks; please rewrite it.');

const SPELLINGS: Readonly<Record<Rhythm, string>> = {
  day: '2026-11-23',
  week: '2026-W47',
  month: '2026-11',
  quarter: '2026-Q4',
  'half-year': '2026-H2',
  year: '2026',
};

function wrongPeriod({ rhythms }: Form): Text {
  const spelled = rhythms.map((rhythm) => SPELLINGS[rhythm]);
  return say(`须写成 ${spelled.join('、')} 这样。`, `must be written like ${spelled.join(' or ')}.`);
}

const isOneLine = (error: ErrorObject): boolean =>
  (error.schema as { pattern?: string } | undefined)?.pattern === '\\n';

/** Of several fields at least one is needed: which. */
function missingOneOf(form: Form, path: string, error: ErrorObject): Text {
  const branches = Array.isArray(error.schema) ? (error.schema as { required?: string[] }[]) : [];
  const names = branches.flatMap((branch) => branch.required ?? []);
  if (names.length === 0)
    return say('不符合任何一种填法，请改。', 'fits none of the ways to fill it in; please change it.');
  const prefix = path === '' ? '' : `${path}.`;
  const labels = names.map((name) => fieldAt(form, `${prefix}${name}`)?.label ?? say(name, name));
  const words = listed(labels);
  return say(`至少填写一项：${words['zh-CN']}。`, `needs at least one of: ${words.en}.`);
}
