import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import { labelAt } from './labels.ts';
import { RHYTHM_LABELS } from './rhythms.ts';
import type { Condition, Field, FieldType, Form } from './types.ts';

/** One line of what `form show` tells of a form. */
export type FieldRow = {
  /** Its name as files use it; an entry of a list as `salesLines.N.product`. */
  readonly path: string;
  readonly label: Text;
  readonly section: Text | null;
  readonly kind: Text;
  /** 必填、条件必填、选填 */
  readonly need: Text;
  /** When it is asked; null: always. */
  readonly when: Text | null;
  readonly choices: Field['choices'];
  readonly limit: Text | null;
  readonly help: Text | null;
  readonly personal: boolean;
  /** Left out of the questions unless wanted. */
  readonly extra: boolean;
};

/** Every field of a form, parts of groups and lists under their owner, as a person reads them. */
export const fieldTable = (form: Form): readonly FieldRow[] => rowsOf(form, form.fields, '');

function rowsOf(form: Form, fields: readonly Field[], owner: string): readonly FieldRow[] {
  return fields.flatMap((field) => {
    const path = owner + field.name;
    const row: FieldRow = {
      path,
      label: field.label,
      section: field.section,
      kind: kindOf(field),
      need: needOf(field),
      when: field.when && conditionInWords(form, field.when),
      choices: field.choices,
      limit: limitOf(field),
      help: field.help,
      personal: field.personal,
      extra: field.extra,
    };
    return [row, ...rowsOf(form, field.fields, field.type === 'list' ? `${path}.N.` : `${path}.`)];
  });
}

const KINDS: Readonly<Record<FieldType, Text>> = {
  text: say('一行文字', 'one line'),
  'long-text': say('文字', 'text'),
  integer: say('整数', 'whole number'),
  money: say('金额', 'amount'),
  percent: say('百分数', 'percentage'),
  date: say('日期', 'date'),
  'date-time': say('日期和时刻', 'date and time'),
  'yes-no': say('是／否', 'yes or no'),
  choice: say('单选', 'one choice'),
  choices: say('多选', 'several choices'),
  scale: say('评分', 'rating'),
  ratings: say('分项评分', 'ratings'),
  person: say('人员', 'person'),
  unit: say('单位', 'unit'),
  client: say('客户', 'client'),
  phone: say('电话', 'telephone'),
  group: say('分项', 'parts'),
  list: say('列表', 'list'),
};

const kindOf = ({ type, measure }: Field): Text =>
  measure
    ? say(`${KINDS[type]['zh-CN']}（${measure['zh-CN']}）`, `${KINDS[type].en} (${measure.en})`)
    : KINDS[type];

function needOf({ required, when }: Field): Text {
  if (!required) return say('选填', 'optional');
  return when ? say('条件必填', 'required when asked') : say('必填', 'required');
}

/** When a field is asked, e.g. 仅当“市场异常”为窜货或其他 / only where "Market anomalies" is … */
function conditionInWords(form: Form, condition: Condition): Text {
  const parts = Object.entries(condition).map(([key, wanted]) => {
    if (key === 'rhythm' && wanted !== 'present') {
      const words = wanted.map(
        (rhythm) => RHYTHM_LABELS[String(rhythm)] ?? say(String(rhythm), String(rhythm)),
      );
      return say(
        `按${words.map((word) => word['zh-CN']).join('、')}填报`,
        `the form is ${words.map((word) => word.en).join(' or ')}`,
      );
    }
    const name = key.replace(/\.\*$/, '');
    const label = labelAt(form, name);
    if (wanted === 'present') return say(`填了${label['zh-CN']}`, `${label.en} is filled in`);
    const values = wanted.map((value) => valueLabel(form, name, value));
    const any = key.endsWith('.*');
    return say(
      `${label['zh-CN']}${any ? '有一项' : ''}为${values.map((value) => value['zh-CN']).join('或')}`,
      `${any ? 'one of ' : ''}${label.en} is ${values.map((value) => value.en).join(' or ')}`,
    );
  });
  return say(
    `仅当${parts.map((part) => part['zh-CN']).join('且')}时`,
    `only where ${parts.map((part) => part.en).join(' and ')}`,
  );
}

function valueLabel(form: Form, name: string, value: Json): Text {
  if (typeof value === 'boolean') return value ? say('是', 'yes') : say('否', 'no');
  const field = form.fields.find((each) => each.name === name);
  return field?.choices.find(({ code }) => code === value)?.label ?? say(String(value), String(value));
}

function limitOf({ maxLength, minimum, maximum, maxItems, type }: Field): Text | null {
  if (type === 'text' || type === 'long-text')
    return maxLength === null ? null : say(`最多 ${maxLength} 字`, `at most ${maxLength} characters`);
  if (type === 'list' && maxItems !== null) return say(`最多 ${maxItems} 条`, `at most ${maxItems} entries`);
  if (minimum === null || maximum === null) return null;
  // A bound that only keeps figures in their column is nothing to tell a person.
  if (maximum >= 1_000_000_000) return minimum < 0 ? null : say(`不小于 ${minimum}`, `at least ${minimum}`);
  return say(`${minimum} 至 ${maximum}`, `${minimum} to ${maximum}`);
}
