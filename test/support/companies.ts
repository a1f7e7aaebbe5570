import fc from 'fast-check';
import { addDays, type Day } from '../../src/kernel/days.ts';
import { say } from '../../src/kernel/language.ts';
import { makeCalendar } from '../../src/rules/calendar/calendar.ts';
import type { HolidayYear } from '../../src/rules/calendar/types.ts';
import type { Interval, World } from '../../src/rules/duties/types.ts';
import type { Rhythm } from '../../src/rules/periods/types.ts';
import type { Offset, Owes, Policy, ReturnRule, Step, Window } from '../../src/rules/policy/types.ts';
import { happenings, type Happened } from './happenings.ts';

/**
 * A random company: small, but with everything that decides about duties: several versions of a policy with other
 * rhythms, windows and owners, people, units and clients that come, change and go, units by reference, holidays with
 * gaps, and what happened until `today`. Nothing in it is about infoctl's default policy.
 */
export type Company = Happened & { readonly world: World; readonly today: Day };

const ROLES = ['sales-rep', 'marketing', 'deputy-gm', 'leader', 'general-manager'] as const;
const UNIT_KINDS = ['store', 'branch', 'office'] as const;
const CLIENT_KINDS = ['hotel', 'dealer'] as const;
const FORMS = ['fa', 'fb'] as const;
const START: Day = '2025-12-01';

/** A day from 1 December 2025 to the end of 2026. */
const day = (from = 0, to = 395): fc.Arbitrary<Day> =>
  fc.integer({ min: from, max: to }).map((days) => addDays(START, days));

const words = (ids: readonly string[]) => ids.map((id) => ({ id, label: say(id, id) }));

/** One to three spells in the order of time, now with a gap, now without. */
const spells = <S>(what: fc.Arbitrary<S>): fc.Arbitrary<(Interval & S)[]> =>
  fc
    .tuple(
      fc.option(day(), { nil: null, freq: 1 }),
      fc.array(fc.tuple(what, fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 3 })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.boolean(),
    )
    .map(([begin, stretches, ends]) => {
      const result: (Interval & S)[] = [];
      let from = begin;
      for (const [index, [held, length, gap]] of stretches.entries()) {
        const last = index === stretches.length - 1;
        const to = last && !ends ? null : addDays(from ?? START, length);
        result.push({ ...held, from, to });
        if (to !== null) from = addDays(to, 1 + gap * gap);
      }
      return result;
    });

const person = spells(
  fc.record({
    name: fc.constantFrom('甲', '乙', '丙'),
    unit: fc.constantFrom('u0', 'u1', 'u2', 'u3', 'u4', 'nowhere'),
    roles: fc.subarray([...ROLES], { maxLength: 2 }),
    post: fc.constantFrom('full', 'part'),
  }),
);

/** The parent of unit n is one before it, so that units make a tree; now and then a circle is closed. */
const unit = (index: number) =>
  spells(
    fc.record({
      name: fc.constant(`单位${index}`),
      kind: fc.constantFrom(...UNIT_KINDS),
      parent: fc.oneof(
        {
          weight: 12,
          arbitrary: fc.constantFrom(null, ...[0, 1, 2, 3, 4].slice(0, index).map((n) => `u${n}`)),
        },
        { weight: 1, arbitrary: fc.constantFrom('u4', 'nowhere') },
      ),
      accounting: fc.constant(null),
      scope: fc.oneof(
        { weight: 5, arbitrary: fc.constant('bound' as const) },
        { weight: 1, arbitrary: fc.constant('reference' as const) },
      ),
      outlet: fc.constant(null),
    }),
  );

const client = spells(
  fc.record({
    name: fc.constantFrom('东方酒店', '德丰商行'),
    kind: fc.constantFrom(...CLIENT_KINDS),
    owner: fc.constantFrom(null, 'p0', 'p1', 'p2', 'gone'),
  }),
);

const roll = fc.constantFrom<Offset['roll'][]>('none', 'next-workday', 'previous-workday');

const offset = (anchor: Offset['anchor'], min: number, max: number): fc.Arbitrary<Offset> =>
  fc.record({
    anchor: fc.constant(anchor),
    count: fc.integer({ min, max }),
    unit: fc.oneof(
      { weight: 4, arbitrary: fc.constant('days' as const) },
      { weight: 1, arbitrary: fc.constant('workdays' as const) },
    ),
    roll,
  });

const window = (rhythm: Rhythm): fc.Arbitrary<Window> =>
  rhythm === 'quarter'
    ? fc
        .integer({ min: 1, max: 3 })
        .chain((monthEnd) =>
          fc.record({ opens: offset({ monthEnd }, -6, 0), due: offset({ monthEnd }, 0, 6) }),
        )
    : fc.record({
        opens: fc.oneof(offset('start', 0, 2), offset('end', -4, 0)),
        due: fc.oneof(offset('end', -2, 8), offset('start', 0, 4)),
      });

const owes: fc.Arbitrary<Owes> = fc.oneof(
  fc.constantFrom(...ROLES).map((role) => ({ role })),
  fc.subarray([...UNIT_KINDS], { minLength: 1 }).map((kinds) => ({ unit: kinds })),
  fc.record({
    client: fc.oneof(fc.constant('any' as const), fc.subarray([...CLIENT_KINDS], { minLength: 1 })),
    by: fc.constantFrom(...ROLES),
  }),
);

const step = (kind: Step['do']): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.constant(kind),
    by: fc.constantFrom(...ROLES),
    within: fc.oneof(
      fc.constant(null),
      fc.integer({ min: 0, max: 9 }).map((days) => ({ days })),
      fc.integer({ min: 1, max: 5 }).map((workdays) => ({ workdays })),
    ),
    from: fc.constantFrom('due', 'step'),
    roll: fc.constantFrom('none', 'next-workday'),
  });

const steps: fc.Arbitrary<Step[]> = fc
  .constantFrom<Step['do'][][]>(
    [],
    ['analyse'],
    ['analyse', 'decide', 'relay'],
    ['handle', 'analyse', 'decide', 'relay'],
    ['analyse', 'decide', 'relay', 'handle'],
  )
  .chain((kinds) => fc.tuple(...kinds.map(step)) as fc.Arbitrary<Step[]>);

const grounds = {
  clause: fc.constantFrom('甲·一', null),
  text: fc.constant(null),
  reading: fc.constant(null),
  byDefault: fc.boolean(),
};

const rule = (id: string): fc.Arbitrary<ReturnRule> =>
  fc
    .uniqueArray(fc.constantFrom<Rhythm[]>('day', 'week', 'month', 'quarter', 'half-year', 'year'), {
      minLength: 1,
      maxLength: 2,
    })
    .chain((each) =>
      fc.record({
        ...grounds,
        id: fc.constant(id),
        form: fc.constantFrom(...FORMS),
        each: fc.constant(each),
        except: fc.constantFrom([], ['2026-02', '2026-W07'], ['2026-Q1']),
        owes,
        windows: fc.record(Object.fromEntries(each.map((rhythm) => [rhythm, window(rhythm)]))),
        countsIf: fc.constantFrom(null, { result: ['yes', 'refused'] }),
        // oxlint-disable-next-line unicorn/no-thenable -- the word of the policy file
        then: steps,
      }),
    );

const policy: fc.Arbitrary<Policy> = fc.record({
  grammar: fc.constant(1 as const),
  edition: fc.constant(1),
  effective: day(0, 330),
  unitKinds: fc.constant(words(UNIT_KINDS)),
  clientKinds: fc.constant(words(CLIENT_KINDS)),
  roles: fc.constant(words(ROLES)),
  aliases: fc.constant({}),
  returns: fc
    .subarray(['r1', 'r2', 'r3'], { minLength: 1 })
    .chain((ids) => fc.tuple(...ids.map(rule)) as fc.Arbitrary<ReturnRule[]>),
  cases: fc.subarray(['urgent', 'major'] as const).chain(
    (kinds) =>
      fc.tuple(
        ...kinds.map((kind) =>
          fc.record({
            ...grounds,
            case: fc.constant(kind),
            do: fc.constant('escalate' as const),
            by: fc.constantFrom(...ROLES),
            within: fc.constantFrom({ days: 0 }, { days: 1 }, { workdays: 2 }, null),
            roll: fc.constantFrom('none' as const, 'next-workday' as const),
          }),
        ),
      ) as fc.Arbitrary<Policy['cases'][number][]>,
  ),
  revision: fc.option(
    fc.record({ ...grounds, by: fc.constantFrom(...ROLES), within: fc.constantFrom({ years: 1 }, null) }),
    { nil: null, freq: 3 },
  ),
});

/** Versions take effect on different days, oldest first; each later one was adopted up to 60 days before. */
const policies = fc
  .uniqueArray(fc.tuple(policy, fc.integer({ min: 0, max: 60 })), {
    minLength: 1,
    maxLength: 3,
    selector: ([{ effective }]) => effective,
  })
  .map((versions) =>
    versions
      .toSorted(([a], [b]) => (a.effective < b.effective ? -1 : 1))
      .map(([version, ahead], index) => ({
        policy: { ...version, edition: index + 1 },
        adoptedOn: index === 0 ? version.effective : addDays(version.effective, -ahead),
      })),
  );

const holidayYear = (year: number): fc.Arbitrary<HolidayYear> => {
  const dayOf = fc.integer({ min: 0, max: 364 }).map((days) => addDays(`${year}-01-01`, days));
  const stretch = fc
    .tuple(dayOf, fc.integer({ min: 1, max: 9 }))
    .map(([first, length]) => Array.from({ length }, (_, index) => addDays(first, index)));
  return fc.record({
    year: fc.constant(year),
    source: fc.constant('通知'),
    off: fc.array(stretch, { maxLength: 4 }).map((stretches) => [...new Set(stretches.flat())]),
    work: fc.uniqueArray(dayOf, { maxLength: 4 }),
  });
};

const holidays = fc
  .subarray([2025, 2026, 2027])
  .chain((years) => fc.tuple(...years.map(holidayYear)) as fc.Arbitrary<HolidayYear[]>);

const numbered = <T>(letter: string, all: readonly T[]) =>
  new Map(all.map((each, index) => [`${letter}${index}`, { id: `${letter}${index}`, spells: each }]));

/** Random worlds, without what happened in them. */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    policies,
    reviews: fc.array(day(), { maxLength: 2 }).map((days) => days.toSorted()),
    holidays,
    people: fc.array(person, { maxLength: 7 }),
    units: fc.tuple(unit(0), unit(1), unit(2), unit(3), unit(4)),
    clients: fc.array(client, { maxLength: 3 }),
  })
  .map((made) => ({
    zone: 'Asia/Shanghai',
    policies: made.policies,
    reviews: made.reviews,
    calendar: makeCalendar(made.holidays),
    people: numbered('p', made.people),
    units: numbered('u', made.units),
    clients: numbered('c', made.clients),
  }));

/** What was adopted and reviewed by a day; nobody knows of later acts. */
const knownBy = (world: World, today: Day): World => ({
  ...world,
  policies: world.policies.filter(({ adoptedOn }, index) => index === 0 || adoptedOn <= today),
  reviews: world.reviews.filter((review) => review <= today),
});

/** Random companies with what happened in them until a random day of 2026. */
export const companies: fc.Arbitrary<Company> = fc
  .tuple(worlds, day(45, 395))
  .map(([world, today]) => ({ world: knownBy(world, today), today }))
  .chain(({ world, today }) => happenings(world, today).map((happened) => ({ world, today, ...happened })));
