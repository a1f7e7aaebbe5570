import { describe, expect, test } from 'vitest';
import type { Duty } from '../../../src/rules/duties/types.ts';
import { concernsUnits, unitsUnder } from '../../../src/work/duties/units.ts';
import { company } from '../../support/handing-in.ts';

const world = company();
const owed = (kind: Duty['owner']['kind'], id: string): Duty => ({
  id: `x:y:${id}`,
  kind: 'submit',
  subject: 'y',
  owner: { kind, id },
  form: null,
  round: null,
  period: null,
  opens: '2026-11-16',
  due: '2026-11-23',
  provisional: false,
  clause: null,
  done: null,
  waiver: null,
  extendedFrom: null,
});

test('a unit and all under it, as they lay on the day', () => {
  const moved = company({
    units: {
      hq: {},
      east: { parent: 'hq' },
      south: { parent: 'hq' },
      s1: [
        { parent: 'east', to: '2026-10-31' },
        { parent: 'south', from: '2026-11-01' },
      ],
    },
  });
  expect([...unitsUnder(moved, 'east', '2026-10-31')].toSorted()).toEqual(['east', 's1']);
  expect([...unitsUnder(moved, 'east', '2026-11-01')]).toEqual(['east']);
  expect(unitsUnder(moved, 'hq', '2026-11-01').size).toBe(4);
});

test('units in a circle end where they began', () => {
  const circle = company({ units: { a: { parent: 'b' }, b: { parent: 'a' } } });
  expect([...unitsUnder(circle, 'a', '2026-11-01')].toSorted()).toEqual(['a', 'b']);
});

describe('a duty is the business of a unit', () => {
  test.each([
    ['that owes it', owed('unit', 's1'), 'east', true],
    ['whose person owes it', owed('person', 'r1'), 'east', true],
    ['whose person answers for the client', owed('client', 'c1'), 'mk', true],
    ['whose people hold the role', owed('role', 'marketing'), 'mk', true],
    ['not of another', owed('unit', 's1'), 'south', false],
    ['not where its people only sit elsewhere', owed('person', 'r2'), 'east', false],
    ['not of marketing because of a store', owed('unit', 's1'), 'mk', false],
  ])('%s', (_whose, duty, unit, its) => {
    const units = unitsUnder(world, unit, '2026-11-24');
    expect(concernsUnits(duty, units, world, '2026-11-24')).toBe(its);
  });
});
