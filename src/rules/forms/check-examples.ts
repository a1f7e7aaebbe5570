import type { Json } from '../../kernel/canonical.ts';
import { say, type Text } from '../../kernel/language.ts';
import { periodOf } from '../periods/periods.ts';
import type { Fault } from './fault.ts';
import { validatorOfPart } from './check-types.ts';
import { exampleRecord } from './example.ts';
import { normalise } from './normalise.ts';
import { readForm } from './read.ts';
import { CHANNEL_LABELS } from './reserved.ts';
import { listOf, partOf, resolved } from './schema.ts';
import { subschemas } from './subschemas.ts';
import { RESERVED_KEYS, type FlatRecord, type Form, type Problem, type Schema } from './types.ts';
import { compiledSchema, validatorOf } from './validate.ts';

/** A day on which nothing depends: only that examples need one. */
const SOME_DAY = '2026-11-20';
const ZONE = 'Asia/Shanghai';

/** Whether the form can be filled in at all: its examples fit, and a record made of them is valid as it is. */
export function exampleFaults(schema: Schema): readonly Fault[] {
  const broken = compileFault(schema);
  if (broken) return [broken];
  const given = fieldExampleFaults(schema);
  if (given.length > 0) return given;
  const form = readForm(schema);
  return [...drawnExampleFaults(form), ...envelopeFaults(form), ...nilFaults(form)].slice(0, 20);
}

/** What only the validator itself notices. */
function compileFault(schema: Schema): Fault | undefined {
  try {
    compiledSchema(schema, 'first');
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      at: [],
      message: say(`校验程序不接受这张表：${why}`, `the validator does not take this form: ${why}`),
    };
  }
}

function fieldExampleFaults(schema: Schema): readonly Fault[] {
  return [...subschemas(schema)].flatMap(({ path, schema: part }) => {
    if (path.length === 0) return [];
    const isValid = validatorOfPart(resolved(part, schema), schema);
    return listOf(part['examples']).flatMap((example, index) =>
      isValid?.(example) === false ? [{ at: [...path, 'examples', index], message: UNFIT }] : [],
    );
  });
}

const UNFIT = say(
  '这个示例不合本字段的规定，请改。',
  'this example does not fit its own field; please change it.',
);

const failing = (zh: string, en: string, { field, message }: Problem): Text =>
  say(`${zh}（${field}）：${message['zh-CN']}`, `${en} (${field}): ${message.en}`);

function drawnExampleFaults(form: Form): readonly Fault[] {
  const whole = listOf(form.schema['examples']).length > 0;
  const record = exampleRecord(form, { today: SOME_DAY, zone: ZONE });
  const { problems, record: normal } = normalise(form, record, { today: SOME_DAY, zone: ZONE });
  const [problem] = [...problems, ...validatorOf(form)(normal)];
  if (!problem) return [];
  const message = whole
    ? failing('examples 里的记录无效', 'the record in examples is not valid', problem)
    : failing(
        '由各字段 examples 组成的示例无效，请改这些示例，或在表上写 examples（完整记录）',
        'the example made of the fields\' examples is not valid; mend those, or give the form an "examples" with a whole record',
        problem,
      );
  return [{ at: whole ? ['examples', 0] : ['properties', problem.field.split('.')[0] ?? ''], message }];
}

/** What the program itself puts into a record must be taken by the form. */
function envelopeFaults(form: Form): readonly Fault[] {
  const example = exampleRecord(form, { today: SOME_DAY, zone: ZONE });
  const validate = validatorOf(form);
  const tries: readonly (readonly [string, Json])[] = [
    ...form.rhythms.map((rhythm) => ['period', periodOf(rhythm, SOME_DAY).name] as const),
    ...Object.keys(CHANNEL_LABELS).map((channel) => ['channel', channel] as const),
    ['submitter', 'p-HQ-0012'],
    ['unit', 'u-HQ-0003'],
    ...(form.about === null ? [] : [[form.about, 'x-HQ-0003'] as const]),
    ['received', SOME_DAY],
    ['externalId', 'A-1'],
  ];
  return tries.flatMap(([key, value]) => {
    if (form.fields.some(({ name }) => name === key)) return [];
    const problem = validate({ ...example, [key]: value }).find(({ field }) => field === key);
    if (!problem) return [];
    const shown = JSON.stringify(value);
    const message = failing(
      `每条记录都可能带有 ${key}: ${shown}，而本表不接受`,
      `a record may carry ${key}: ${shown}, and this form does not take it`,
      problem,
    );
    return [
      {
        at: Object.hasOwn(partOf(form.schema, 'properties'), key) ? ['properties', key] : ['properties'],
        message,
      },
    ];
  });
}

/** With `x-nil` a record that says "nothing to report" and no more is valid; without it, none that says so is. */
function nilFaults(form: Form): readonly Fault[] {
  const example = exampleRecord(form, { today: SOME_DAY, zone: ZONE });
  const validate = validatorOf(form);
  if (!form.nil) {
    if (validate({ ...example, nil: true }).length > 0) return [];
    const message = say(
      '没有写 x-nil，就不能接受“无情况”；请把 nil 定为 {"const": false}。',
      'without x-nil nothing to report is no answer; make nil {"const": false}.',
    );
    return [{ at: ['properties', 'nil'], message }];
  }
  const envelope = RESERVED_KEYS.filter((key) => example[key] !== undefined).map((key) => [
    key,
    example[key],
  ]);
  const [problem] = validate({ ...Object.fromEntries(envelope), nil: true } as FlatRecord);
  if (!problem) return [];
  const message = failing(
    '写了 x-nil，而只填“无情况”的记录无效',
    'with x-nil a record that says nothing to report must be valid',
    problem,
  );
  return [{ at: ['x-nil'], message }];
}
