import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shipped } from '../../../src/kernel/shipped.ts';
import { readPolicy } from '../../../src/rules/policy/read.ts';
import { decideImport, type Ruling } from '../../../src/work/org/decide-import.ts';
import { makeIds } from '../../../src/work/org/ids.ts';
import type { AnySpell, Register } from '../../../src/work/org/types.ts';
import { worldOf, type WorldSaid } from '../../support/sample-world.ts';

const policy = readPolicy(
  readFileSync(shipped('templates', 'workspace', 'policy.yaml'), 'utf8'),
  'policy.yaml',
);

type Written = Readonly<Record<string, unknown>>;

function ruled(
  register: Register,
  rows: readonly Written[],
  said: WorldSaid = {},
  earlier: Readonly<Record<string, AnySpell[]>> = {},
): Ruling {
  const ids = makeIds(register[0]!, 'HQ', []);
  const ruling = decideImport(
    register,
    rows.map((written, index) => ({ row: index + 1, written })),
    {
      world: worldOf({ policies: [policy], ...said }),
      today: '2026-11-24',
      said: (id) => earlier[id] ?? [],
      nextId: ids,
    },
  );
  expect(ruling.added + ruling.existing + ruling.refused).toBe(rows.length);
  return ruling;
}

const added = ({ events }: Ruling) => events.map(({ subject, kind }) => `${subject} ${kind}`);
const refused = ({ errors }: Ruling) =>
  errors.map(({ row, field, message }) => `${row} ${field}: ${message['zh-CN']}`);

const unit = (id: string, parent: string, more: Written = {}): Written => ({
  id,
  name: id.toUpperCase(),
  kind: 'department',
  parent,
  ...more,
});
const person = (id: string, more: Written = {}): Written => ({
  id,
  name: '李雷',
  unit: 'hq',
  roles: 'sales-rep',
  ...more,
});
const hq = { units: { hq: { name: '总部' } } };

describe('units of one file', () => {
  const family = [unit('hq', ''), unit('b1', 'hq'), unit('s1', 'B1'), unit('s2', 'b1')];

  it('come in any order, parents by id or name', () => {
    for (const rows of [family, family.toReversed(), [family[2]!, family[0]!, family[3]!, family[1]!]]) {
      const ruling = ruled('unit', rows);
      expect(ruling.errors).toEqual([]);
      const parents = Object.fromEntries(ruling.events.map(({ subject, body }) => [subject, body['parent']]));
      expect(parents).toEqual({ 'unit:hq': null, 'unit:b1': 'hq', 'unit:s1': 'b1', 'unit:s2': 'b1' });
      // Parents are written before their children, so that no reading of the journal meets an unknown one.
      const order = ruling.events.map(({ subject }) => subject);
      expect(order.indexOf('unit:hq')).toBeLessThan(order.indexOf('unit:b1'));
      expect(order.indexOf('unit:b1')).toBeLessThan(order.indexOf('unit:s1'));
    }
  });

  it('a circle is refused with the way round, and the rest is added', () => {
    const ruling = ruled('unit', [
      unit('hq', ''),
      unit('a', 'b'),
      unit('b', 'c'),
      unit('c', 'a'),
      unit('d', 'd'),
    ]);
    expect(added(ruling)).toEqual(['unit:hq unit.opened']);
    expect(refused(ruling)).toEqual([
      '2 parent: 上级单位绕成了一圈：a → b → c → a，请改其中一个的上级。',
      '3 parent: 上级单位绕成了一圈：b → c → a → b，请改其中一个的上级。',
      '4 parent: 上级单位绕成了一圈：c → a → b → c，请改其中一个的上级。',
      '5 parent: 上级单位绕成了一圈：d → d，请改其中一个的上级。',
    ]);
  });

  it('under a unit that is refused they are refused too', () => {
    const ruling = ruled('unit', [unit('a', 'b'), unit('b', 'nowhere'), unit('c', '')]);
    expect(added(ruling)).toEqual(['unit:c unit.opened']);
    expect(refused(ruling)).toEqual([
      '1 parent: 上级单位 b 没有登记成，请先改好它。',
      '2 parent: 没有单位“nowhere”，请用 infoctl unit list 查看。',
    ]);
  });

  it('a circle with units that are there is refused', () => {
    const there = { units: { a: [{ parent: null, to: '2026-06-30' }], b: { parent: 'a' } } };
    const ruling = ruled('unit', [unit('a', 'b', { from: '2026-07-01' })], there);
    expect(refused(ruling)).toEqual(['1 parent: 上级单位绕成了一圈：a → b → a，请改其中一个的上级。']);
  });
});

describe('several intervals of one id', () => {
  it('are one entry: the first joins, the others change', () => {
    const ruling = ruled(
      'person',
      [person('r1', { to: '2026-06-30' }), person('r1', { unit: 'b1', from: '2026-07-01' })],
      {
        units: { ...hq.units, b1: {} },
      },
    );
    expect(added(ruling)).toEqual(['person:r1 person.joined', 'person:r1 person.changed']);
  });

  it('that share a day are both refused, each with the row of the other, in whatever order', () => {
    const rows = [
      person('r1', { from: '2026-01-01', to: '2026-07-01' }),
      person('r1', { from: '2026-07-01' }),
      person('r2'),
    ];
    for (const each of [rows, rows.toReversed()]) {
      const ruling = ruled('person', each, hq);
      expect(added(ruling)).toEqual(['person:r2 person.joined']);
      expect(ruling.errors.map(({ row, field }) => [row, field])).toEqual(
        each === rows
          ? [
              [1, 'from'],
              [2, 'from'],
            ]
          : [
              [2, 'from'],
              [3, 'from'],
            ],
      );
      expect(ruling.errors[0]?.message['zh-CN']).toContain(each === rows ? '与第 2 条重叠' : '与第 3 条重叠');
    }
  });

  it('that share a day with one that is there are refused, and what is there stays', () => {
    const there = { ...hq, people: { r1: { name: '李雷', roles: ['sales-rep'], from: '2026-01-01' } } };
    const ruling = ruled('person', [person('r1', { from: '2026-07-01' })], there);
    expect(refused(ruling)).toEqual([
      '1 from: 与 r1 已登记的一段（2026-01-01 起）重叠；要改它请用 infoctl person change 或 end。',
    ]);
  });
});

describe('a row that is there already', () => {
  const there = {
    ...hq,
    people: { r1: { name: '李雷', roles: ['sales-rep', 'leader'], from: '2026-01-01' } },
  };

  it('is the same interval of the same id, whatever the order of the roles', () => {
    expect(
      ruled('person', [person('r1', { roles: '单位负责人；销售人员', from: '2026-01-01' })], there),
    ).toMatchObject({ existing: 1, errors: [] });
  });

  it('is what was said of it once, also where it was changed since', () => {
    const once = {
      name: '李雷',
      unit: 'hq',
      roles: ['sales-rep'],
      post: 'full',
      from: '2025-01-01',
      to: null,
    } as const;
    expect(
      ruled('person', [person('r1', { from: '2025-01-01' })], there, {
        r1: [{ ...once, roles: [...once.roles] }],
      }),
    ).toMatchObject({ existing: 1, errors: [] });
    expect(ruled('person', [person('r1', { from: '2025-01-01' })], there)).toMatchObject({
      existing: 0,
      refused: 1,
    });
  });

  it('may stand twice in its file', () => {
    expect(ruled('person', [person('r1'), person('r1')], hq)).toMatchObject({
      added: 1,
      existing: 1,
      errors: [],
    });
  });
});

describe('rows without an id', () => {
  it('get ids in the order of the file, also as parents of one another', () => {
    const { id: _a, ...child } = unit('child', 'MOTHER');
    const { id: _b, ...mother } = unit('mother', '');
    const ruling = ruled('unit', [child, mother]);
    expect(ruling.errors).toEqual([]);
    const made = Object.fromEntries(ruling.events.map(({ subject, body }) => [subject, body['parent']]));
    expect(made).toEqual({ 'unit:u-HQ-0001': 'u-HQ-0002', 'unit:u-HQ-0002': null });
  });

  it('that say the same are two people; the same file again adds neither', () => {
    const rows = [person(''), person('')];
    expect(added(ruled('person', rows, hq))).toEqual([
      'person:p-HQ-0001 person.joined',
      'person:p-HQ-0002 person.joined',
    ]);
    const both = { name: '李雷', roles: ['sales-rep'] };
    const there = { ...hq, people: { 'p-HQ-0001': both, 'p-HQ-0002': both } };
    expect(ruled('person', rows, there)).toMatchObject({ added: 0, existing: 2 });
    expect(ruled('person', [...rows, person('')], there)).toMatchObject({ added: 1, existing: 2 });
  });

  it('units named by their children are found again', () => {
    const { id: _, ...mother } = unit('mother', '');
    const there = {
      units: {
        'u-HQ-0001': { name: 'MOTHER', kind: 'department' },
        c: { name: 'C', kind: 'department', parent: 'u-HQ-0001' },
      },
    };
    expect(ruled('unit', [mother, unit('c', 'MOTHER')], there)).toMatchObject({
      added: 0,
      existing: 2,
      errors: [],
    });
  });
});

it('every fault of a row is told with its column, and the other rows are added', () => {
  const ruling = ruled(
    'person',
    [
      person('r 1', { roles: '经理', name: '' }),
      person('r2'),
      { id: 7, name: '数字', unit: 'hq', roles: ['sales-rep'] },
    ],
    hq,
  );
  expect(ruling.errors.map(({ row, field }) => [row, field])).toEqual([
    [1, 'id'],
    [1, 'name'],
    [1, 'roles'],
  ]);
  expect(added(ruling)).toEqual(['person:r2 person.joined', 'person:7 person.joined']);
});

it.each([[['a']], [{}]])('an id that is %j is refused, not replaced by one of our own', (id) => {
  expect(ruled('person', [person('', { id })], hq).errors.map(({ field }) => field)).toEqual(['id']);
});

it('a long way round is not told to its end', () => {
  const rows = Array.from({ length: 40 }, (_, index) => unit(`d${index}`, `d${(index + 1) % 40}`));
  const [first] = refused(ruled('unit', rows));
  expect(first).toBe(
    '1 parent: 上级单位绕成了一圈：d0 → d1 → d2 → d3 → d4 → d5 → … → d0，请改其中一个的上级。',
  );
});

it('made ids go on after the highest of this site', () => {
  const next = makeIds('p', 'HQ', ['p-HQ-0007', 'p-HQ-12345', 'p-BJ-9999', 'p-HQ-x', 'r1']);
  expect([next(), next()]).toEqual(['p-HQ-12346', 'p-HQ-12347']);
});
