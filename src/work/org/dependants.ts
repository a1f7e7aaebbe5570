import type { Day } from '../../kernel/days.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import type { Interval, World } from '../../rules/duties/types.ts';
import type { Register } from './types.ts';

/** The ids of what belongs to an entry on a day: the units and people of a unit, the clients of a person. */
export type Dependants = {
  readonly units: readonly string[];
  readonly people: readonly string[];
  readonly clients: readonly string[];
};

export const dependants = (world: World, register: Register, id: string, day: Day): Dependants => ({
  units: register === 'unit' ? thatDay(world.units, day, ({ parent }) => parent === id) : [],
  people: register === 'unit' ? thatDay(world.people, day, ({ unit }) => unit === id) : [],
  clients: register === 'person' ? thatDay(world.clients, day, ({ owner }) => owner === id) : [],
});

function thatDay<S extends Interval>(
  all: ReadonlyMap<string, { readonly id: string; readonly spells: readonly S[] }>,
  day: Day,
  belongs: (spell: S) => boolean,
): string[] {
  return [...all.values()].flatMap(({ id, spells }) => {
    const spell = spellOn(spells, day);
    return spell && belongs(spell) ? [id] : [];
  });
}
