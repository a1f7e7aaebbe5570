import { describe, expect, it } from 'vitest';
import { policyFaults, withCodes } from '../../../src/rules/policy/against-forms.ts';
import { placesIn, readPolicy } from '../../../src/rules/policy/read.ts';
import { DEFAULT_POLICY, SHIPPED_POLICY } from './reading.ts';
import { forms as shipped } from './shipped-forms.ts';

const NAMES = ['client-visit', 'customer-opinion', 'note', 'sales-feedback', 'urgent'];
/** The forms that the policy speaks of, and two more. */
const forms = shipped.filter(({ name }) => NAMES.includes(name));

/** The faults of the policy with one text replaced: `line field sentence`. */
function faultsWith(right: string, wrong: string): string[] {
  const text = DEFAULT_POLICY.replace(right, wrong);
  expect(text).not.toBe(DEFAULT_POLICY);
  const faults = policyFaults(readPolicy(text, 'policy.yaml'), forms, placesIn(text, 'policy.yaml'));
  return faults.map(({ line, field, message }) => `${line} ${field} ${message['zh-CN']}`);
}

const lineOf = (words: string): number =>
  DEFAULT_POLICY.slice(0, DEFAULT_POLICY.indexOf(words)).split('\n').length;

describe('a policy and its forms', () => {
  const policy = readPolicy(DEFAULT_POLICY, 'policy.yaml');

  it('fit each other, also those that ship', () => {
    expect(policyFaults(policy, forms)).toEqual([]);
    expect(policyFaults(readPolicy(SHIPPED_POLICY, 'policy.yaml'), shipped)).toEqual([]);
  });

  it('agree on what counts as a visit: labels of the policy are codes of the form', () => {
    expect(withCodes(policy, forms).returns.map(({ countsIf }) => countsIf)).toEqual([
      null,
      null,
      { result: ['success', 'refused'] },
    ]);
    expect(withCodes(withCodes(policy, forms), forms)).toEqual(withCodes(policy, forms));
    expect(withCodes(policy, [])).toEqual(policy);
  });
});

describe('what a form cannot give is told with its line', () => {
  it.each([
    [
      '  - form: customer-opinion',
      '  - form: custmer-opinion',
      'rules.2.form',
      '没有叫 custmer-opinion 的表单（是不是想写 customer-opinion？），现有的表单：client-visit、customer-opinion、note、sales-feedback、urgent；新表单请按这个顺序办：写成 forms/custmer-opinion.json，运行 infoctl form adopt custmer-opinion，再运行 infoctl policy adopt。',
    ],
    [
      'counts-if: {result: [成功, 拒访]}',
      'counts-if: {result: [成功, 谢绝]}',
      'rules.3.counts-if.result.2',
      '“回访结果”没有“谢绝”这个选项，可以写的有：',
    ],
    [
      'counts-if: {result: [成功, 拒访]}',
      'counts-if: {results: [成功]}',
      'rules.3.counts-if.results',
      '没有 “results” 这一项（是不是想写 result？）；可以写的有：',
    ],
    [
      '    each: quarter\n    owes: {unit',
      '    each: month\n    owes: {unit',
      'rules.2.each',
      '《顾客意见征询表》没有 month 这种周期，可以写的有：quarter；要加一种，请改这张表的 x-rhythms 并先运行 infoctl form adopt customer-opinion。',
    ],
    [
      'owes: {client: any, by: marketing}',
      'owes: {role: marketing}',
      'rules.3.owes',
      '《客户回访征询表》是按客户填的，应写 owes: {client: any, by: 角色}。',
    ],
    [
      'owes: {unit: store}',
      'owes: {client: any, by: marketing}',
      'rules.2.owes',
      '上没有客户，应写 owes: {role: 角色} 或 {unit: 单位种类}。',
    ],
    [
      'owes: {role: sales-rep}',
      'owes: {role: clerk}',
      'rules.1.owes.role',
      '角色 clerk 不能填《销售信息反馈表》，能填的有：sales-rep；',
    ],
  ])('%s → %s', (right, wrong, field, words) => {
    const [fault, ...more] = faultsWith(right, wrong);
    expect(more).toEqual([]);
    const around = lineOf(right);
    expect(fault).toMatch(new RegExp(`^(${around}|${around + 1}) ${field.replaceAll('.', '\\.')} `));
    expect(fault).toContain(words);
  });

  it('an alias of a form that is not there', () => {
    expect(faultsWith('  客户回访记录表: client-visit', '  客户回访记录表: client-visits')).toEqual([
      expect.stringMatching(
        /^\d+ aliases\.客户回访记录表 没有叫 client-visits 的表单（是不是想写 client-visit？）/u,
      ),
    ]);
  });

  it('yes-no answers may be written as the policy file or people write them', () => {
    const asked = forms
      .find(({ name }) => name === 'client-visit')
      ?.fields.find(({ type }) => type === 'yes-no')?.name;
    const text = DEFAULT_POLICY.replace(
      'counts-if: {result: [成功, 拒访]}',
      `counts-if: {${asked}: [true, 否]}`,
    );
    const policy = readPolicy(text, 'policy.yaml');
    expect(policyFaults(policy, forms)).toEqual([]);
    expect(withCodes(policy, forms).returns[2]?.countsIf).toEqual({ [String(asked)]: ['true', 'false'] });
  });
});
