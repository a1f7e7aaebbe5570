import { describe, expect, test } from 'vitest';
import { deriveDuties, factsFrom, stepDuties } from '../../../src/rules/duties/duties.ts';
import { type WorldSaid, worldOf } from '../../support/sample-world.ts';
import { owersIn, theRound } from './asking.ts';
import { defaultPolicy } from './default-policy.ts';

const world = (said: WorldSaid) => worldOf({ policies: [defaultPolicy], ...said });
const rep = { roles: ['sales-rep'] };

// The reference day of sales-feedback/2026-W47 is Sunday 22 November, of customer-opinion/2026-Q3 30 September.

describe('who owes a round', () => {
  test('who held the role on the reference day: both ends of an interval belong to it', () => {
    const people = {
      begins: { ...rep, from: '2026-11-22' },
      ends: { ...rep, to: '2026-11-22' },
      early: { ...rep, to: '2026-11-21' },
      late: { ...rep, from: '2026-11-23' },
      clerk: { roles: ['clerk'] },
    };
    expect(owersIn(world({ people }), 'sales-feedback/2026-W47')).toEqual(['begins', 'ends']);
  });

  test('several spells: in the gap nobody owes, and a change of name or unit is only a new spell', () => {
    const people = {
      r1: [
        { ...rep, to: '2026-11-01' },
        { ...rep, name: '新名', unit: 'b2', from: '2026-11-16' },
      ],
      r2: [{ ...rep, to: '2026-11-20' }, { from: '2026-11-21' }],
    };
    expect(owersIn(world({ people }), 'sales-feedback/2026-W44')).toEqual(['r1', 'r2']);
    expect(owersIn(world({ people }), 'sales-feedback/2026-W45')).toEqual(['r2']);
    expect(owersIn(world({ people }), 'sales-feedback/2026-W47')).toEqual(['r1']);
  });

  test('one who holds the role in two spells at once owes one return', () => {
    const people = {
      r1: [
        { ...rep, unit: 'b1' },
        { ...rep, unit: 'b2', from: '2026-01-01' },
      ],
    };
    expect(owersIn(world({ people }), 'sales-feedback/2026-W47')).toEqual(['r1']);
  });

  test('units of the kind that existed on the reference day, a renamed one once', () => {
    const store = { kind: 'store' };
    const units = {
      s1: [
        { ...store, to: '2026-06-30' },
        { ...store, name: '新店名', from: '2026-07-01' },
      ],
      s2: { ...store, to: '2026-09-29' },
      s3: { ...store, from: '2026-09-30' },
      b1: { kind: 'sales-branch' },
    };
    expect(owersIn(world({ units }), 'customer-opinion/2026-Q3')).toEqual(['s1', 's3']);
  });

  test('clients on the last day of the month that the window names, not of the quarter', () => {
    const clients = { c1: { to: '2026-10-31' }, c2: { to: '2026-10-30' }, c3: { from: '2026-11-01' } };
    expect(owersIn(world({ clients }), 'client-visit/2026-Q4')).toEqual(['c1']);
  });

  test('clients of certain kinds only, where the rule names kinds', () => {
    const [, , visit] = defaultPolicy.returns;
    if (!visit) throw new Error('no rule');
    const policy = {
      ...defaultPolicy,
      returns: [{ ...visit, owes: { client: ['hotel'], by: 'marketing' } }],
    };
    const clients = { c1: { kind: 'hotel' }, c2: { kind: 'consignment-dealer' } };
    expect(owersIn(world({ policies: [policy], clients }), 'client-visit/2026-Q4')).toEqual(['c1']);
  });
});

describe('units by reference, and all under them with their people, owe nothing until they adopt the policy', () => {
  const units = {
    hq: {},
    jv: [
      { kind: 'joint-venture', scope: 'reference' as const, parent: 'hq', to: '2026-06-30' },
      { kind: 'joint-venture', parent: 'hq', from: '2026-07-01' },
    ],
    branch: { parent: 'jv' },
    store: { kind: 'store', parent: 'branch' },
    own: { kind: 'store', parent: 'hq' },
  };
  const people = { r1: { ...rep, unit: 'branch' }, r2: { ...rep, unit: 'hq' } };

  test('before', () => {
    expect(owersIn(world({ units, people }), 'customer-opinion/2026-Q2')).toEqual(['own']);
    expect(owersIn(world({ units, people }), 'sales-feedback/2026-06')).toEqual(['r2']);
  });

  test('after', () => {
    expect(owersIn(world({ units, people }), 'customer-opinion/2026-Q3')).toEqual(['own', 'store']);
    expect(owersIn(world({ units, people }), 'sales-feedback/2026-07')).toEqual(['r1', 'r2']);
  });
});

test('a round that nobody owes does not exist: nothing follows from it', () => {
  const nobody = world({ people: { r1: { ...rep, from: '2026-11-23' } } });
  expect(stepDuties(nobody, theRound(nobody, 'sales-feedback/2026-W47'), factsFrom([]))).toEqual([]);
  const duties = deriveDuties(nobody, factsFrom([]), '2026-11-24').map(({ id }) => id);
  expect(duties.filter((id) => id.includes('2026-W47') || id.includes('client-visit'))).toEqual([]);
  expect(duties).toContain('analyse:sales-feedback/2026-W48:marketing');
});

test('a round in which nothing came in still owes its analysis', () => {
  const one = world({ people: { r1: rep } });
  const [analyse] = stepDuties(one, theRound(one, 'sales-feedback/2026-W47'), factsFrom([]));
  expect(analyse?.id).toBe('analyse:sales-feedback/2026-W47:marketing');
});
