import type { Day } from '../../kernel/days.ts';
import { spellOn } from './spells.ts';
import type { Client, Person, Unit, World } from './types.ts';

type Spell<T extends { readonly spells: readonly unknown[] }> = T['spells'][number];
/** One spell and whose it is. */
export type Held<T extends { readonly spells: readonly unknown[] }> = {
  readonly id: string;
  readonly spell: Spell<T>;
};

/** The organisation turned round so that a question need not pass over everybody. Lists are in the order of ids. */
export type Organisation = {
  readonly byRole: ReadonlyMap<string, readonly Held<Person>[]>;
  readonly byUnit: ReadonlyMap<string, readonly Held<Person>[]>;
  readonly unitsByKind: ReadonlyMap<string, readonly Held<Unit>[]>;
  readonly clients: readonly Held<Client>[];
  /** Day → unit → whether it or a unit above it takes part by reference only; filled as asked. */
  readonly reference: Map<Day, Map<string, boolean>>;
};

const prepared = new WeakMap<World, Organisation>();

/** The organisation of a world, prepared at the first question. A world is never changed, only replaced. */
export function organisationOf(world: World): Organisation {
  let organisation = prepared.get(world);
  if (!organisation) prepared.set(world, (organisation = prepare(world)));
  return organisation;
}

function prepare(world: World): Organisation {
  const people = spellsOf(world.people);
  return {
    byRole: grouped(people, (held) => held.spell.roles),
    byUnit: grouped(people, (held) => [held.spell.unit]),
    unitsByKind: grouped(spellsOf(world.units), (held) => [held.spell.kind]),
    clients: spellsOf(world.clients),
    reference: new Map(),
  };
}

function spellsOf<T extends { readonly id: string; readonly spells: readonly unknown[] }>(
  all: ReadonlyMap<string, T>,
): readonly Held<T>[] {
  return [...all.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .flatMap(({ id, spells }) => spells.map((spell: Spell<T>) => ({ id, spell })));
}

function grouped<H>(all: readonly H[], words: (held: H) => readonly string[]): Map<string, H[]> {
  const groups = new Map<string, H[]>();
  for (const held of all) {
    for (const word of new Set(words(held))) {
      const group = groups.get(word);
      if (group) group.push(held);
      else groups.set(word, [held]);
    }
  }
  return groups;
}

/** True where a unit, or one above it, takes part by reference only on that day: it and its people owe nothing (管理·5). */
export function byReference(world: World, unit: string, day: Day): boolean {
  const { reference } = organisationOf(world);
  let known = reference.get(day);
  if (!known) reference.set(day, (known = new Map()));
  return known.get(unit) ?? askUpward(world, unit, day, known);
}

/** Asks the unit and those above it; a circle of units ends where it began. */
function askUpward(world: World, unit: string, day: Day, known: Map<string, boolean>): boolean {
  known.set(unit, false);
  const spell = spellOn(world.units.get(unit)?.spells ?? [], day);
  const above = spell?.parent ?? null;
  const answer =
    spell?.scope === 'reference' ||
    (above !== null && (known.get(above) ?? askUpward(world, above, day, known)));
  known.set(unit, answer);
  return answer;
}
