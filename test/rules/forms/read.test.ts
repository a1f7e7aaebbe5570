import { describe, expect, it } from 'vitest';
import { checkBeyondSchema } from '../../../src/rules/forms/beyond-schema.ts';
import { applies } from '../../../src/rules/forms/condition.ts';
import { readForm } from '../../../src/rules/forms/read.ts';
import { fieldTable } from '../../../src/rules/forms/table.ts';
import type { Field, FlatRecord } from '../../../src/rules/forms/types.ts';
import { validatorOf } from '../../../src/rules/forms/validate.ts';
import { NOW, SHIPPED, shelfCheck, shipped, VALID_RECORDS } from './shipped.ts';

const fieldOf = (form: string, name: string): Field => {
  const field = shipped(form).fields.find((each) => each.name === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
};

const everyField = (fields: readonly Field[]): readonly Field[] =>
  fields.flatMap((field) => [field, ...everyField(field.fields)]);

describe('what the shipped forms say of themselves (product, deadlines)', () => {
  it.each([
    ['sales-feedback', 'SF', ['week', 'month', 'quarter'], null, ['sales-rep'], true, null, '销售信息反馈表'],
    [
      'customer-opinion',
      'CO',
      ['quarter'],
      'store',
      ['store-staff', 'marketing'],
      false,
      'major',
      '顾客意见征询表',
    ],
    ['client-visit', 'CV', ['quarter'], 'client', ['marketing'], false, 'major', '客户回访征询表'],
    ['urgent', 'UR', [], null, null, false, 'urgent', '紧急情况报告'],
    ['note', 'NT', [], null, null, false, null, '日常信息记录'],
  ])('%s', (name, code, rhythms, about, by, nil, opensCase, title) => {
    const form = shipped(name);
    expect(form).toMatchObject({ name, code, rhythms, about, by, nil, title: { 'zh-CN': title } });
    expect(form.opensCase?.kind ?? null).toBe(opensCase);
  });

  it('names that the source gives twice are aliases', () => {
    expect(shipped('sales-feedback').aliases).toContain('销售人员信息反馈表');
    expect(shipped('client-visit').aliases).toContain('客户回访记录表');
  });

  it('every field and every choice has a label in both languages, with Chinese in the Chinese one', () => {
    for (const form of Object.values(SHIPPED)) {
      for (const { name, label, choices } of everyField(form.fields)) {
        expect(label['zh-CN'], `${form.name} ${name}`).toMatch(/[一-龥]/);
        expect(label.en, `${form.name} ${name}`).toMatch(/^[ -~]+$/);
        for (const choice of choices) expect(choice.label.en, choice.code).toMatch(/^[ -~]+$/);
      }
    }
  });

  it('few questions are asked: what is optional and rare stays aside', () => {
    const asked = (form: string) =>
      shipped(form).fields.filter((field) => field.required || !field.extra).length;
    expect(asked('sales-feedback')).toBeLessThanOrEqual(20);
    expect(asked('note')).toBe(2);
    expect(shipped('urgent').fields.filter((field) => field.required && field.when === null)).toHaveLength(
      10,
    );
  });
});

describe('fields', () => {
  it('types come from schema and widget', () => {
    expect(fieldOf('sales-feedback', 'salesTarget')).toMatchObject({
      type: 'integer',
      minimum: 0,
      required: true,
    });
    expect(fieldOf('sales-feedback', 'expenses')).toMatchObject({ type: 'money', extra: true });
    expect(fieldOf('sales-feedback', 'anomalies').type).toBe('choices');
    expect(fieldOf('sales-feedback', 'salesLines').fields.map(({ type }) => type)).toEqual([
      'text',
      'integer',
      'money',
    ]);
    expect(fieldOf('customer-opinion', 'ratings').fields[0]).toMatchObject({
      name: 'overall',
      type: 'scale',
      required: true,
    });
    expect(fieldOf('customer-opinion', 'ratings').fields[1]?.choices).toHaveLength(5);
    expect(fieldOf('urgent', 'spokenAt')).toMatchObject({ type: 'date-time', suggest: 'now' });
    expect(fieldOf('note', 'channel')).toMatchObject({ type: 'choice', required: true });
  });

  it('the order does not depend on the order of keys, which canonical JSON changes', () => {
    for (const form of Object.values(SHIPPED)) {
      const names = Object.keys(form.schema['properties'] as object);
      for (const { name } of form.fields) expect(names).toContain(name);
      expect(form.schema['x-order']).toBeDefined();
    }
  });

  // The questions and the schema must say the same: a required field is asked for, one that is forbidden is not.
  it.each(VALID_RECORDS.filter(({ record }) => record['nil'] !== true))(
    '$form, valid record $index: nothing is required that is not asked, and what the question calls required is',
    ({ form, record }) => {
      const validate = validatorOf(shipped(form));
      const said = shipped(form).fields.map((field) => {
        const rest = Object.fromEntries(Object.entries(record).filter(([key]) => key !== field.name));
        const asked = applies(field.when, rest, rest);
        const missing = validate(rest).some((problem) => problem.field === field.name);
        return { name: field.name, right: (!missing || asked) && (!(field.required && asked) || missing) };
      });
      expect(said.filter(({ right }) => !right)).toEqual([]);
    },
  );
});

describe('conditions', () => {
  it.each<[string, FlatRecord, boolean]>([
    ['{"rhythm":["month"]}', { period: '2026-11' }, true],
    ['{"rhythm":["month"]}', { period: '2026-W47' }, false],
    ['{"rhythm":["month"]}', {}, false],
    ['{"ratings.*":[1,2]}', { ratings: { overall: 4, taste: 2 } }, true],
    ['{"ratings.*":[1,2]}', { ratings: { overall: 4 } }, false],
    ['{"anomalies":["other"]}', { anomalies: ['none', 'other'] }, true],
    ['{"opinion":"present"}', { opinion: '好' }, true],
    ['{"opinion":"present"}', {}, false],
    ['{"a":[true],"b":["x"]}', { a: true, b: 'y' }, false],
  ])('%s with %o: %s', (condition, record, holds) => {
    expect(applies(JSON.parse(condition), record)).toBe(holds);
  });
});

describe('beyond the schema', () => {
  const problems = (form: string, record: FlatRecord): string[] =>
    checkBeyondSchema(shipped(form), record, NOW).map(
      ({ field, message }) => `${field}: ${message['zh-CN']}`,
    );

  it('a day must exist and not lie ahead, wherever it stands', () => {
    expect(problems('customer-opinion', { askedOn: '2026-02-29' })).toEqual([
      'askedOn: “征询日期”不是日历上的日子，请核对。',
    ]);
    expect(problems('customer-opinion', { askedOn: '2026-11-24' })).toEqual([
      'askedOn: “征询日期”晚于今天，请核对。',
    ]);
    expect(
      problems('client-visit', { clientConfirmation: { signedBy: '王', signedOn: '2026-11-31' } }),
    ).toEqual(['clientConfirmation.signedOn: “客户确认”的“确认日期”不是日历上的日子，请核对。']);
    expect(problems('note', { received: '2026-12-01' })).toEqual(['received: “收到日期”晚于今天，请核对。']);
    expect(problems('note', { received: '2026-11-23' })).toEqual([]);
  });

  it('a moment counts by its day in the office', () => {
    expect(problems('urgent', { spokenAt: '2026-11-23T23:59:59+08:00' })).toEqual([]);
    expect(problems('urgent', { spokenAt: '2026-11-23T16:00:00+00:00' })).toEqual([
      'spokenAt: “口头报告时间”晚于今天，请核对。',
    ]);
    expect(problems('urgent', { spokenAt: '2026-02-30T10:00:00+08:00' })).toHaveLength(1);
  });
});

describe('a company form', () => {
  const shelf = readForm(shelfCheck());

  it('a day ahead is an answer only where the field says so (x-future)', () => {
    const ahead = { checkedOn: '2026-12-01', nextCheckOn: '2026-12-01' };
    expect(checkBeyondSchema(shelf, ahead, NOW).map(({ field }) => field)).toEqual(['checkedOn']);
    expect(checkBeyondSchema(shelf, { nextCheckOn: '2026-02-30' }, NOW)).toHaveLength(1);
  });

  it('a required field is not filled by what every object inherits', () => {
    const form = readForm({ type: 'object', required: ['toString'] });
    for (const extent of ['all', 'first'] as const) expect(validatorOf(form, { extent })({})).toHaveLength(1);
  });
});

describe('the table that explains a form', () => {
  it('has a line for every field, also within lists and groups', () => {
    const rows = fieldTable(shipped('sales-feedback'));
    expect(rows.map(({ path }) => path)).toContain('salesLines.N.amount');
    expect(rows.map(({ path }) => path)).toContain('display.faces');
    const row = (path: string) => rows.find((each) => each.path === path);
    expect(row('outlook')).toMatchObject({
      need: { 'zh-CN': '条件必填' },
      when: { 'zh-CN': '仅当按季填报时', en: 'only where the form is quarterly' },
    });
    expect(row('salesTarget')).toMatchObject({ kind: { 'zh-CN': '整数（件）' }, need: { 'zh-CN': '必填' } });
    expect(row('summary')?.limit?.['zh-CN']).toBe('最多 5000 字');
  });

  it('says conditions in words', () => {
    const when = (form: string, path: string) =>
      fieldTable(shipped(form)).find((row) => row.path === path)?.when;
    expect(when('customer-opinion', 'dissatisfiedWith')?.['zh-CN']).toBe('仅当“满意度评价”有一项为1或2时');
    expect(when('customer-opinion', 'category')?.['zh-CN']).toBe('仅当填了“意见”时');
    expect(when('client-visit', 'clientConfirmation')?.['zh-CN']).toBe(
      '仅当“回访方式”为登门且“回访结果”为成功时',
    );
  });
});
