import { describe, expect, test } from 'vitest';
import {
  deriveDuties,
  dutyOf,
  factsFrom,
  statusOf,
  stepDuties,
  waitingDays,
} from '../../../src/rules/duties/duties.ts';
import type { SeenFact } from '../../../src/rules/duties/types.ts';
import type { Policy } from '../../../src/rules/policy/types.ts';
import { factOf, worldOf } from '../../support/sample-world.ts';
import { theRound } from './asking.ts';
import { defaultPolicy } from './default-policy.ts';

const world = (policy: Policy = defaultPolicy) =>
  worldOf({
    policies: [policy],
    people: { r1: { roles: ['sales-rep'] }, m1: { roles: ['marketing'] } },
    units: { hq: {}, s1: { kind: 'store' } },
    clients: { c1: {} },
  });

const steps = (id: string, ...facts: SeenFact[]) =>
  stepDuties(world(), theRound(world(), id), factsFrom(facts));
const done = (id: string, day: string) => factOf(id, day, { what: 'fulfilled', by: 'event' });
const told = (duties: ReturnType<typeof steps>) => duties.map(({ kind, opens, due }) => [kind, opens, due]);

const W47 = 'sales-feedback/2026-W47';
const analysed = done(`analyse:${W47}:marketing`, '2026-11-27');
const decided = done(`decide:${W47}:deputy-gm`, '2026-12-01');

describe('what follows from a round', () => {
  test('sales: analysis from the day after D, then decision, then relay, each from the step before', () => {
    expect(told(steps(W47))).toEqual([['analyse', '2026-11-24', '2026-11-30']]);
    expect(told(steps(W47, analysed))).toEqual([
      ['analyse', '2026-11-24', '2026-11-30'],
      ['decide', '2026-11-27', null],
    ]);
    expect(told(steps(W47, analysed, decided))).toEqual([
      ['analyse', '2026-11-24', '2026-11-30'],
      ['decide', '2026-11-27', null],
      ['relay', '2026-12-01', null],
    ]);
  });

  test('a step whose step before is not done does not exist, even if it is said to be done', () => {
    expect(told(steps(W47, decided))).toEqual([['analyse', '2026-11-24', '2026-11-30']]);
  });

  test('month and quarter have the whole chain like the week', () => {
    const month = 'sales-feedback/2026-11';
    const reported = done(`analyse:${month}:marketing`, '2026-12-08');
    expect(told(steps(month, reported))).toEqual([
      ['analyse', '2026-12-04', '2026-12-10'],
      ['decide', '2026-12-08', null],
    ]);
  });

  test('customer opinion: the handling report stands before reporting up', () => {
    expect(told(steps('customer-opinion/2026-Q3'))).toEqual([
      ['handle', '2026-10-01', '2026-10-08'],
      ['analyse', '2026-10-01', '2026-10-08'],
    ]);
  });

  test('client visit: the handling report is written after the opinion is passed down', () => {
    const Q4 = 'client-visit/2026-Q4';
    const chain = [
      done(`analyse:${Q4}:marketing`, '2026-11-06'),
      done(`decide:${Q4}:deputy-gm`, '2026-11-10'),
      done(`relay:${Q4}:marketing`, '2026-11-11'),
    ];
    expect(told(steps(Q4, ...chain.slice(0, 2))).map(([kind]) => kind)).toEqual([
      'analyse',
      'decide',
      'relay',
    ]);
    expect(told(steps(Q4, ...chain)).at(-1)).toEqual(['handle', '2026-11-11', null]);
  });

  test('a step of a role is one duty, whoever holds it', () => {
    expect(steps(W47)[0]?.owner).toEqual({ kind: 'role', id: 'marketing' });
  });

  test('a step without a due date waits, with its age, and is never overdue', () => {
    const decide = steps(W47, analysed)[1];
    if (!decide) throw new Error('no decision');
    expect([statusOf(decide, '2027-11-27'), waitingDays(decide, '2027-11-27')]).toEqual(['waiting', 365]);
    expect(statusOf({ ...decide, done: { on: '2026-12-01', by: 'x' } }, '2026-12-31')).toBe('done');
  });

  test('extending a return does not move the steps counted from D; extending the step does', () => {
    const rep = factOf(`submit:${W47}:r1`, '2026-11-23', {
      what: 'extended',
      due: '2026-12-20',
      reason: 'x',
      by: 'm1',
    });
    expect(told(steps(W47, rep))).toEqual([['analyse', '2026-11-24', '2026-11-30']]);
    const own = factOf(`analyse:${W47}:marketing`, '2026-11-30', {
      what: 'extended',
      due: '2026-12-04',
      reason: 'x',
      by: 'm1',
    });
    expect(steps(W47, own)[0]).toMatchObject({ due: '2026-12-04', extendedFrom: '2026-11-30' });
  });

  test('a duty without a due date cannot be extended', () => {
    const id = `decide:${W47}:deputy-gm`;
    const asked = factOf(id, '2026-11-28', { what: 'extended', due: '2026-12-20', reason: 'x', by: 'm1' });
    expect(steps(W47, analysed, asked)[1]).toMatchObject({ due: null, extendedFrom: null });
  });

  test('a company that wants a deadline writes one: three working days from the step before, rolled', () => {
    const [sales, ...others] = defaultPolicy.returns;
    if (!sales) throw new Error('no rule');
    const chain = sales.then.map((step) =>
      step.do === 'decide' ? { ...step, within: { workdays: 3 } } : step,
    );
    // oxlint-disable-next-line unicorn/no-thenable -- the word of the policy file
    const company = world({ ...defaultPolicy, returns: [{ ...sales, then: chain }, ...others] });
    const [, decide] = stepDuties(company, theRound(company, W47), factsFrom([analysed]));
    // Reported up on Friday 27 November: Monday, Tuesday, Wednesday.
    expect(decide?.due).toBe('2026-12-02');
  });
});

describe('after a return for rework', () => {
  const id = `analyse:${W47}#2:marketing`;
  const brought = factOf(id, '2026-12-02', {
    what: 'brought',
    kind: 'analyse',
    subject: `${W47}#2`,
    owner: { kind: 'role', id: 'marketing' },
    rule: null,
    due: null,
  });

  test('a second duty waits, and the first stays as it was', () => {
    const facts = factsFrom([analysed, brought]);
    const duties = deriveDuties(world(), facts, '2026-12-05');
    const second = duties.find((duty) => duty.id === id);
    expect(second).toMatchObject({
      round: W47,
      form: 'sales-feedback',
      clause: '沟通·二·1',
      due: null,
      done: null,
    });
    expect(second && statusOf(second, '2026-12-05')).toBe('waiting');
    expect(duties.find((duty) => duty.id === `analyse:${W47}:marketing`)?.done?.on).toBe('2026-11-27');
    expect(dutyOf(world(), id, facts)).toEqual(second);
  });

  test('it is done by its own id', () => {
    const facts = factsFrom([analysed, brought, done(id, '2026-12-03')]);
    expect(dutyOf(world(), id, facts)?.done?.on).toBe('2026-12-03');
  });
});
