import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import { periodOf } from '../periods/periods.ts';
import { applies } from './condition.ts';
import { offsetText } from './zones.ts';
import type { Field, FlatRecord, Form } from './types.ts';

/** Whose example it is to be; in a workspace its own people, units and clients. Ids left out are invented. */
export type ExampleSetting = {
  /** No day in the example lies after it. */
  readonly today: Day;
  readonly zone?: string;
  /** The time of day in its moments, e.g. that of now; else midnight, which never lies ahead. */
  readonly time?: string;
  readonly submitter?: string;
  readonly unit?: string;
  readonly store?: string;
  readonly client?: string;
  /** Anyone else whom it names. */
  readonly person?: string;
  /** The name of its period; else the running one of the form's first rhythm. */
  readonly period?: string;
  /** Chooses among the examples that the form gives; the same seed gives the same record. */
  readonly seed?: number;
};

/**
 * One complete valid invented record of any form, flat: from the form's own `examples` where it gives whole records,
 * else answered field by field from each field's `examples` and type. It opens no case unless the form always does.
 */
export function exampleRecord(form: Form, setting: ExampleSetting): FlatRecord {
  const record: Record<string, Json | undefined> = { ...envelopeOf(form, setting) };
  const given = form.schema['examples'];
  if (Array.isArray(given) && given.length > 0) {
    return { ...(pick(given, setting) as { [key: string]: Json }), ...record };
  }
  for (const field of form.fields) {
    if (record[field.name] !== undefined || !wanted(field, record, record)) continue;
    const isMajor = form.opensCase?.kind === 'major' && form.opensCase.field === field.name;
    const answer = isMajor ? false : answerTo(field, record, setting);
    if (answer !== undefined) record[field.name] = answer;
  }
  return record;
}

function envelopeOf(form: Form, setting: ExampleSetting): FlatRecord {
  const rhythm = form.rhythms[0];
  const period = setting.period ?? (rhythm === undefined ? undefined : periodOf(rhythm, setting.today).name);
  return {
    ...(rhythm === undefined || period === undefined ? {} : { period }),
    submitter: setting.submitter ?? 'p-HQ-0001',
    unit: setting.unit ?? 'b1',
    ...(form.about === 'store' ? { store: setting.store ?? 's1' } : {}),
    ...(form.about === 'client' ? { client: setting.client ?? 'c1' } : {}),
  };
}

/** What a person would be asked, and what has an example although it is left out of the questions. */
const wanted = (field: Field, answers: FlatRecord, record: FlatRecord): boolean =>
  applies(field.when, answers, record) && (field.required || !field.extra);

const pick = <T>(from: readonly T[], { seed = 0 }: ExampleSetting): T | undefined =>
  from[Math.abs(seed) % from.length];

function answerTo(field: Field, record: FlatRecord, setting: ExampleSetting): Json | undefined {
  if (field.type === 'list') return entriesOf(field, record, setting);
  const given = pick(field.examples, setting);
  if (given !== undefined) return given;
  // Nobody invents a customer's consent or telephone number, nor free text, where the form gives no example of it.
  if (!field.required) return undefined;
  return invented(field, record, setting);
}

function invented(field: Field, record: FlatRecord, setting: ExampleSetting): Json | undefined {
  const { today } = setting;
  switch (field.type) {
    case 'integer':
    case 'scale':
      return Math.min(Math.max(field.type === 'scale' ? 4 : 10, field.minimum ?? 0), field.maximum ?? 1000);
    case 'money':
      return '1200.50';
    case 'percent':
      return '85.0';
    case 'date':
      return today;
    case 'date-time':
      return `${today}T${setting.time ?? '00:00'}:00${offsetText(setting.zone ?? 'Asia/Shanghai', today)}`;
    case 'yes-no':
      return false;
    case 'choice':
      return pick(field.choices, setting)?.code;
    case 'choices':
      return field.choices.slice(0, 1).map(({ code }) => code);
    case 'person':
      return field.suggest === 'submitter'
        ? (record['submitter'] ?? 'p-HQ-0001')
        : (setting.person ?? record['submitter']);
    case 'unit':
      return setting.unit ?? 'b1';
    case 'client':
      return setting.client ?? 'c1';
    case 'phone':
      return '13800000000';
    case 'group':
    case 'ratings':
      return groupOf(field, record, setting);
    default:
      return '示例'.slice(0, field.maxLength ?? 2);
  }
}

function groupOf(
  field: Field,
  record: FlatRecord,
  setting: ExampleSetting,
): { [part: string]: Json } | undefined {
  const answers: Record<string, Json> = {};
  for (const part of field.fields) {
    if (!wanted(part, answers, record)) continue;
    const answer = answerTo(part, record, setting);
    if (answer !== undefined) answers[part.name] = answer;
  }
  return Object.keys(answers).length > 0 ? answers : undefined;
}

/** Two entries where the examples give two different ones, else one (or as many as the form demands). */
function entriesOf(field: Field, record: FlatRecord, setting: ExampleSetting): Json | undefined {
  const given = pick(field.examples, setting);
  if (given !== undefined) return given;
  const distinct = Math.max(1, ...field.fields.map(({ examples }) => examples.length));
  const count = Math.min(Math.max(field.minItems ?? 1, Math.min(2, distinct)), field.maxItems ?? 2);
  const entries = Array.from({ length: count }, (_, index) =>
    groupOf(field, record, { ...setting, seed: (setting.seed ?? 0) + index }),
  );
  const filled = entries.filter((entry) => entry !== undefined);
  return filled.length > 0 ? filled : undefined;
}
