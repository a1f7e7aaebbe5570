import { makeCalendar } from '../../src/rules/calendar/calendar.ts';
import type { HolidayYear } from '../../src/rules/calendar/types.ts';
import type { Client, Person, SeenFact, Unit, World } from '../../src/rules/duties/types.ts';
import type { AdoptedPolicy, Policy } from '../../src/rules/policy/types.ts';

/** The arrangement of 2026 as the State Council published it. */
export const holidays2026: HolidayYear = {
  year: 2026,
  source: '国务院办公厅关于2026年部分节假日安排的通知',
  off: [
    ...days('2026-01-', 1, 3),
    ...days('2026-02-', 15, 23),
    ...days('2026-04-', 4, 6),
    ...days('2026-05-', 1, 5),
    ...days('2026-06-', 19, 21),
    ...days('2026-09-', 25, 27),
    ...days('2026-10-', 1, 7),
  ],
  work: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};

function days(month: string, first: number, last: number): string[] {
  return Array.from(
    { length: last - first + 1 },
    (_, index) => month + String(first + index).padStart(2, '0'),
  );
}

type PersonSpell = Person['spells'][number];
type UnitSpell = Unit['spells'][number];
type ClientSpell = Client['spells'][number];
/** What a test says of a spell; the rest is what most have. */
type Said<S> = Partial<S>;

export type WorldSaid = {
  readonly policies?: readonly (Policy | AdoptedPolicy)[];
  readonly reviews?: readonly string[];
  readonly holidays?: readonly HolidayYear[];
  readonly people?: Readonly<Record<string, Said<PersonSpell> | readonly Said<PersonSpell>[]>>;
  readonly units?: Readonly<Record<string, Said<UnitSpell> | readonly Said<UnitSpell>[]>>;
  readonly clients?: Readonly<Record<string, Said<ClientSpell> | readonly Said<ClientSpell>[]>>;
};

/** A world from the few words that a test is about; a policy alone counts as adopted on the day it takes effect. */
export function worldOf(said: WorldSaid): World {
  const open = { from: null, to: null };
  return {
    zone: 'Asia/Shanghai',
    policies: (said.policies ?? []).map((each) =>
      'policy' in each ? each : { policy: each, adoptedOn: each.effective },
    ),
    reviews: said.reviews ?? [],
    calendar: makeCalendar(said.holidays ?? [holidays2026]),
    people: entries(said.people, (id) => ({
      ...open,
      name: id,
      unit: 'hq',
      roles: [],
      post: 'full' as const,
    })),
    units: entries(said.units, (id) => ({
      ...open,
      name: id,
      kind: 'department',
      parent: null,
      accounting: null,
      scope: 'bound' as const,
      outlet: null,
    })),
    clients: entries(said.clients, (id) => ({ ...open, name: id, kind: 'hotel', owner: null })),
  };
}

function entries<S>(
  said: Readonly<Record<string, Said<S> | readonly Said<S>[]>> | undefined,
  usual: (id: string) => S,
) {
  return new Map(
    Object.entries(said ?? {}).map(([id, spells]) => [
      id,
      {
        id,
        spells: (Array.isArray(spells) ? spells : [spells]).map((spell: Said<S>) => ({
          ...usual(id),
          ...spell,
        })),
      },
    ]),
  );
}

let seq = 0;

/** A fact as the journal hands it on; it was recorded on the day it counts for, after all facts made before it. */
export function factOf(
  key: string,
  day: string,
  data: SeenFact['data'],
  more: Partial<SeenFact> = {},
): SeenFact {
  seq += 1;
  return { key, day, data, subject: `test:${seq}`, seen: day, tick: seq, site: 'HQ', seq, ...more };
}
