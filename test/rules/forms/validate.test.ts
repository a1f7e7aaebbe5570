import { describe, expect, it } from 'vitest';
import type { FlatRecord } from '../../../src/rules/forms/types.ts';
import { validatorOf } from '../../../src/rules/forms/validate.ts';
import { shipped, VALID } from './shipped.ts';

const record = (form: string, index = 0): FlatRecord => VALID[form]?.[index] ?? {};
const without = (from: FlatRecord, ...keys: string[]): FlatRecord =>
  Object.fromEntries(Object.entries(from).filter(([key]) => !keys.includes(key)));

/** What a person is told in Chinese: `field: sentence`. */
const told = (form: string, given: FlatRecord): string[] =>
  validatorOf(shipped(form))(given).map(({ field, message }) => `${field}: ${message['zh-CN']}`);

describe('required fields (domain 2.0 to 2.8)', () => {
  it.each([
    [
      'sales-feedback',
      ['period', 'salesTarget', 'salesActual', 'salesLines', 'anomalies', 'summary', 'nextPlan'],
    ],
    ['customer-opinion', ['period', 'store', 'mode', 'askedBy', 'askedOn', 'ratings', 'isMajor']],
    ['client-visit', ['period', 'client', 'visitMode', 'visitedAt', 'visitor', 'result']],
    [
      'urgent',
      [
        'subject',
        'occurredAt',
        'place',
        'infoSource',
        'stage',
        'reporter',
        'reporterPhone',
        'spokenTo',
        'spokenAt',
        'spokenChannel',
      ],
    ],
    ['note', ['text', 'channel']],
  ])('%s: an empty record names them all, each with its label', (form, names) => {
    const problems = validatorOf(shipped(form))({});
    expect(problems.map(({ field }) => field).toSorted()).toEqual(names.toSorted());
    for (const { message } of problems) {
      expect(message['zh-CN']).toMatch(/^“.+”必须填写。$/);
      expect(message.en).toMatch(/^".+" must be filled in\.$/);
    }
  });
});

describe('sales feedback by rhythm', () => {
  const week = record('sales-feedback');
  const quarter = record('sales-feedback', 2);

  it('the quarter needs trend and outlook, and says which', () => {
    expect(told('sales-feedback', without(quarter, 'salesTrend', 'outlook'))).toEqual([
      'salesTrend: “销售趋势”必须填写。',
      'outlook: “下季展望”必须填写。',
    ]);
  });

  it('the week has no slow movers, the month no outlook', () => {
    const slowMovers = [{ product: '散装花茶', aspects: ['price'] }];
    expect(told('sales-feedback', { ...week, slowMovers })).toEqual([
      'slowMovers: “滞销商品”只在按月、季填报时填写，请去掉。',
    ]);
    expect(told('sales-feedback', { ...week, period: '2026-11', slowMovers })).toEqual([]);
    expect(told('sales-feedback', { ...week, period: '2026-11', outlook: '好' })).toEqual([
      'outlook: “下季展望”只在按季填报时填写，请去掉。',
    ]);
  });

  it('nothing to report needs the period alone, and takes no figures', () => {
    expect(told('sales-feedback', { period: '2026-Q4', nil: true })).toEqual([]);
    expect(told('sales-feedback', { nil: true })).toEqual(['period: “期间”必须填写。']);
    expect(told('sales-feedback', { period: '2026-W47', nil: true, salesActual: 3 })).toEqual([
      'salesActual: “实际销量”有误，报“无情况”时不填这一项。',
    ]);
    expect(told('sales-feedback', { period: '2026-W47', nil: false })).toHaveLength(6);
  });

  it('"none found" stands alone among the anomalies', () => {
    expect(told('sales-feedback', { ...week, anomalies: ['none', 'other'] })).toEqual([
      'anomalies: “市场异常”有误，“未发现”不能与其他异常同时选。',
    ]);
    expect(told('sales-feedback', { ...week, anomalies: [] })).toEqual(['anomalies: “市场异常”不能为空。']);
  });

  it('a price needs one of three prices', () => {
    expect(told('sales-feedback', { ...week, priceInfo: [{ product: '礼盒' }] })).toEqual([
      'priceInfo.1: “价格”第 1 条至少填写一项：出货价、零售价、市场价。',
    ]);
  });

  it('money is text with two places, quantities are whole, percentages have one place', () => {
    const salesLines = [
      { product: 'a', qty: 1.5, amount: '1.5' },
      { product: 'b', qty: 2, amount: 3 },
    ];
    expect(told('sales-feedback', { ...week, salesLines })).toEqual([
      'salesLines.1.qty: “单品销售”第 1 条的“数量”须是整数。',
      'salesLines.1.amount: “单品销售”第 1 条的“金额”须是金额，两位小数，如 1200.50。',
      'salesLines.2.amount: “单品销售”第 2 条的“金额”须是金额，两位小数，如 1200.50。',
    ]);
    expect(told('sales-feedback', { ...quarter, distributionRate: '78' })).toEqual([
      'distributionRate: “铺货率”须是 0 到 100 的百分数，一位小数，如 85.0。',
    ]);
  });
});

describe('conditions of the other forms', () => {
  it.each<[string, string, FlatRecord, string[]]>([
    [
      'any rating of 1 or 2 asks why',
      'customer-opinion',
      { ratings: { overall: 4, taste: 2 } },
      ['dissatisfiedWith'],
    ],
    ['the overall rating is needed', 'customer-opinion', { ratings: { taste: 4 } }, ['ratings.overall']],
    ['a rating is 1 to 5', 'customer-opinion', { ratings: { overall: 6 } }, ['ratings.overall']],
    ['an opinion has a category', 'customer-opinion', { opinion: '好', category: undefined }, ['category']],
    [
      'a major problem says what it is',
      'customer-opinion',
      { isMajor: true, opinion: undefined, category: undefined },
      ['opinion'],
    ],
    [
      'telling someone belongs to a major problem',
      'customer-opinion',
      { spokenTo: 'p1', spokenAt: '2026-11-20T10:20:00+08:00', spokenChannel: 'oral' },
      ['spokenTo', 'spokenAt', 'spokenChannel'],
    ],
    [
      'who was told, when and how go together',
      'customer-opinion',
      { isMajor: true, spokenTo: 'p1' },
      ['spokenAt', 'spokenChannel'],
    ],
    [
      'a name needs consent',
      'customer-opinion',
      { respondentName: '李女士', piConsent: undefined },
      ['piConsent'],
    ],
    [
      'a refused consent is none',
      'customer-opinion',
      { respondentPhone: '13800000000', piConsent: false },
      ['piConsent'],
    ],
    [
      'a reply needs a telephone',
      'customer-opinion',
      { piConsent: true, wantsReply: true },
      ['respondentPhone'],
    ],
    ['nothing to report is not for opinions', 'customer-opinion', { nil: true }, ['nil']],
    [
      'a visit that succeeded has its ratings',
      'client-visit',
      { ratings: undefined, respondent: undefined, isMajor: undefined },
      ['respondent', 'ratings', 'isMajor'],
    ],
    ['nobody rates who did not answer', 'client-visit', { result: 'no-answer' }, ['ratings']],
    ['in person the client signs', 'client-visit', { visitMode: 'in-person' }, ['clientConfirmation']],
    [
      'a signature has a name and a day',
      'client-visit',
      { visitMode: 'in-person', clientConfirmation: {} },
      ['clientConfirmation.signedBy', 'clientConfirmation.signedOn'],
    ],
    [
      'by telephone nobody signs',
      'client-visit',
      { clientConfirmation: { signedBy: '王', signedOn: '2026-10-28' } },
      ['clientConfirmation'],
    ],
    ['a follow-up has its number', 'urgent', { stage: 'follow-up' }, ['stageNo']],
    ['a final report has nature and cause', 'urgent', { stage: 'final' }, ['nature', 'cause']],
    ['a moment names its offset', 'urgent', { spokenAt: '2026-11-20T10:20:00' }, ['spokenAt']],
    ['urgent belongs to no period', 'urgent', { period: '2026-W47' }, ['period']],
    ['a note is one line', 'note', { text: 'a\nb' }, ['text']],
  ])('%s', (_what, form, change, fields) => {
    const changed = Object.fromEntries(
      Object.entries({ ...record(form), ...change }).filter(([, value]) => value !== undefined),
    );
    expect(validatorOf(shipped(form))(changed).map(({ field }) => field)).toEqual(fields);
  });

  it('consent that was not given is told in its own words', () => {
    expect(
      told('customer-opinion', { ...record('customer-opinion'), respondentName: '李女士', piConsent: false }),
    ).toEqual(['piConsent: “顾客已知情并同意留下个人信息”有误，顾客未同意，不能记其姓名或电话。']);
  });
});

describe('closed forms', () => {
  it('an unknown field is named with the one that was meant', () => {
    expect(told('note', { ...record('note'), txet: 'x' })).toEqual([
      'txet: “txet”不是本表的项目，是不是“text”？',
    ]);
  });

  it('what every object inherits fills no field, and is none', () => {
    const hostile = JSON.parse(
      '{"text":"x","channel":"fax","constructor":1,"__proto__":{"period":"2026"}}',
    ) as FlatRecord;
    expect(
      validatorOf(shipped('note'))(hostile)
        .map(({ field }) => field)
        .toSorted(),
    ).toEqual(['__proto__', 'constructor']);
  });

  it('a thousand wrong entries give at most a hundred problems, quickly', () => {
    const salesLines = Array.from({ length: 20_000 }, () => ({ product: 1, qty: 'x', amount: null }));
    expect(
      validatorOf(shipped('sales-feedback'))({ ...record('sales-feedback'), salesLines }).length,
    ).toBeLessThanOrEqual(100);
  });
});
