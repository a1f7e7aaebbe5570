import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dayIn } from '../../../src/kernel/days.ts';
import {
  daysLate,
  factsFrom,
  returnDuty,
  returnKey,
  roundOf,
  statusOf,
  stepDuties,
} from '../../../src/rules/duties/duties.ts';
import { readPeriod } from '../../../src/rules/periods/periods.ts';
import { readHolidayYear } from '../../../src/rules/calendar/read.ts';
import type { HolidayYear } from '../../../src/rules/calendar/types.ts';
import { readPolicy } from '../../../src/rules/policy/read.ts';
import type { Policy } from '../../../src/rules/policy/types.ts';
import { factOf, holidays2026, worldOf } from '../../support/sample-world.ts';
import { defaultPolicy, offset } from './default-policy.ts';

const world = (policy: Policy = defaultPolicy, holidays: HolidayYear = holidays2026) =>
  worldOf({
    policies: [policy],
    holidays: [holidays],
    people: { r1: { roles: ['sales-rep'] }, m1: { roles: ['marketing'] } },
    units: { hq: {}, s1: { kind: 'store' } },
    clients: { c1: {} },
  });

const nothing = factsFrom([]);

function round(id: string, policy?: Policy, holidays?: HolidayYear) {
  const [rule = '', name = ''] = id.split('/');
  const period = readPeriod(name);
  const found = period && roundOf(world(policy, holidays), rule, period);
  if (!found) throw new Error(`no round ${id}`);
  return found;
}

const shipped = (file: string) =>
  readFileSync(new URL(`../../../templates/workspace/${file}`, import.meta.url), 'utf8');

// Zone Asia/Shanghai, policy effective 2026-01-01, holiday data for 2026 only: the clauses counted out by hand.
const TABLE = [
  ['sales-feedback/2026-W01', '2025-12-29', '2026-01-05', '', '2026-01-12', ''],
  ['sales-feedback/2026-W07', '2026-02-09', '2026-02-24', '', '2026-03-03', ''],
  ['sales-feedback/2026-W47', '2026-11-16', '2026-11-23', '', '2026-11-30', ''],
  ['sales-feedback/2026-W53', '2026-12-28', '2027-01-04', 'provisional', '2027-01-11', 'provisional'],
  ['sales-feedback/2026-02', '2026-02-01', '2026-03-03', '', '2026-03-10', ''],
  ['sales-feedback/2026-Q3', '2026-07-01', '2026-10-08', '', '2026-10-15', ''],
  ['sales-feedback/2026-Q4', '2026-10-01', '2027-01-05', 'provisional', '2027-01-12', 'provisional'],
  ['customer-opinion/2026-Q3', '2026-09-24', '2026-09-30', '', '2026-10-08', ''],
  ['client-visit/2026-Q4', '2026-10-27', '2026-10-31', '', '2026-11-09', ''],
  ['client-visit/2028-Q2', '2028-04-26', '2028-04-30', '', '2028-05-08', 'provisional'],
] as const;

describe.each([
  ['by hand', defaultPolicy, holidays2026],
  [
    'as shipped',
    { ...readPolicy(shipped('policy.yaml'), 'policy.yaml'), effective: '2026-01-01' },
    readHolidayYear('2026.yaml', shipped('holidays/2026.yaml')),
  ],
] as const)('the table of worked examples, policy and holidays %s', (_how, policy, holidays) => {
  test.each(TABLE)(
    '%s opens %s, is due %s %s, its analysis %s %s',
    (id, opens, due, mark, analyseDue, analyseMark) => {
      const found = round(id, policy, holidays);
      expect([found.opens, found.due, found.provisional]).toEqual([opens, due, mark === 'provisional']);
      const steps = stepDuties(world(policy, holidays), found, nothing);
      const analyse = steps.find(({ kind }) => kind === 'analyse');
      expect([analyse?.due, analyse?.provisional]).toEqual([analyseDue, analyseMark === 'provisional']);
      expect(analyse?.id).toBe(`analyse:${id}:marketing`);
    },
  );
});

describe('a policy that says "due: end+7d roll"', () => {
  const [sales, ...others] = defaultPolicy.returns;
  if (!sales) throw new Error('no rule');
  const week = { opens: offset('start'), due: offset('end+7d roll') };
  const policy = {
    ...defaultPolicy,
    returns: [{ ...sales, windows: { ...sales.windows, week } }, ...others],
  };

  test('2026-W37 is due on Sunday 20 September, a make-up working day', () => {
    expect(round('sales-feedback/2026-W37', policy).due).toBe('2026-09-20');
  });

  test('2026-W38 is due on Monday 28 September, since Sunday 27 is Mid-Autumn', () => {
    expect(round('sales-feedback/2026-W38', policy).due).toBe('2026-09-28');
  });
});

test('a record stored at 2026-11-23T16:30:00Z is one day late for W47 in Shanghai', () => {
  const day = dayIn('Asia/Shanghai', '2026-11-23T16:30:00Z');
  expect(day).toBe('2026-11-24');
  const key = returnKey('sales-feedback', '2026-W47', 'person', 'r1');
  const facts = factsFrom([factOf(key, day, { what: 'return', record: 'SF-HQ-20261124-001' })]);
  const duty = returnDuty(world(), round('sales-feedback/2026-W47'), { kind: 'person', id: 'r1' }, facts);
  expect(duty.id).toBe('submit:sales-feedback/2026-W47:r1');
  expect([statusOf(duty, day), daysLate(duty, day)]).toEqual(['late', 1]);
});
