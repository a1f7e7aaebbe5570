import { describe, expect, test } from 'vitest';
import { answerable, dutyOf, factsFrom } from '../../../src/rules/duties/duties.ts';
import { factOf, type WorldSaid, worldOf } from '../../support/sample-world.ts';
import { defaultPolicy } from './default-policy.ts';

const units = {
  hq: {},
  mk: { parent: 'hq' },
  east: { parent: 'hq', kind: 'sales-branch' },
  s1: { parent: 'east', kind: 'store' },
};

/** Who is asked about a duty; what is said of the people replaces the usual ones. */
function asked(id: string, people: WorldSaid['people'], asOf = '2026-11-24', more: WorldSaid = {}) {
  const world = worldOf({
    policies: [defaultPolicy],
    units,
    people: { r0: { roles: ['sales-rep'] }, ...people },
    ...more,
  });
  const analysed = factOf('analyse:sales-feedback/2026-W47:marketing', '2026-11-20', {
    what: 'fulfilled',
    by: 'x',
  });
  const duty = dutyOf(world, id, factsFrom([analysed]));
  if (!duty) throw new Error(`no duty ${id}`);
  return answerable(world, duty, asOf);
}

const leader = (unit: string) => ({ roles: ['leader'], unit });

describe('a person', () => {
  const SUBMIT = 'submit:sales-feedback/2026-W47:r1';
  const rep = { roles: ['sales-rep'], unit: 'east' };

  test('is asked for what he or she owes', () => {
    expect(asked(SUBMIT, { r1: rep, l1: leader('east') })).toEqual(['r1']);
  });

  test('who had gone by the due date is passed over: the leader of the unit, upward to the general manager', () => {
    // The reference day is Sunday the 22nd, the due date Monday the 23rd.
    const gone = { ...rep, to: '2026-11-22' };
    expect(asked(SUBMIT, { r1: gone, l1: leader('east'), g: { roles: ['general-manager'] } })).toEqual([
      'l1',
    ]);
    expect(asked(SUBMIT, { r1: gone, l0: leader('hq'), g: { roles: ['general-manager'] } })).toEqual(['l0']);
    expect(asked(SUBMIT, { r1: gone, g: { roles: ['general-manager'] } })).toEqual(['g']);
    expect(asked(SUBMIT, { r1: gone })).toEqual([]);
  });

  test('who has gone since the due date is passed over too', () => {
    const gone = { ...rep, to: '2026-12-31' };
    expect(asked(SUBMIT, { r1: gone, l1: leader('east') }, '2026-12-31')).toEqual(['r1']);
    expect(asked(SUBMIT, { r1: gone, l1: leader('east') }, '2027-01-01')).toEqual(['l1']);
  });

  test('who only changed unit or role is still the one', () => {
    const moved = [
      { ...rep, to: '2026-11-22' },
      { roles: ['clerk'], unit: 'mk', from: '2026-11-23' },
    ];
    expect(asked(SUBMIT, { r1: moved, l1: leader('east') })).toEqual(['r1']);
  });
});

describe('a store', () => {
  const STORE = 'submit:customer-opinion/2026-Q3:s1';
  const staff = { roles: ['store-staff'], unit: 's1' };

  test('its leaders, else its staff, else the leader of the unit above, upward', () => {
    expect(asked(STORE, { a: staff, b: leader('s1'), l1: leader('east') })).toEqual(['b']);
    expect(asked(STORE, { a: staff, c: staff, l1: leader('east') })).toEqual(['a', 'c']);
    expect(asked(STORE, { l1: leader('east') })).toEqual(['l1']);
    expect(asked(STORE, { l0: leader('hq') })).toEqual(['l0']);
    expect(asked(STORE, { g: { roles: ['general-manager'] } })).toEqual(['g']);
  });

  test('on the due date: who came later is not asked, unless all of then have gone', () => {
    const then = { ...leader('s1'), to: '2026-10-31' };
    const now = { ...leader('s1'), from: '2026-11-01' };
    expect(asked(STORE, { b: then, c: now }, '2026-10-31')).toEqual(['b']);
    expect(asked(STORE, { b: then, c: now }, '2026-11-24')).toEqual(['c']);
    expect(asked(STORE, { b: leader('s1'), c: now }, '2026-11-24')).toEqual(['b']);
  });
});

describe('a client', () => {
  const VISIT = 'visit:client-visit/2026-Q4:c1';
  const owned = { clients: { c1: { owner: 'm1' } } };
  const marketing = { roles: ['marketing'], unit: 'mk' };

  test('its owner in marketing', () => {
    expect(asked(VISIT, { m1: marketing, m2: marketing }, '2026-11-24', owned)).toEqual(['m1']);
  });

  test('else the role marketing: nobody owns it, or the owner did not hold the role on the due date', () => {
    expect(asked(VISIT, { m1: marketing, m2: marketing }, '2026-11-24', { clients: { c1: {} } })).toEqual([
      'm1',
      'm2',
    ]);
    const left = [
      { ...marketing, to: '2026-10-30' },
      { roles: ['clerk'], from: '2026-10-31' },
    ];
    expect(asked(VISIT, { m1: left, m2: marketing }, '2026-11-24', owned)).toEqual(['m2']);
  });
});

describe('a role', () => {
  const ANALYSE = 'analyse:sales-feedback/2026-W46:marketing';
  const marketing = { roles: ['marketing'], unit: 'mk' };

  test('its holders on the due date', () => {
    expect(asked(ANALYSE, { m1: marketing, m2: marketing })).toEqual(['m1', 'm2']);
  });

  test('else the leader of the last holder’s unit, upward to the general manager', () => {
    const first = { ...marketing, unit: 'east', to: '2026-10-01' };
    const last = { ...marketing, to: '2026-10-31' };
    const people = { m1: first, m2: last, l1: leader('east'), g: { roles: ['general-manager'] } };
    expect(asked(ANALYSE, { ...people, l2: leader('mk') })).toEqual(['l2']);
    expect(asked(ANALYSE, { ...people, l0: leader('hq') })).toEqual(['l0']);
    expect(asked(ANALYSE, people)).toEqual(['g']);
  });

  test('without a due date, its holders on the as-of day', () => {
    const DECIDE = 'decide:sales-feedback/2026-W47:deputy-gm';
    const people = {
      d1: { roles: ['deputy-gm'], to: '2026-12-01' },
      d2: { roles: ['deputy-gm'], from: '2026-12-02' },
    };
    expect(asked(DECIDE, people, '2026-12-01')).toEqual(['d1']);
    expect(asked(DECIDE, people, '2026-12-02')).toEqual(['d2']);
  });

  test('people of a unit by reference hold it for themselves, not for us', () => {
    const jv = { units: { ...units, jv: { scope: 'reference' as const, parent: 'hq' } } };
    expect(asked(ANALYSE, { m1: marketing, m2: { ...marketing, unit: 'jv' } }, '2026-11-24', jv)).toEqual([
      'm1',
    ]);
  });
});
