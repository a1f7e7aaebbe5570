import { describe, expect, test } from 'vitest';
import type { FlatRecord } from '../../../src/rules/forms/types.ts';
import { mayNotHandIn } from '../../../src/work/records/prepare.ts';
import { company, faultsIn, prepared, settingFor } from '../../support/handing-in.ts';

const nil = (more: FlatRecord = {}): FlatRecord => ({ nil: true, period: '2026-W47', ...more });
const note = (more: FlatRecord = {}): FlatRecord => ({ text: '无锡来电', channel: 'telephone', ...more });

describe('who may hand in', () => {
  const late = company({
    people: {
      r1: { unit: 'east', roles: ['sales-rep'], to: '2026-11-18' },
      r2: { unit: 'south', roles: ['sales-rep'], from: '2026-11-23' },
      t1: { unit: 's1', roles: ['store-staff'] },
    },
  });

  test.each([
    ['who holds the role', 'sales-feedback', nil(), 'r1', undefined],
    ['who held it on a day of the period', 'sales-feedback', nil({ period: '2026-11' }), 'r1', undefined],
    ['whose role ended before it', 'sales-feedback', nil({ period: '2026-W48' }), 'r1', 'not-your-form'],
    ['who took it up after the period, before today', 'sales-feedback', nil(), 'r2', undefined],
    ['who never held it', 'sales-feedback', nil(), 't1', 'not-your-form'],
    [
      'a submitter who is named by somebody else',
      'sales-feedback',
      nil({ submitter: 'r1' }),
      't1',
      undefined,
    ],
    ['anyone a form that names no role', 'note', note(), 't1', undefined],
  ])('%s', (_who, form, record, by, code) => {
    expect(mayNotHandIn(record, settingFor(form, { by, world: late }))?.code).toBe(code);
  });

  test('is told with the roles that may, by their labels', () => {
    expect(faultsIn(nil(), settingFor('sales-feedback', { by: 'm1' }))).toEqual({
      submitter: expect.stringMatching(/^《销售信息反馈表》由.+填报，王芳没有这个角色。$/),
    });
  });
});

describe('the day a paper form came in', () => {
  const received = (day: string, more: FlatRecord = {}) => nil({ received: day, ...more });
  const typed = (actor: string, more = {}) => settingFor('sales-feedback', { actor, by: 'r1', ...more });

  test.each([
    ['entered by marketing', received('2026-11-20'), typed('m1'), {}],
    ['by the custodian', received('2026-11-20'), typed('k1'), {}],
    ['on the first day of the period', received('2026-11-16'), typed('m1'), {}],
    ['today', received('2026-11-24'), typed('m1'), {}],
    [
      'by the one whose form it is',
      received('2026-11-20'),
      typed('r1'),
      { received: /市场部人员或资料专管人/ },
    ],
    [
      'by marketing for itself',
      { text: '一', channel: 'paper', received: '2026-11-20' },
      settingFor('note', { by: 'm1' }),
      { received: /自己的表/ },
    ],
    ['tomorrow', received('2026-11-25'), typed('m1'), { received: /晚于今天/ }],
    ['before the period', received('2026-11-15'), typed('m1'), { received: /早于 2026-W47/ }],
    ['on no day at all', received('2026-11-31'), typed('m1'), { received: /不是日历上的日子/ }],
    [
      'as it was already, amended by the submitter',
      received('2026-11-20'),
      typed('r1', { kept: '2026-11-20' }),
      {},
    ],
    [
      'otherwise than before, by the submitter',
      received('2026-11-19'),
      typed('r1', { kept: '2026-11-20' }),
      { received: /市场部/ },
    ],
  ])('%s', (_how, record, setting, faults) => {
    const told = faultsIn(record, setting);
    expect(Object.keys(told)).toEqual(Object.keys(faults));
    for (const [field, sentence] of Object.entries(faults)) expect(told[field]).toMatch(sentence as RegExp);
  });
});

describe('the period', () => {
  const visit: FlatRecord = {
    client: 'c1',
    visitMode: 'telephone',
    visitedAt: '2026-09-20 10:00',
    visitor: 'm1',
    result: 'no-answer',
  };
  const at = (form: string, today: string, by = 'r1') => settingFor(form, { today, by });

  test.each([
    ['a week on its first day', nil({ period: '2026-W48' }), at('sales-feedback', '2026-11-23'), undefined],
    [
      'a week the day before',
      nil({ period: '2026-W49' }),
      at('sales-feedback', '2026-11-29'),
      '2026-W49 的《销售信息反馈表》从2026年11月30日起才能填报。',
    ],
    ['a week long ago', nil({ period: '2026-W02' }), at('sales-feedback', '2026-11-24'), undefined],
    [
      'a quarter for a form of quarters alone, by month',
      { ...visit, period: '2026-11' },
      at('client-visit', '2026-11-24', 'm1'),
      /请写成 2026-Q4/,
    ],
    [
      'a visit early in its month',
      { ...visit, period: '2026-Q4', visitedAt: '2026-10-01 09:00' },
      at('client-visit', '2026-10-01', 'm1'),
      undefined,
    ],
    [
      'a visit before its month',
      { ...visit, period: '2026-Q4' },
      at('client-visit', '2026-09-30', 'm1'),
      /从2026年10月1日起/,
    ],
    ['a word for it', nil({ period: 'last-week' }), at('sales-feedback', '2026-11-24'), undefined],
    [
      'a word that is none',
      nil({ period: '上上周' }),
      at('sales-feedback', '2026-11-24'),
      /期间“上上周”认不出来/,
    ],
    ['one where the form knows none', note({ period: '2026-W47' }), at('note', '2026-11-24'), /不分期间/],
  ])('%s', (_which, record, setting, sentence) => {
    const told = faultsIn(record, setting)['period'];
    expect(told).toEqual(sentence instanceof RegExp ? expect.stringMatching(sentence) : sentence);
  });

  test('counts from the day that the earliest of the rules says', () => {
    // A rule that asks for visits of a quarter in its last month counts them from the first day of that month.
    const [rule] = company().policies[0]!.policy.returns.filter(({ form }) => form === 'client-visit');
    const lastMonth = {
      ...rule!,
      id: 'late-visit',
      windows: {
        quarter: {
          opens: { anchor: { monthEnd: 3 }, count: 0, unit: 'days', roll: 'none' },
          due: { anchor: { monthEnd: 3 }, count: 0, unit: 'days', roll: 'none' },
        },
      },
    } as const;
    const policyOf = (returns: readonly object[]) => ({ ...company().policies[0]!.policy, returns }) as never;
    const only = company({ policies: [policyOf([lastMonth])] });
    const both = company({ policies: [policyOf([rule!, lastMonth])] });
    const early = (world: typeof only) =>
      faultsIn({ ...visit, period: '2026-Q4' }, settingFor('client-visit', { world, by: 'm1' }))['period'];
    expect(early(only)).toMatch(/从2026年12月1日起/);
    expect(early(both)).toBeUndefined();
  });

  test('is the running one where none is given, and the record knows that it was not', () => {
    expect(prepared({ nil: true }, settingFor('sales-feedback'))).toMatchObject({
      envelope: { period: '2026-W48' },
      periodGiven: false,
    });
    expect(prepared(nil(), settingFor('sales-feedback'))).toMatchObject({ periodGiven: true });
  });
});

describe('where a record comes from', () => {
  const moved = company({
    people: {
      r1: [
        { unit: 'east', roles: ['sales-rep'], to: '2026-11-20' },
        { unit: 'south', roles: ['sales-rep'], from: '2026-11-21' },
      ],
      t1: { name: '赵敏', unit: 's1', roles: ['store-staff'] },
      m1: { name: '王芳', unit: 'mk', roles: ['marketing'] },
    },
  });
  const from = (record: FlatRecord, by: string, form = 'sales-feedback') =>
    prepared(record, settingFor(form, { by, world: moved })).envelope;
  const opinion: FlatRecord = {
    mode: 'oral',
    askedBy: 't1',
    askedOn: '2026-11-20',
    ratings: { overall: 4 },
    isMajor: false,
    piConsent: false,
    period: '2026-Q4',
  };

  test('is the unit of its submitter at the end of the period, today while it runs', () => {
    expect(from(nil({ period: '2026-W46' }), 'r1').unit).toBe('east');
    expect(from(nil({ period: '2026-W47' }), 'r1').unit).toBe('south');
    expect(from(nil({ period: '2026-11' }), 'r1').unit).toBe('south');
    expect(from(nil({ period: '2026-W47', unit: 'east' }), 'r1').unit).toBe('east');
  });

  test('also where the submitter is named, not numbered', () => {
    expect(from({ ...opinion, submitter: '赵敏' }, 'm1', 'customer-opinion')).toMatchObject({
      submitter: 't1',
      unit: 's1',
      store: 's1',
    });
  });

  test('the store is that of whoever works in one; others say which', () => {
    expect(from(opinion, 't1', 'customer-opinion').store).toBe('s1');
    const mk = settingFor('customer-opinion', { by: 'm1', world: moved });
    expect(Object.keys(faultsIn(opinion, mk))).toEqual(['store']);
    expect(prepared({ ...opinion, store: '天河专柜' }, mk).envelope).toMatchObject({
      store: 's2',
      unit: 'mk',
    });
  });

  test('an office is no store', () => {
    const mk = settingFor('customer-opinion', { by: 'm1', world: moved });
    expect(faultsIn({ ...opinion, store: 'mk' }, mk)).toEqual({ store: '市场部不是门店，请改填门店。' });
  });
});

describe('names instead of ids', () => {
  const twins = company({
    people: {
      r1: { name: '李雷', unit: 'east', roles: ['sales-rep'] },
      r8: { name: '李雷', unit: 'south', roles: ['sales-rep'] },
      z1: { name: '周明', unit: 'hq', roles: ['deputy-gm'] },
    },
  });

  test('are taken wherever the form holds an id, where only one bears them', () => {
    const setting = settingFor('client-visit', { by: 'm1' });
    const visit = {
      client: '锦江酒店',
      visitMode: 'telephone',
      visitedAt: '2026-10-20 10:00',
      visitor: '王芳',
      result: 'no-answer',
      period: '2026-Q4',
    };
    expect(prepared(visit, setting)).toMatchObject({
      envelope: { client: 'c1' },
      answers: { visitor: 'm1' },
    });
  });

  test('of two are told apart by their ids', () => {
    const told = faultsIn(
      nil({ submitter: '李雷' }),
      settingFor('sales-feedback', { by: 'z1', world: twins }),
    );
    expect(told).toEqual({ submitter: '有 2 个人员叫“李雷”（r1、r8），请改用编号。' });
  });

  test('that nobody bears are unknown, each under its own field', () => {
    const told = faultsIn(note({ submitter: '没有', unit: '没有', client: '没有' }), settingFor('note'));
    expect(Object.keys(told)).toEqual(['submitter', 'unit', 'client']);
  });
});
