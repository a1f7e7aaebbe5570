import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Db } from '../../src/journal/db.ts';
import { dutyIndex } from '../../src/journal/duty-index/duty-index.ts';
import { storedFacts } from '../../src/journal/duty-index/stored-facts.ts';
import type { Journal } from '../../src/journal/journal.ts';
import type { NewEvent, Program } from '../../src/journal/types.ts';
import { addDays, type Day } from '../../src/kernel/days.ts';
import {
  deriveDuties,
  dutiesOfRound,
  ownersOf,
  roundsBegunBy,
  statusOf,
} from '../../src/rules/duties/duties.ts';
import type { Duty, World } from '../../src/rules/duties/types.ts';
import { standingAsOf } from '../../src/work/duties/standing.ts';
import { subjects } from '../../src/work/subjects.ts';
import { worldOf } from '../../src/work/world.ts';
import { worlds } from '../support/companies.ts';
import { office } from '../support/journal.ts';
import { holdsAtRandom } from '../support/random-runs.ts';

// A thousand companies write some forty times each: where there is a disk in memory, nothing waits for a real one.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm';

const ZONE = 'Asia/Shanghai';

const program: Program<Db> = {
  version: '0.1.0',
  foldVersion: 1,
  subjects,
  index: dutyIndex((db) => worldOf(db, ZONE)),
};

/** Something that happens to a company, as numbers that find their object when it happens. */
const happening = fc.record({
  kind: fc.constantFrom(
    'person',
    'person',
    'person-left',
    'unit',
    'client',
    'client-ended',
    'policy',
    'calendar',
    'record',
    'record',
    'record',
    'record',
    'amend',
    'withdraw',
    'waive',
    'extend',
    'case',
    'told',
    'nothing',
  ),
  later: fc.integer({ min: 0, max: 20 }),
  which: fc.nat(99),
  owner: fc.nat(99),
  yes: fc.boolean(),
});
type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

/** Turns a happening into the events that the product would write for it on that day. */
function eventsOf(
  each: Happening,
  nth: number,
  world: World,
  now: World,
  day: Day,
  records: string[],
): NewEvent[] {
  const event = (kind: string, subject: string, body: object): NewEvent[] => [
    { kind, version: 1, subject, body: body as NewEvent['body'] },
  ];
  const pick = <T>(all: readonly T[]): T | undefined => all[each.which % Math.max(1, all.length)];
  const round = pick(roundsBegunBy(now, day));
  const owner = round && ownersOf(now, round)[each.owner % Math.max(1, ownersOf(now, round).length)];
  const duty =
    round && owner ? `${owner.kind === 'client' ? 'visit' : 'submit'}:${round.id}:${owner.id}` : undefined;
  const record = () => ({
    record: {
      form: round?.rule.form ?? 'fa',
      formVersion: 1,
      period: round?.period.name ?? '2026-W10',
      submitter: owner?.kind === 'person' ? owner.id : `p${each.owner % 7}`,
      unit: owner?.kind === 'unit' ? owner.id : 'u1',
      store: null,
      client: owner?.kind === 'client' ? owner.id : null,
      received: null,
      nil: false,
      externalId: null,
      draft: `d${nth}`,
      rowKey: null,
    },
    answers: { result: each.yes ? 'yes' : 'no' },
  });
  switch (each.kind) {
    case 'person': {
      const person = pick([...world.people.values()]);
      const spell = person?.spells[each.owner % person.spells.length];
      return person && spell ? event('person.joined', `person:${person.id}`, spell) : [];
    }
    case 'person-left':
      return world.people.size > 0
        ? event('person.left', `person:p${each.which % world.people.size}`, {
            to: addDays(day, each.owner % 30),
          })
        : [];
    case 'unit': {
      const unit = pick([...world.units.values()]);
      const spell = unit?.spells[each.owner % unit.spells.length];
      return unit && spell ? event('unit.opened', `unit:${unit.id}`, spell) : [];
    }
    case 'client': {
      const client = pick([...world.clients.values()]);
      const spell = client?.spells[each.owner % client.spells.length];
      return client && spell ? event('client.added', `client:${client.id}`, spell) : [];
    }
    case 'client-ended':
      return now.clients.size > 0
        ? event('client.ended', `client:${[...now.clients.keys()][0]}`, { to: day })
        : [];
    case 'policy': {
      const next = world.policies[now.policies.length];
      if (!next) return [];
      const effective = next.policy.effective > day ? next.policy.effective : addDays(day, 1);
      return event('policy.adopted', 'policy:policy', {
        text: '',
        hash: '',
        policy: { ...next.policy, effective },
      });
    }
    case 'calendar': {
      const year = pick(world.calendar.years);
      return year
        ? event('calendar.adopted', `calendar:${year.year}`, { text: '', hash: '', holidays: year })
        : [];
    }
    case 'record':
      records.push(`R${nth}`);
      return event('record.submitted', `record:R${nth}`, record());
    case 'amend':
      return records.length > 0
        ? event('record.amended', `record:${records[each.owner % records.length]}`, {
            ...record(),
            reason: '改',
          })
        : [];
    case 'withdraw':
      return records.length > 0
        ? event('record.withdrawn', `record:${records[each.owner % records.length]}`, { reason: '撤' })
        : [];
    case 'waive':
      return duty ? event('duty.waived', `duty:${duty}`, { reason: '停业', allowedBy: 'p0' }) : [];
    case 'extend':
      return duty
        ? event('duty.extended', `duty:${duty}`, {
            due: addDays(round?.due ?? day, each.owner % 9),
            reason: '出差',
            allowedBy: 'p0',
          })
        : [];
    case 'case':
      return event('case.opened', `case:CA${nth}`, {
        kind: each.yes ? 'urgent' : 'major',
        record: 'R',
        form: 'fa',
        knownOn: day,
        owedBy: 'marketing',
      });
    case 'told':
      return event('case.opened', `case:CB${nth}`, {
        kind: 'urgent',
        record: 'R',
        form: 'fa',
        knownOn: day,
        owedBy: 'marketing',
      }).concat(
        event('case.escalated', `case:CB${nth}`, {
          to: 'p0',
          spokenAt: `${day}T01:00:00.000Z`,
          spokenOn: day,
          record: 'R',
        }),
      );
    default:
      return [];
  }
}

/** What a listing shows of duties, for comparing two of them. */
const shown = (duties: readonly Duty[]) => duties.map((duty) => JSON.stringify(duty)).toSorted();

function expectSame(journal: Journal, asOf: Day): void {
  const world = worldOf(journal.db, ZONE);
  const fromNothing = deriveDuties(world, storedFacts(journal.db, ZONE, asOf), asOf);
  const standing = standingAsOf(journal, asOf);
  const having = (...wanted: string[]) => fromNothing.filter((duty) => wanted.includes(statusOf(duty, asOf)));
  expect(shown(standing.pending().overdue)).toEqual(shown(having('overdue')));
  expect(shown(standing.pending().waiting)).toEqual(shown(having('waiting')));
  expect(shown(standing.open())).toEqual(shown(having('open', 'overdue', 'waiting', 'not-open')));
  for (const duty of fromNothing) expect(standing.duty(duty.id)).toEqual(duty);
  for (const round of roundsBegunBy(world, asOf)) {
    const { returns, steps } = standing.ofRound(round);
    const derived = dutiesOfRound(world, round, standing.facts);
    expect(returns).toEqual(derived.filter(({ owner }) => owner.kind !== 'role'));
    expect(shown(steps)).toEqual(shown(derived.filter(({ owner }) => owner.kind === 'role')));
  }
}

const FIRST_DAY = '2026-01-05';

test(
  'what the index answers is what is computed from nothing, whatever happened in whatever order',
  { timeout: 300_000 },
  () => {
    holdsAtRandom(
      'index equals computation from nothing',
      1000,
      fc.property(
        worlds,
        fc.array(happening, { minLength: 5, maxLength: 30 }),
        fc.nat(60),
        (world, happenings, wait) => {
          const { journal, clock } = office(program, `${FIRST_DAY}T01:00:00.000Z`);
          try {
            let day = FIRST_DAY;
            const records: string[] = [];
            const first = world.policies[0];
            const begin: Happening[] = [
              ...[...world.people.keys()].map((_, which) => ({
                kind: 'person' as const,
                later: 0,
                which,
                owner: 0,
                yes: true,
              })),
              ...[...world.units.keys()].map((_, which) => ({
                kind: 'unit' as const,
                later: 0,
                which,
                owner: 0,
                yes: true,
              })),
            ];
            clock.at = `${day}T02:00:00.000Z`;
            if (first) {
              journal.perform({ actor: 'setup', by: 'setup', channel: 'terminal' }, () => [
                {
                  kind: 'policy.adopted',
                  version: 1,
                  subject: 'policy:policy',
                  body: { text: '', hash: '', policy: first.policy as never },
                },
              ]);
            }
            for (const [nth, each] of [...begin, ...happenings].entries()) {
              day = addDays(day, each.later);
              clock.at = `${day}T02:00:00.000Z`;
              const now = worldOf(journal.db, ZONE);
              const events = eventsOf(each, nth, world, now, day, records);
              if (events.length > 0)
                journal.perform({ actor: 'p1', by: 'p1', channel: 'terminal' }, () => events);
              if (nth % 5 === 0) expectSame(journal, journal.lastDay());
            }
            expectSame(journal, addDays(journal.lastDay(), wait));
          } finally {
            journal.close();
          }
        },
      ),
    );
  },
);
