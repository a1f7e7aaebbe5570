import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/kernel/canonical.ts';
import { InfoctlError } from '../../../src/kernel/errors.ts';
import { shipped } from '../../../src/kernel/shipped.ts';
import { readForm } from '../../../src/rules/forms/read.ts';
import type { Form } from '../../../src/rules/forms/types.ts';
import { compareForms } from '../../../src/work/adoption/compare-forms.ts';
import { decideFormAdoption } from '../../../src/work/adoption/decide-form.ts';

type Writable = { [key: string]: Json & { [key: string]: Json & { [key: string]: Json } } };
const text = readFileSync(shipped('schemas', 'forms', 'sales-feedback.json'), 'utf8');
const form = (change: (schema: Writable) => void = () => {}): Form => {
  const schema = JSON.parse(text) as Writable;
  change(schema);
  return readForm(schema);
};
const told = (next: Form) =>
  compareForms(form(), next).map(({ field, kind, what }) => `${field} ${kind} ${what['zh-CN']}`);

describe('what a new version of a form changes', () => {
  it('is nothing where it says the same in another order of keys', () => {
    expect(told(form((schema) => Object.assign(schema, { title: schema['title'] })))).toEqual([]);
    expect(
      told(readForm(Object.fromEntries(Object.entries(JSON.parse(text) as Writable).toReversed()))),
    ).toEqual([]);
  });

  it('is told field by field, nested ones by their path', () => {
    const next = form((schema) => {
      delete schema['properties']!['region'];
      Object.assign(schema['properties']!['summary']!, {
        maxLength: 9,
        'x-label': { 'zh-CN': '小结', en: 'Sum' },
      });
      Object.assign(schema['properties']!['salesLines']!, { maxItems: 5 });
    });
    expect(told(next).toSorted()).toEqual([
      'region removed “区域”：一行文字，选填',
      'salesLines changed 限度由“最多 200 条”改为“最多 5 条”',
      'summary changed 名称由“本期总结”改为“小结”',
      'summary changed 限度由“最多 5000 字”改为“最多 9 字”',
    ]);
  });

  it('of the form itself has no field; what cannot be told in words is at least named', () => {
    expect(told(form((schema) => Object.assign(schema, { 'x-nil': false })))).toEqual([
      'null changed 零报告由“可以”改为“不可以”',
    ]);
    const stricter = form((schema) =>
      Object.assign(schema['properties']!['salesActual']!, { multipleOf: 2 }),
    );
    expect(told(stricter)).toEqual(['null changed 校验规则有改动']);
  });
});

it('a form is adopted as the version after the last; never with the code of another', () => {
  const { schema } = form();
  const adopt = (last: number, others: readonly Form[]) =>
    decideFormAdoption({ hash: 'h', schema }, last, others);
  expect(adopt(0, [])).toMatchObject({
    kind: 'form.adopted',
    subject: 'form:sales-feedback',
    body: { formVersion: 1, hash: 'h' },
  });
  expect(adopt(4, [form()])).toMatchObject({ body: { formVersion: 5 } });
  const other = form((each) => Object.assign(each, { 'x-form': 'other' }));
  expect(() => adopt(0, [other])).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'code-taken' }) as InfoctlError,
  );
});
