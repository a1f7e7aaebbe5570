import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../../src/rules/policy/compare.ts';
import { readPolicy } from '../../../src/rules/policy/read.ts';
import { DEFAULT_POLICY, OTHER_COMPANY } from './reading.ts';

const old = readPolicy(DEFAULT_POLICY, 'policy.yaml');

/** What changes against the policy, as `rule: words`. */
function changes(edits: readonly (readonly [right: string, wrong: string])[]): string[] {
  const text = edits.reduce((written, [right, wrong]) => {
    if (!written.includes(right)) throw new Error(`the policy does not say ${right}`);
    return written.replace(right, wrong);
  }, DEFAULT_POLICY);
  return compareVersions(old, readPolicy(text, 'policy.yaml')).map(
    ({ rule, what }) => `${rule ?? '-'} | ${what['zh-CN']}`,
  );
}

describe('what a new version of the policy changes', () => {
  it('nothing where only comments, the edition or the way of writing differ', () => {
    expect(
      changes([
        ['# 信息沟通制度', '# 制度'],
        ['edition: 1', 'edition: 2'],
        ['due: end+1d roll', 'due: end + 1 d roll'],
        ['owes: {role: sales-rep}', 'owes: {role: 销售人员}'],
        ['each: [week, month, quarter]', 'each: [quarter, week, month]'],
        [
          '{do: relay, by: marketing, within: null}',
          '{do: relay, by: 市场部, within: null, from: step, roll: none}',
        ],
      ]),
    ).toEqual([]);
  });

  it('is told rule by rule in words', () => {
    expect(
      changes([
        ['effective: 2026-01-01', 'effective: 2027-01-01'],
        ['due: end+3d roll', 'due: end+5 workdays'],
        ['{do: decide, by: deputy-gm, within: null}', '{do: decide, by: general-manager, within: P3D}'],
        ['owes: {unit: store}', 'owes: {unit: [store, subsidiary]}'],
        ['    counts-if: {result: [成功, 拒访]}\n', '    except: [2027-Q1]\n'],
        ['    within: P0D', '    within: 1 workday'],
        ['within: P1Y', 'within: P2Y'],
      ]),
    ).toEqual([
      '- | 施行日期：由“2026年1月1日”改为“2027年1月1日”。',
      'sales-feedback | 每月的截止：由“期末后 3 天，遇休息日顺延”改为“期末后 5 个工作日”。',
      'sales-feedback | 批示：由“主管副总经理，上一步完成后，没有期限”改为“总经理，上一步完成后 3 天以内”。',
      'customer-opinion | 谁交：由“每个门店”改为“每个门店、子公司”。',
      'client-visit | 不用交的各期：由“无”改为“2027-Q1”。',
      'client-visit | 算完成的选项：由“result: 成功, 拒访”改为“不限”。',
      'case: urgent | 期限：由“当天”改为“1 个工作日以内”。',
      'policy: revision | 期限：由“1 年以内”改为“2 年以内”。',
    ]);
  });

  it('a rule, a step, a rhythm and a word that come or go', () => {
    expect(
      changes([
        ['      - {do: handle, by: marketing, within: null}', '      #'],
        [
          '  - policy: revision\n',
          '  - form: note\n    each: day\n    owes: {role: clerk}\n    window: {opens: start, due: end}\n  - policy: revision\n',
        ],
        [
          '  - case: major\n    text: (重大问题须随时报告)\n    reading: “随时”定为得知的次日以内，遇休息日不顺延。\n    source: default\n    do: escalate\n    by: marketing\n    within: P1D\n',
          '',
        ],
        ['each: [week, month, quarter]', 'each: [week, quarter]'],
        ['      month: {opens: start, due: end+3d roll}', '      #'],
        [
          '    hotel: {zh-CN: 酒店, en: hotel}',
          '    hotel: {zh-CN: 酒店, en: hotel}\n    clinic: {zh-CN: 诊所, en: clinic}',
        ],
      ]),
    ).toEqual([
      '- | 客户种类：由“代销商、酒店”改为“代销商、酒店、诊所”。',
      'sales-feedback | 周期：由“每周、每月、每季”改为“每周、每季”。',
      'sales-feedback | 每月的开始：由“期初”改为“无”。',
      'sales-feedback | 每月的截止：由“期末后 3 天，遇休息日顺延”改为“无”。',
      'client-visit | 后续步骤的次序：由“分析汇总并上报、批示、下达、处理报告”改为“分析汇总并上报、批示、下达”。',
      'client-visit | 处理报告：由“市场部，上一步完成后，没有期限”改为“无”。',
      'note | 新增这条规则。',
      'case: major | 删去这条规则。',
    ]);
  });

  it('a policy changes nothing against itself, and everything against another company', () => {
    const other = readPolicy(OTHER_COMPANY, 'policy.yaml');
    expect(compareVersions(other, other)).toEqual([]);
    const rules = new Set(compareVersions(old, other).map(({ rule }) => rule));
    expect([...rules]).toEqual([
      null,
      'sales-feedback',
      'customer-opinion',
      'client-visit',
      'machine-check',
      'machine-check-foreman',
      'patient-round',
      'case: urgent',
      'case: major',
      'policy: revision',
    ]);
  });
});
