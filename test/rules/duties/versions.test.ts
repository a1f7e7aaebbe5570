import { describe, expect, test } from 'vitest';
import { roundsBetween } from '../../../src/rules/duties/duties.ts';
import type { Policy, ReturnRule } from '../../../src/rules/policy/types.ts';
import { worldOf } from '../../support/sample-world.ts';
import { roundIn } from './asking.ts';
import { defaultPolicy, offset } from './default-policy.ts';

const opinion = (opens: string, due: string, more: Partial<ReturnRule> = {}): ReturnRule => {
  const rule = defaultPolicy.returns.find(({ id }) => id === 'customer-opinion');
  if (!rule) throw new Error('no rule');
  return { ...rule, windows: { quarter: { opens: offset(opens), due: offset(due) } }, ...more };
};

const version = (effective: string, ...returns: ReturnRule[]): Policy => ({
  ...defaultPolicy,
  effective,
  returns,
});

const decidedIn = (id: string, ...policies: Policy[]) => {
  const round = roundIn(worldOf({ policies }), id);
  return round && [round.policy, round.due];
};

describe('which version of the policy decides', () => {
  const atTheEnd = opinion('end-6d', 'end');
  const aWeekEarlier = opinion('end-13d', 'end-7d');
  const Q3 = 'customer-opinion/2026-Q3';

  test('the one in force on the reference day: the earlier of the due date and the last day of the period', () => {
    const versions = [version('2026-01-01', atTheEnd), version('2026-07-01', aWeekEarlier)];
    expect(decidedIn('customer-opinion/2026-Q2', ...versions)).toEqual(['2026-01-01', '2026-06-30']);
    expect(decidedIn(Q3, ...versions)).toEqual(['2026-07-01', '2026-09-23']);
  });

  test('a new version in the middle of the period decides for all of it', () => {
    expect(decidedIn(Q3, version('2026-01-01', atTheEnd), version('2026-09-23', aWeekEarlier))).toEqual([
      '2026-09-23',
      '2026-09-23',
    ]);
  });

  test('versions are tried oldest first: where both would decide, the older does', () => {
    // 23 September lies before 24 September, 30 September on or after it.
    expect(decidedIn(Q3, version('2026-01-01', aWeekEarlier), version('2026-09-24', atTheEnd))).toEqual([
      '2026-01-01',
      '2026-09-23',
    ]);
  });

  test('where neither would decide, the older does', () => {
    // The older one's day is 30 September, when it is no longer in force; the newer one's the 23rd, when it is not yet.
    expect(decidedIn(Q3, version('2026-01-01', atTheEnd), version('2026-09-24', aWeekEarlier))).toEqual([
      '2026-01-01',
      '2026-09-30',
    ]);
  });

  test('a rule that is dropped is owed no more from the period in which the new version begins', () => {
    const versions = [version('2026-01-01', atTheEnd), version('2026-09-30')];
    expect(decidedIn('customer-opinion/2026-Q2', ...versions)).toEqual(['2026-01-01', '2026-06-30']);
    expect(decidedIn(Q3, ...versions)).toBeUndefined();
    expect(decidedIn('customer-opinion/2027-Q1', ...versions)).toBeUndefined();
  });

  test('a rule that is taken up is owed from the first period whose reference day lies in its time', () => {
    const versions = [version('2026-01-01'), version('2026-09-30', atTheEnd)];
    expect(decidedIn('customer-opinion/2026-Q2', ...versions)).toBeUndefined();
    expect(decidedIn(Q3, ...versions)).toEqual(['2026-09-30', '2026-09-30']);
  });
});

describe('whether a round exists', () => {
  test('only if its reference day is on or after the effective date of the first version', () => {
    const policies = [{ ...defaultPolicy, effective: '2026-01-04' }];
    const world = worldOf({ policies });
    expect(roundIn(world, 'sales-feedback/2025-W52')).toBeUndefined();
    expect(roundIn(world, 'sales-feedback/2026-W01')?.referenceDay).toBe('2026-01-04');
  });

  test('"except" leaves a round out, in the version that decides', () => {
    const world = worldOf({
      policies: [version('2026-01-01', opinion('end-6d', 'end', { except: ['2026-Q1'] }))],
    });
    expect(roundIn(world, 'customer-opinion/2026-Q1')).toBeUndefined();
    expect(roundIn(world, 'customer-opinion/2026-Q2')).toBeDefined();
  });

  test('not in a rhythm that the rule does not have', () => {
    expect(roundIn(worldOf({ policies: [defaultPolicy] }), 'customer-opinion/2026-11')).toBeUndefined();
  });

  test('without a policy nothing does', () => {
    expect(roundsBetween(worldOf({}), '2020-01-01', '2030-01-01')).toEqual([]);
  });
});

test('rounds between two days are told by their reference days, both ends included', () => {
  const world = worldOf({ policies: [defaultPolicy] });
  const ids = (from: string, to: string) => roundsBetween(world, from, to).map(({ id }) => id);
  expect(ids('2026-10-25', '2026-10-31')).toEqual([
    'sales-feedback/2026-W43',
    'client-visit/2026-Q4',
    'sales-feedback/2026-10',
  ]);
  expect(ids('0001-01-01', '2026-01-04')).toEqual(['sales-feedback/2026-W01']);
});

test('a day counted in working days is provisional as soon as one day asked for has no holiday data', () => {
  const due = { opens: offset('start'), due: offset('end+2 workdays') };
  const [sales] = defaultPolicy.returns;
  if (!sales) throw new Error('no rule');
  const world = worldOf({
    policies: [version('2026-01-01', { ...sales, each: ['month'], windows: { month: due } })],
  });
  const november = roundIn(world, 'sales-feedback/2026-11');
  expect([november?.due, november?.provisional]).toEqual(['2026-12-02', false]);
  const december = roundIn(world, 'sales-feedback/2026-12');
  expect([december?.due, december?.provisional]).toEqual(['2027-01-04', true]);
});

test('rolling back goes to the working day before', () => {
  const world = worldOf({ policies: [version('2026-01-01', opinion('end-6d', 'end-3d roll-back'))] });
  // 27 September is Mid-Autumn, from Friday 25.
  expect(roundIn(world, 'customer-opinion/2026-Q3')?.due).toBe('2026-09-24');
});
