import { describe, expect, test } from 'vitest';
import {
  broughtDuty,
  daysLate,
  deriveDuties,
  dutyOf,
  factsFrom,
  statusOf,
} from '../../../src/rules/duties/duties.ts';
import type { FactData, SeenFact } from '../../../src/rules/duties/types.ts';
import type { Policy } from '../../../src/rules/policy/types.ts';
import { factOf, worldOf } from '../../support/sample-world.ts';
import { defaultPolicy } from './default-policy.ts';

const CASE = 'CA-HQ-20261121-001';
const ESCALATE = `escalate:${CASE}:marketing`;
const world = worldOf({ policies: [defaultPolicy] });

type Brought = Extract<FactData, { what: 'brought' }>;

// 21 November 2026 is a Saturday: neither date rolls.
const opened = (rule: string, more: Partial<Brought> = {}, day = '2026-11-21') =>
  factOf(ESCALATE, day, {
    what: 'brought',
    kind: 'escalate',
    subject: CASE,
    owner: { kind: 'role', id: 'marketing' },
    rule,
    due: null,
    ...more,
  });

const brought = (...facts: [SeenFact, ...SeenFact[]]) => broughtDuty(world, facts[0], factsFrom(facts));

describe('a case owes that the deputy general manager is told', () => {
  test('an urgent matter on the day it became known, by 沟通·一·2', () => {
    expect(brought(opened('case:urgent'))).toMatchObject({
      id: ESCALATE,
      opens: '2026-11-21',
      due: '2026-11-21',
      clause: '沟通·一·2',
      form: null,
      round: null,
      period: null,
      provisional: false,
    });
  });

  test('a major problem on the next day, by the clause of the form that was marked', () => {
    expect(brought(opened('case:major', { form: 'customer-opinion' }))).toMatchObject({
      due: '2026-11-22',
      clause: '沟通·二·2',
    });
  });

  test('done at the moment he was told, late the day after', () => {
    const told = (day: string) =>
      brought(opened('case:urgent'), factOf(ESCALATE, day, { what: 'fulfilled', by: 'UR-1' }));
    expect(statusOf(told('2026-11-21'), '2026-11-22')).toBe('done');
    expect([statusOf(told('2026-11-23'), '2026-11-23'), daysLate(told('2026-11-23'), '2026-12-01')]).toEqual([
      'late',
      2,
    ]);
  });

  test('the version of the policy in force when it became known sets its time; a rule of none leaves it waiting', () => {
    const none: Policy = { ...defaultPolicy, effective: '2026-11-22', cases: [] };
    const two = worldOf({ policies: [defaultPolicy, none] });
    const on = (day: string) => {
      const fact = opened('case:urgent', {}, day);
      return broughtDuty(two, fact, factsFrom([fact])).due;
    };
    expect([on('2026-11-21'), on('2026-11-22')]).toEqual(['2026-11-21', null]);
  });

  test('two acts that open one case: the earlier counts', () => {
    const facts = [opened('case:urgent', {}, '2026-11-23'), opened('case:urgent')] as const;
    expect(brought(...facts).opens).toBe('2026-11-21');
  });
});

test('a duty that an act brings is due on the date that the act gives, else never', () => {
  const id = 'carry-out:IT-HQ-20261125-001:b1';
  const item = (due: string | null) =>
    factOf(id, '2026-11-25', {
      what: 'brought',
      kind: 'carry-out',
      subject: 'IT-HQ-20261125-001',
      owner: { kind: 'unit', id: 'b1' },
      rule: null,
      due,
      clause: '沟通·二·1',
    });
  expect(brought(item('2026-12-05'))).toMatchObject({
    due: '2026-12-05',
    clause: '沟通·二·1',
    provisional: false,
  });
  const open = brought(item(null));
  expect([open.due, statusOf(open, '2027-01-01')]).toEqual([null, 'waiting']);
});

test.each([
  'visit:sales-feedback/2026-W47:r1',
  'submit:sales-feedback/2026-W47:nobody',
  'relay:sales-feedback/2026-W47:marketing',
  'escalate:CA-HQ-1:marketing',
  'submit:sales-feedback/2026-W99:r1',
  'submit',
  'a:b:c:d',
])('nobody owes %s', (id) => {
  const people = { r1: { roles: ['sales-rep'] } };
  expect(dutyOf(worldOf({ policies: [defaultPolicy], people }), id, factsFrom([]))).toBeUndefined();
});

test('what is listed is sorted by due date, none last, then by id', () => {
  const facts = factsFrom([
    opened('case:urgent'),
    factOf('reply:NC-2:p1', '2026-11-20', { ...broughtReply('NC-2'), due: '2026-11-21' }),
    factOf('reply:NC-1:p1', '2026-11-20', broughtReply('NC-1')),
  ]);
  const ids = deriveDuties(world, facts, '2026-11-22').map(({ id }) => id);
  expect(ids).toEqual([ESCALATE, 'reply:NC-2:p1', 'revise-policy:2026-01-01:marketing', 'reply:NC-1:p1']);
});

const broughtReply = (subject: string): Brought => ({
  what: 'brought',
  kind: 'reply',
  subject,
  owner: { kind: 'person', id: 'p1' },
  rule: null,
  due: null,
});
