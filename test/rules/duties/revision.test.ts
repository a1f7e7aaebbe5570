import { expect, test } from 'vitest';
import { factsFrom, revisionDuties, statusOf } from '../../../src/rules/duties/duties.ts';
import type { AdoptedPolicy, Policy } from '../../../src/rules/policy/types.ts';
import { factOf, type WorldSaid, worldOf } from '../../support/sample-world.ts';
import { defaultPolicy } from './default-policy.ts';

const since = (effective: string): Policy => ({ ...defaultPolicy, effective });
const adopted = (adoptedOn: string, effective: string): AdoptedPolicy => ({
  policy: since(effective),
  adoptedOn,
});
const owed = (said: WorldSaid) =>
  revisionDuties(worldOf(said), factsFrom([])).map(({ id, opens, due, done }) => [
    id,
    opens,
    due,
    done?.on ?? null,
  ]);

test('a policy in force since E owes a revision by the day before its first anniversary, opening with E', () => {
  expect(owed({ policies: [since('2026-01-01')] })).toEqual([
    ['revise-policy:2026-01-01:marketing', '2026-01-01', '2026-12-31', null],
  ]);
});

test('the first anniversary of 29 February is 1 March', () => {
  expect(owed({ policies: [since('2028-02-29')] })[0]?.[2]).toBe('2029-02-28');
});

test('the due date does not roll', () => {
  // 3 October 2027 is a Sunday.
  expect(owed({ policies: [since('2026-10-04')] })[0]?.[2]).toBe('2027-10-03');
});

test('adopting a new version does it; the next E is that version’s effective date', () => {
  expect(owed({ policies: [since('2026-01-01'), adopted('2026-11-20', '2027-01-01')] })).toEqual([
    ['revise-policy:2026-01-01:marketing', '2026-01-01', '2026-12-31', '2026-11-20'],
    ['revise-policy:2027-01-01:marketing', '2027-01-01', '2027-12-31', null],
  ]);
});

test('"reviewed, unchanged" does it; the next E is the day of the review', () => {
  expect(owed({ policies: [since('2026-01-01')], reviews: ['2026-12-15'] })).toEqual([
    ['revise-policy:2026-01-01:marketing', '2026-01-01', '2026-12-31', '2026-12-15'],
    ['revise-policy:2026-12-15:marketing', '2026-12-15', '2027-12-14', null],
  ]);
});

test('a review on the day E itself begins the same wait again', () => {
  expect(owed({ policies: [since('2026-01-01')], reviews: ['2026-01-01'] })).toEqual([
    ['revise-policy:2026-01-01:marketing', '2026-01-01', '2026-12-31', null],
  ]);
});

test('it becomes overdue, done late, and can be extended like any other', () => {
  const world = worldOf({ policies: [since('2026-01-01')], reviews: ['2027-01-05'] });
  const [first] = revisionDuties(world, factsFrom([]));
  expect(
    first && [statusOf(first, '2026-12-31'), statusOf(first, '2027-01-01'), statusOf(first, '2027-01-05')],
  ).toEqual(['open', 'overdue', 'late']);
  const data = { what: 'extended', due: '2027-01-31', reason: '换届', by: 'd1' } as const;
  const extended = factsFrom([factOf('revise-policy:2026-01-01:marketing', '2026-12-31', data)]);
  const [later] = revisionDuties(world, extended);
  expect(later && statusOf(later, '2027-01-05')).toBe('done');
});

test('a policy that says nothing of revision owes none', () => {
  expect(owed({ policies: [{ ...defaultPolicy, revision: null }] })).toEqual([]);
  expect(owed({})).toEqual([]);
});
