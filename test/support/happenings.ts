import fc from 'fast-check';
import { addDays, daysBetween, type Day } from '../../src/kernel/days.ts';
import { dutyId, ownersOf, returnKey, roundsBegunBy } from '../../src/rules/duties/duties.ts';
import type { Fact, Owner, RecordVersion, Round, SeenFact, World } from '../../src/rules/duties/types.ts';

/** What happened in a company, and the versions of the records among it. */
export type Happened = {
  /** In the order of their acts; all was recorded by `today`. All facts of one subject come from one act. */
  readonly facts: readonly SeenFact[];
  readonly versions: ReadonlyMap<string, readonly RecordVersion[]>;
};

/** Numbers that become an act once it is known which rounds and owners there are. */
const act = fc.record({
  kind: fc.constantFrom(
    'return',
    'return',
    'return',
    'step',
    'step',
    'waive',
    'extend',
    'case',
    'item',
    'told',
    'rework',
  ),
  which: fc.nat(999),
  owner: fc.nat(99),
  /** Thousandths of the time from the round's beginning to today. */
  when: fc.nat(1000),
  count: fc.integer({ min: 0, max: 3 }),
  result: fc.constantFrom('yes', 'no', 'refused'),
  later: fc.constantFrom('yes', 'no', null, null),
});

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** Acts that a company may have seen by `today`: returns, steps, waivers, extensions, cases, items. */
export const happenings = (world: World, today: Day): fc.Arbitrary<Happened> =>
  fc.array(act, { maxLength: 24 }).map((acts) => {
    const rounds = roundsBegunBy(world, today);
    const facts: SeenFact[] = [];
    const versions = new Map<string, readonly RecordVersion[]>();
    for (const [index, each] of acts.entries()) {
      const round = rounds[rounds.length - 1 - (each.which % Math.max(1, rounds.length))];
      if (!round) break;
      const owners = ownersOf(world, round);
      const owner = owners[each.owner % (owners.length + 1)] ?? { kind: 'person', id: `p${each.owner % 9}` };
      const on = dayOf(round, today, each.when);
      const made = happened(each, index, { round, owner, on, today });
      made.facts.forEach((fact, nth) => facts.push(seen(fact, index, nth, today)));
      if (made.versions) versions.set(`R${index}`, made.versions);
    }
    return { facts, versions };
  });

type Place = { readonly round: Round; readonly owner: Owner; readonly on: Day; readonly today: Day };

function happened(
  each: Act,
  index: number,
  { round, owner, on, today }: Place,
): { facts: readonly Fact[]; versions?: readonly RecordVersion[] } {
  const id = `${owner.kind === 'client' ? 'visit' : 'submit'}`;
  const returned = dutyId(id, round.id, owner.id);
  const step = round.rule.then[each.count];
  const stepId = step ? dutyId(step.do, round.id, step.by) : returned;
  const named = each.owner % 2 === 0 ? returned : stepId;
  switch (each.kind) {
    case 'return': {
      const key = returnKey(round.rule.form, round.period.name, owner.kind, owner.id);
      const first: RecordVersion = { day: on, seen: on, answers: { result: each.result } };
      const day = addDays(on, Math.min(each.count, daysBetween(on, today)));
      const second: RecordVersion = { day, seen: day, answers: { result: each.later } };
      return {
        facts: [{ key, day: on, data: { what: 'return', record: `R${index}` } }],
        versions: each.later === null ? [first] : [first, second],
      };
    }
    case 'step':
      // The steps up to this one, one day after another.
      return {
        facts: round.rule.then.slice(0, each.count + 1).map((done, nth) => ({
          key: dutyId(done.do, round.id, done.by),
          day: addDays(on, Math.min(nth * (each.owner % 4), daysBetween(on, today))),
          data: { what: 'fulfilled', by: `E${index}` },
        })),
      };
    case 'waive':
      return { facts: [{ key: named, day: on, data: { what: 'waived', reason: '停业', by: 'p0' } }] };
    case 'extend': {
      const due = addDays(round.due, each.owner % 20);
      return { facts: [{ key: named, day: on, data: { what: 'extended', due, reason: '出差', by: 'p0' } }] };
    }
    case 'rework':
      return { facts: reworkFacts(each, index, { round, on }) };
    default:
      return { facts: broughtFacts(each, index, on, today) };
  }
}

/** The analysis is returned: it is owed a second time, and now and then done. */
function reworkFacts(each: Act, index: number, { round, on }: Pick<Place, 'round' | 'on'>): Fact[] {
  const owner: Owner = { kind: 'role', id: 'marketing' };
  const subject = `${round.id}#2`;
  const key = dutyId('analyse', subject, owner.id);
  const brought: Fact = {
    key,
    day: on,
    data: { what: 'brought', kind: 'analyse', subject, owner, rule: null, due: null },
  };
  return each.result === 'yes'
    ? [brought, { key, day: on, data: { what: 'fulfilled', by: `E${index}` } }]
    : [brought];
}

function broughtFacts(each: Act, index: number, on: Day, today: Day): Fact[] {
  const isCase = each.kind !== 'item';
  const kind = isCase ? 'escalate' : 'carry-out';
  const subject = isCase ? `CA-HQ-${index}` : `IT-HQ-${each.which % 5}`;
  const owner: Owner = isCase
    ? { kind: 'role', id: 'marketing' }
    : { kind: 'unit', id: `u${each.owner % 5}` };
  const key = dutyId(kind, subject, owner.id);
  const rule = isCase ? `case:${each.result === 'no' ? 'major' : 'urgent'}` : null;
  const due = !isCase && each.count > 0 ? addDays(on, each.count) : null;
  const brought: Fact = {
    key,
    day: on,
    data: { what: 'brought', kind, subject, owner, rule, due, form: 'fa' },
  };
  if (each.kind !== 'told') return [brought];
  const day = addDays(on, Math.min(each.count, daysBetween(on, today)));
  return [brought, { key, day, data: { what: 'fulfilled', by: `E${index}` } }];
}

const dayOf = (round: Round, today: Day, thousandths: number): Day =>
  addDays(round.period.first, Math.floor((daysBetween(round.period.first, today) * thousandths) / 1000));

const seen = (fact: Fact, index: number, nth: number, today: Day): SeenFact => ({
  ...fact,
  subject: `act:${index}`,
  // What counts for an earlier day (received, told) may have been recorded later.
  seen: index % 3 === 0 ? today : fact.day,
  tick: index + 1,
  site: index % 2 === 0 ? 'HQ' : 'EAST',
  seq: index * 10 + nth + 1,
});
