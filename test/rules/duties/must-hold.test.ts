import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, isDay, type Day } from '../../../src/kernel/days.ts';
import {
  answerable,
  deriveDuties,
  factsFrom,
  readRoundId,
  returnKey,
  roundOf,
  statusOf,
} from '../../../src/rules/duties/duties.ts';
import type { Duty, Interval, SeenFact, World } from '../../../src/rules/duties/types.ts';
import { companies, type Company } from '../../support/companies.ts';
import { holdsAtRandom, randomTime } from '../../support/random-runs.ts';
import { holdsGeneralManager } from './asking-everybody.ts';

// What must hold of all duties, 1 to 3. The fourth, that the index answers as computed from nothing, is the journal's.

const dutiesOf = (company: Company, facts: readonly SeenFact[] = company.facts, asOf: Day = company.today) =>
  deriveDuties(
    company.world,
    factsFrom(facts, (record) => company.versions.get(record) ?? []),
    asOf,
  );

/** A line for each duty: compared at once, and easy to read where they differ. */
const told = (duties: readonly (Duty | undefined)[]) => duties.map((duty) => JSON.stringify(duty)).join('\n');

const byId = (duties: readonly Duty[]) => new Map(duties.map((duty) => [duty.id, duty]));

const overdueIds = (duties: readonly Duty[], asOf: Day) =>
  duties.filter((duty) => statusOf(duty, asOf) === 'overdue').map(({ id }) => id);

/** The same world, with people, units and clients merged in another order, and nothing remembered. */
function mergedAnew(world: World): World {
  const reversed = <T>(all: ReadonlyMap<string, T>) => new Map([...all].toReversed());
  return {
    ...world,
    people: reversed(world.people),
    units: reversed(world.units),
    clients: reversed(world.clients),
  };
}

const shuffled = (facts: readonly SeenFact[]) =>
  fc.shuffledSubarray([...facts], { minLength: facts.length, maxLength: facts.length });

const further = (key: string, day: Day, data: SeenFact['data'], seen: Day): SeenFact => ({
  key,
  day,
  data,
  seen,
  subject: 'act:further',
  tick: 99,
  site: 'HQ',
  seq: 999,
});

test(
  '1. recomputing gives the same duties; the order of records and of merges does not matter',
  randomTime,
  () => {
    const orders = companies.chain((company) => fc.tuple(fc.constant(company), shuffled(company.facts)));
    holdsAtRandom(
      'order of records and merges',
      1000,
      fc.property(orders, ([company, facts]) => {
        const first = dutiesOf(company);
        expect(told(dutiesOf(company))).toBe(told(first));
        const merged = { ...company, world: mergedAnew(company.world) };
        expect(told(dutiesOf(merged, facts))).toBe(told(first));
        expect(byId(first).size).toBe(first.length);
      }),
    );
  },
);

test('2. a further record never turns an existing duty overdue', randomTime, () => {
  const cases = fc.tuple(companies, fc.nat(), fc.nat(120), fc.constantFrom('yes', 'no', 'refused'));
  holdsAtRandom(
    'a further record',
    1000,
    fc.property(cases, ([company, which, back, result]) => {
      const { today } = company;
      const before = dutiesOf(company);
      const returns = before.filter(({ kind }) => kind === 'submit' || kind === 'visit');
      const duty = returns[which % Math.max(1, returns.length)];
      if (!duty?.form || !duty.period) return;
      const day = addDays(today, -back);
      const key = returnKey(duty.form, duty.period, duty.owner.kind, duty.owner.id);
      const record = further(key, day, { what: 'return', record: 'new' }, today);
      const versions = new Map([...company.versions, ['new', [{ day, seen: day, answers: { result } }]]]);
      const after = dutiesOf({ ...company, versions }, [...company.facts, record]);
      expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      const already = new Set(overdueIds(before, today));
      expect(overdueIds(after, today).filter((id) => !already.has(id))).toEqual([]);
    }),
  );
});

const FURTHER_ACTS = ['fulfilled', 'waived', 'extended'] as const;

test(
  '2. a further step done, waiver or extension turns no duty overdue but steps that follow',
  randomTime,
  () => {
    holdsAtRandom(
      'a further act',
      1000,
      fc.property(
        fc.tuple(companies, fc.nat(), fc.nat(60), fc.constantFrom(...FURTHER_ACTS)),
        ([company, which, back, what]) => {
          const { today, world } = company;
          const before = dutiesOf(company);
          const duty = before[which % Math.max(1, before.length)];
          if (!duty) return;
          const day = addDays(today, -back);
          const granted = { reason: '停业', by: 'p0' };
          const data: SeenFact['data'] =
            what === 'fulfilled'
              ? { what, by: 'E' }
              : what === 'waived'
                ? { what, ...granted }
                : { what, due: addDays(day, which % 30), ...granted };
          const known = byId(before);
          const already = new Set(overdueIds(before, today));
          const after = dutiesOf(company, [...company.facts, further(duty.id, day, data, today)]);
          const turned = after.filter(
            (now) => known.has(now.id) && statusOf(now, today) === 'overdue' && !already.has(now.id),
          );
          const following = (now: Duty) =>
            what === 'fulfilled' &&
            now.round === duty.round &&
            stepIndex(world, now) > stepIndex(world, duty);
          expect(turned.filter((now) => !following(now))).toEqual([]);
        },
      ),
    );
  },
);

test('2. as time passes no duty leaves overdue by itself, and none vanishes', randomTime, () => {
  const cases = fc.tuple(companies, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 }));
  holdsAtRandom(
    'time passing',
    1000,
    fc.property(cases, ([company, first, second]) => {
      const early = addDays(company.today, first);
      const late = addDays(early, second);
      const then = byId(dutiesOf(company, company.facts, late));
      const before = dutiesOf(company, company.facts, early);
      expect(before.filter((duty) => !then.has(duty.id))).toEqual([]);
      expect(before.filter((duty) => !mayBecome(statusOf(duty, early), statusOf(duty, late)))).toEqual([]);
      expect(told(before.map(({ id }) => then.get(id)))).toBe(told(before));
    }),
  );
});

/** Where time alone may take a duty. */
function mayBecome(before: string, after: string): boolean {
  const ways: Readonly<Record<string, readonly string[]>> = {
    // Done: by a record that counts from a later day than it was recorded on.
    'not-open': ['open', 'overdue', 'waiting', 'done'],
    open: ['overdue'],
  };
  return before === after || (ways[before] ?? []).includes(after);
}

test('3. every duty names one clause or none, one due date or none, and who can be asked', randomTime, () => {
  holdsAtRandom(
    'clause, due date, who is asked',
    1000,
    fc.property(companies, (company) => {
      const { world, today } = company;
      for (const duty of dutiesOf(company)) {
        const latest = duty.due !== null && duty.due > today ? duty.due : today;
        const asked = answerable(world, duty, today);
        const faults = [
          duty.clause !== null && duty.clause === '' && 'an empty clause',
          duty.due !== null && !isDay(duty.due) && 'a due date that is no day',
          !asked.every((id) => present(world, id, duty.due, today)) && 'somebody who is not there is asked',
          asked.length === 0 &&
            holdsGeneralManager(world, latest) &&
            'nobody is asked though there is a head',
        ];
        if (faults.some(Boolean)) throw new Error(`${duty.id}: ${faults.filter(Boolean).join('; ')}`);
      }
      expect(true).toBe(true);
    }),
  );
});

/** Somebody who was there on the due date or is on the day of asking, and has not ended since. */
function present(world: World, id: string, due: Day | null, today: Day): boolean {
  const spells: readonly Interval[] = world.people.get(id)?.spells ?? [];
  const there = (day: Day) => spells.some(({ from, to }) => (from ?? '') <= day && day <= (to ?? '9999'));
  const ended = spells.every(({ to }) => to !== null && to < today);
  return (there(due ?? today) || there(today)) && !ended;
}

function stepIndex(world: World, duty: Duty): number {
  const named = readRoundId(duty.subject);
  const round = named && roundOf(world, named.rule, named.period);
  return round?.rule.then.findIndex((step) => step.do === duty.kind && step.by === duty.owner.id) ?? -1;
}
