import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { InfoctlError } from '../../../src/kernel/errors.ts';
import { shipped } from '../../../src/kernel/shipped.ts';
import { readPolicy } from '../../../src/rules/policy/read.ts';
import { decideAddition, decideChange, decideEnd } from '../../../src/work/org/decide-entry.ts';
import type { Register } from '../../../src/work/org/types.ts';
import { worldOf } from '../../support/sample-world.ts';

const policy = readPolicy(
  readFileSync(shipped('templates', 'workspace', 'policy.yaml'), 'utf8'),
  'policy.yaml',
);
const today = '2026-11-24';
const world = worldOf({
  policies: [policy],
  units: {
    hq: { name: '总部', kind: 'headquarters' },
    b1: { name: '华东分公司', kind: 'sales-branch', parent: 'hq' },
    b2: { name: '华南分公司', kind: 'sales-branch', parent: 'hq' },
    s1: { name: '南京路专卖店', kind: 'store', parent: 'b1' },
  },
  people: {
    r1: [
      { name: '李雷', unit: 'b1', roles: ['sales-rep'], from: '2026-01-01', to: '2026-06-30' },
      { name: '李雷', unit: 'b2', roles: ['sales-rep'], from: '2026-07-01' },
    ],
    p1: { name: '张伟', unit: 'hq' },
    p2: { name: '张伟', unit: 'b1' },
    old: { name: '退休', unit: 'hq', from: '2020-01-01', to: '2026-03-31' },
  },
  clients: { c1: { name: '锦江酒店', kind: 'hotel', owner: 'r1', from: '2026-01-01' } },
});
const setting = { world, today };

const refusal = (act: () => unknown): { kind: string; code: string; fields: (string | undefined)[] } => {
  try {
    act();
  } catch (error) {
    if (error instanceof InfoctlError)
      return { kind: error.kind, code: error.code, fields: error.details.map(({ field }) => field) };
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a new entry', () => {
  it('takes kinds and roles by code or by label in either language, and entries by id or unique name', () => {
    const added = (register: Register, written: object) =>
      decideAddition(register, 'x1', { ...written }, setting).body;
    const store = {
      name: '徐家汇专柜',
      parent: 'b1',
      outlet: 'mall-counter',
      kind: 'store',
      accounting: 'dependent',
      scope: 'reference',
    };
    const kept = { ...store, from: null, to: null };
    expect(added('unit', store)).toEqual(kept);
    expect(
      added('unit', {
        name: '徐家汇专柜',
        parent: '华东分公司',
        outlet: '商场专柜',
        kind: '门店',
        accounting: '非独立核算',
        scope: '参照',
      }),
    ).toEqual(kept);
    expect(
      added('unit', { ...store, kind: 'Store', outlet: 'Department-store counter', scope: 'by reference' }),
    ).toEqual(kept);
    const person = {
      name: '韩梅',
      unit: 'b1',
      roles: ['sales-rep', 'leader'],
      post: 'part',
      from: '2026-01-01',
      to: null,
    };
    expect(added('person', { ...person, roles: '单位负责人; 销售人员' })).toEqual(person);
    expect(
      added('person', { ...person, unit: '华东分公司', roles: ['sales-rep', '单位负责人'], post: '兼职' }),
    ).toEqual(person);
    expect(added('client', { name: '和平饭店', kind: '酒店', owner: '李雷' })).toEqual({
      name: '和平饭店',
      kind: 'hotel',
      owner: 'r1',
      from: null,
      to: null,
    });
  });

  it('begins with its first event, and what was not written is what most have', () => {
    expect(decideAddition('person', 'x1', { name: '韩梅', unit: 'b1' }, setting)).toEqual({
      kind: 'person.joined',
      version: 1,
      subject: 'person:x1',
      body: { name: '韩梅', unit: 'b1', roles: [], post: 'full', from: null, to: null },
    });
  });

  it.each([
    ['an id with a blank', 'person', 'x 1', { name: '甲', unit: 'b1' }, 'invalid', 'bad-id'],
    ['an id of 33 characters', 'person', 'x'.repeat(33), { name: '甲', unit: 'b1' }, 'invalid', 'bad-id'],
    ['an id that begins with a dot', 'person', '.x', { name: '甲', unit: 'b1' }, 'invalid', 'bad-id'],
    ['an id that is taken', 'person', 'r1', { name: '甲', unit: 'b1' }, 'refused', 'id-taken'],
    ['an unknown unit', 'person', 'x1', { name: '甲', unit: '火星' }, 'not-found', 'unknown-unit'],
    [
      'a name that two bear',
      'client',
      'x1',
      { name: '甲', kind: 'hotel', owner: '张伟' },
      'not-found',
      'ambiguous-person',
    ],
    ['an unknown kind', 'unit', 'x1', { name: '甲', kind: '商店' }, 'invalid', 'bad-entry'],
    ['an unknown role', 'person', 'x1', { name: '甲', unit: 'b1', roles: '经理' }, 'invalid', 'bad-entry'],
    ['no name', 'unit', 'x1', { kind: 'store' }, 'invalid', 'bad-entry'],
    ['a name in two lines', 'unit', 'x1', { name: '甲\n乙', kind: 'store' }, 'invalid', 'bad-entry'],
    [
      'a name that turns the line round',
      'unit',
      'x1',
      { name: '甲\u202E乙', kind: 'store' },
      'invalid',
      'bad-entry',
    ],
    [
      'a name of 101 characters',
      'unit',
      'x1',
      { name: '甲'.repeat(101), kind: 'store' },
      'invalid',
      'bad-entry',
    ],
    [
      'a day that is none',
      'unit',
      'x1',
      { name: '甲', kind: 'store', from: '2026-02-30' },
      'invalid',
      'bad-entry',
    ],
    [
      'an end before the beginning',
      'unit',
      'x1',
      { name: '甲', kind: 'store', from: '2026-02-02', to: '2026-02-01' },
      'invalid',
      'bad-entry',
    ],
    [
      'a unit above itself',
      'unit',
      'x1',
      { name: '甲', kind: 'store', parent: 'x1' },
      'not-found',
      'unknown-unit',
    ],
  ] as const)('%s is refused', (_what, register, id, written, kind, code) => {
    expect(refusal(() => decideAddition(register, id, written, setting))).toMatchObject({ kind, code });
  });

  it('everything that is wrong is told together', () => {
    expect(
      refusal(() => decideAddition('unit', 'x1', { kind: '商店', outlet: '摊位' }, setting)).fields,
    ).toEqual(['name', 'kind', 'outlet']);
  });
});

describe('a change', () => {
  const changed = (id: string, written: object, from: string) =>
    decideChange('person', id, { ...written }, from, setting).body;

  it('keeps what was not written as it was on that day', () => {
    expect(changed('r1', { unit: 'hq' }, '2026-12-01')).toEqual({
      name: '李雷',
      unit: 'hq',
      roles: ['sales-rep'],
      post: 'full',
      from: '2026-12-01',
      to: null,
    });
  });

  it('inside an interval lasts as long as that one', () => {
    expect(changed('r1', { post: 'part' }, '2026-03-01')).toMatchObject({
      unit: 'b1',
      post: 'part',
      from: '2026-03-01',
      to: '2026-06-30',
    });
  });

  it('before the first interval reaches up to it; after the last it begins anew', () => {
    expect(changed('r1', {}, '2025-01-01')).toMatchObject({
      unit: 'b1',
      from: '2025-01-01',
      to: '2025-12-31',
    });
    expect(changed('old', {}, '2026-10-01')).toMatchObject({ name: '退休', from: '2026-10-01', to: null });
  });

  it('an empty value takes away what was there', () => {
    expect(decideChange('client', 'c1', { owner: '' }, '2026-12-01', setting).body).toMatchObject({
      owner: null,
      name: '锦江酒店',
    });
  });

  it('that says nothing is wrong usage', () => {
    expect(refusal(() => changed('r1', { name: undefined }, '2026-12-01'))).toMatchObject({
      kind: 'usage',
      code: 'nothing-to-change',
    });
  });

  it('that puts a unit under itself is refused, at whatever distance', () => {
    for (const parent of ['hq', 'b1', 's1']) {
      expect(refusal(() => decideChange('unit', 'hq', { parent }, '2026-12-01', setting)).fields).toEqual([
        'parent',
      ]);
    }
    expect(decideChange('unit', 's1', { parent: 'b2' }, '2026-12-01', setting).body).toMatchObject({
      parent: 'b2',
    });
  });

  it('a circle needs a day on which it closes', () => {
    const moving = worldOf({
      policies: [policy],
      units: {
        a: { parent: null },
        b: [
          { parent: 'a', to: '2026-06-30' },
          { parent: null, from: '2026-07-01' },
        ],
      },
    });
    const under = (from: string) =>
      decideChange('unit', 'a', { parent: 'b' }, from, { world: moving, today });
    expect(under('2026-07-01').body).toMatchObject({ parent: 'b' });
    expect(refusal(() => under('2026-06-30')).fields).toEqual(['parent']);
  });
});

describe('an end', () => {
  const end = (id: string, to: string) => decideEnd('person', id, to, setting);

  it('is the last day of the entry', () => {
    expect(end('r1', '2026-12-31')).toEqual({
      kind: 'person.left',
      version: 1,
      subject: 'person:r1',
      body: { to: '2026-12-31' },
    });
  });

  it.each([
    ['before it began', 'r1', '2025-12-31'],
    ['where a later interval is known', 'r1', '2026-05-31'],
    ['after it ended', 'old', '2026-04-01'],
  ])('%s is refused', (_what, id, to) => {
    expect(refusal(() => end(id, to))).toMatchObject({ kind: 'refused', code: 'cannot-end' });
  });
});
