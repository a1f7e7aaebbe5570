import { describe, expect, test } from 'vitest';
import { type Language, say } from '../../../src/kernel/language.ts';
import {
  dutyOf,
  explainDuty,
  explanationLines,
  factsFrom,
  returnKey,
} from '../../../src/rules/duties/duties.ts';
import type { SeenFact } from '../../../src/rules/duties/types.ts';
import { factOf, worldOf } from '../../support/sample-world.ts';
import { defaultPolicy } from './default-policy.ts';

const labels = new Map([
  ['sales-rep', say('销售人员', 'sales representative')],
  ['marketing', say('市场部', 'marketing department')],
  ['store', say('门店', 'store')],
]);
const relabelled = <W extends { readonly id: string; readonly label: ReturnType<typeof say> }>(
  words: readonly W[],
) => words.map((word) => ({ ...word, label: labels.get(word.id) ?? word.label }));

const world = worldOf({
  policies: [
    {
      ...defaultPolicy,
      roles: relabelled(defaultPolicy.roles),
      unitKinds: relabelled(defaultPolicy.unitKinds),
    },
  ],
  people: {
    r2: [
      { name: '韩梅', unit: 'south', roles: ['sales-rep'], from: '2020-01-01', to: '2025-12-31' },
      { name: '韩梅', unit: 'south', roles: ['sales-rep', 'leader'], from: '2026-01-01' },
    ],
    m1: { name: '王芳', unit: 'hq', roles: ['marketing'] },
  },
  units: { hq: { name: '总部' }, south: { name: '华南分公司' }, s1: { name: '南京路专卖店', kind: 'store' } },
  clients: { c1: { name: '东方酒店' } },
});

const TITLES = new Map([
  ['sales-feedback', say('销售信息反馈表', 'sales feedback')],
  ['customer-opinion', say('顾客意见征询表', 'customer opinion survey')],
  ['client-visit', say('客户回访征询表', 'client visit')],
]);

function explained(id: string, asOf: string, facts: readonly SeenFact[] = [], language: Language = 'zh-CN') {
  const known = factsFrom(facts);
  const duty = dutyOf(world, id, known);
  if (!duty) throw new Error(`no duty ${id}`);
  const lines = explanationLines(
    explainDuty(world, duty, known, asOf),
    (form) => TITLES.get(form) ?? say(form, form),
  );
  return lines.map((line) => line[language]);
}

test('a missing return is explained with its rule, its counting and its words', () => {
  expect(explained('submit:sales-feedback/2026-W47:r2', '2026-11-24')).toEqual([
    '韩梅（华南分公司）应交《销售信息反馈表》（周） 2026-W47：逾期 1 天',
    '',
    '依据　沟通·二·1　“按要求送交市场部”',
    '解释　周末次日、月末第三日、季末第五日送交，遇休息日顺延（默认，可在 policy.yaml 修改）',
    '应交人　2026年11月22日（本周最后一天）担任销售人员者；韩梅自 2020年1月1日起担任。',
    '推算',
    '  11月16日 周一 — 11月22日 周日　本周',
    '  11月23日 周一　周末次日，工作日　→ 截止',
    '  11月24日 周二　截至当日未收到　→ 逾期 1 天',
    '豁免、延期　无',
    '节假日　2026 年：国务院办公厅关于2026年部分节假日安排的通知',
    '适用制度版本　第 1 版（2026年1月1日起施行）',
  ]);
});

test('the same in English', () => {
  expect(explained('submit:sales-feedback/2026-W47:r2', '2026-11-24', [], 'en')).toEqual([
    '韩梅 (华南分公司) is to hand in sales feedback (weekly) 2026-W47: 1 day overdue',
    '',
    'Clause: 沟通·二·1　“按要求送交市场部”',
    'Reading: 周末次日、月末第三日、季末第五日送交，遇休息日顺延 (default; can be changed in policy.yaml)',
    'Owed by: every sales representative on 22 November 2026 (the last day of the week); 韩梅 has been one since 1 January 2020.',
    'Counted',
    '  Mon 16 November – Sun 22 November  the week',
    '  Mon 23 November  the day after the end of the week, working day  → due',
    '  Tue 24 November  not received by this day  → 1 day overdue',
    'Waived or extended: no',
    'Holidays: 2026: 国务院办公厅关于2026年部分节假日安排的通知',
    'Policy: edition 1 (in force since 1 January 2026)',
  ]);
});

/** The lines of 推算 alone. */
const counted = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith('  ')).map((line) => line.trim());

describe('every day from the anchor to the due date, with why it counted or not', () => {
  test('the Spring Festival is passed over day by day', () => {
    expect(counted(explained('submit:sales-feedback/2026-W07:r2', '2026-02-24')).slice(1, -1)).toEqual([
      '2月16日 周一　周末次日，放假，顺延',
      ...['17日 周二', '18日 周三', '19日 周四', '20日 周五', '21日 周六', '22日 周日', '23日 周一'].map(
        (day) => `2月${day}　放假，顺延`,
      ),
      '2月24日 周二　工作日　→ 截止',
    ]);
  });

  test('a step shows how D came about, then its own days; its year is said where it is another', () => {
    expect(counted(explained('analyse:sales-feedback/2026-W53:marketing', '2026-12-31')).slice(1)).toEqual([
      '2027年1月4日 周一　周末次日，工作日，缺 2027 年放假安排　→ 收表截止，次日起算',
      ...['5日 周二', '6日 周三', '7日 周四', '8日 周五', '9日 周六', '10日 周日'].map(
        (day, index) => `2027年1月${day}　第 ${index + 1} 天`,
      ),
      '2027年1月11日 周一　第 7 天，工作日，缺 2027 年放假安排　→ 截止',
      '12月31日 周四　截至当日未完成　→ 2027年1月5日 开始',
    ]);
    expect(explained('analyse:sales-feedback/2026-W53:marketing', '2026-12-31')).toContain(
      '暂定　缺 2027 年放假安排',
    );
  });

  test('a date that the window names does not roll; early is welcome', () => {
    const lines = explained('visit:client-visit/2026-Q4:c1', '2026-10-20');
    expect(lines[0]).toBe('应回访客户东方酒店（hotel），《客户回访征询表》（季） 2026-Q4：10月27日 开始');
    expect(lines).toContain('被访客户　2026年10月31日（截止日）在册的客户（hotel）；东方酒店一直在册。');
    expect(lines).toContain('开始　10月27日起；10月1日以后提前交的也算');
    expect(counted(lines)).toEqual([
      '10月1日 周四 — 10月31日 周六　本季度第一个月',
      '10月31日 周六　第 1 个月月末当天　→ 截止',
      '10月20日 周二　截至当日未收到　→ 10月27日 开始',
    ]);
  });

  test('a year is told as one stretch', () => {
    expect(counted(explained('revise-policy:2026-01-01:marketing', '2026-11-24'))).toEqual([
      '1月1日 周四　制度施行',
      '1月2日 周五 — 12月30日 周三　施行期间',
      '12月31日 周四　期满前一日　→ 截止',
      '11月24日 周二　截至当日未完成　→ 还有 37 天',
    ]);
  });
});

describe('what was granted, and how it came out', () => {
  const W46 = 'sales-feedback/2026-W46';
  const extended = (day: string, due: string) =>
    factOf(`submit:${W46}:r2`, day, { what: 'extended', due, reason: '出差', by: 'm1' });
  const record = (id: string, day: string) =>
    factOf(returnKey('sales-feedback', '2026-W46', 'person', 'r2'), day, { what: 'return', record: id });

  test('extensions are listed, also one that does not count; further records are told', () => {
    const facts = [
      extended('2026-11-16', '2026-11-20'),
      extended('2026-11-21', '2026-11-30'),
      record('SF-1', '2026-11-23'),
      record('SF-2', '2026-11-24'),
    ];
    const lines = explained(`submit:${W46}:r2`, '2026-11-24', facts);
    expect(counted(lines).slice(1)).toEqual([
      '11月16日 周一　周末次日，工作日　→ 原截止',
      '11月20日 周五　11月16日准予延期　→ 截止',
      '11月23日 周一　收到 SF-1　→ 迟 3 天',
      '另收到 1 份，作为补充保存',
    ]);
    expect(lines).toContain('延期　11月16日延至11月20日：出差（王芳同意，11月16日）');
    expect(lines).toContain(
      '延期　11月20日延至11月30日：出差（王芳同意，11月21日）；超过截止日才提出，或没有推后，不算',
    );
  });

  test('a waiver is told with its reason, and a record that came after all', () => {
    const waived = factOf(`submit:${W46}:r2`, '2026-11-16', { what: 'waived', reason: '病假', by: 'm1' });
    const lines = explained(`submit:${W46}:r2`, '2026-11-24', [waived, record('SF-1', '2026-11-23')]);
    expect(lines[0]).toMatch(/：已豁免$/);
    expect(lines).toContain('  11月23日 周一　收到 SF-1　→ 已豁免，仅列示');
    expect(lines).toContain('豁免　病假（王芳同意，11月16日）');
  });

  test('a waiting decision says that the rule sets no time', () => {
    const done = factOf(`analyse:${W46}:marketing`, '2026-11-18', { what: 'fulfilled', by: 'x' });
    expect(counted(explained(`decide:${W46}:deputy-gm`, '2026-11-24', [done]))).toEqual([
      '11月18日 周三　开始；制度未定期限',
      '11月24日 周二　截至当日未完成　→ 等待 6 天',
    ]);
  });
});
