import type { Day } from '../../../src/kernel/days.ts';
import type { Interval, World } from '../../../src/rules/duties/types.ts';
import type { Owes } from '../../../src/rules/policy/types.ts';

// The plain way: everybody is asked, nothing is prepared. What the program finds must be the same.

const holds = ({ from, to }: Interval, day: Day) => (from ?? '') <= day && day <= (to ?? '9999');

/** Who owes a return on a day, found by asking everybody; in the order of ids. */
export function owersByAskingEverybody(world: World, owes: Owes, day: Day): string[] {
  if ('role' in owes) return holdersByAskingEverybody(world, owes.role, day);
  if ('unit' in owes) {
    return those(
      world.units,
      day,
      (spell, id) => owes.unit.includes(spell.kind) && !byReference(world, id, day),
    );
  }
  return those(world.clients, day, (spell) => owes.client === 'any' || owes.client.includes(spell.kind));
}

/** Whether anybody could be asked in the end. */
export const holdsGeneralManager = (world: World, day: Day): boolean =>
  holdersByAskingEverybody(world, 'general-manager', day).length > 0;

const holdersByAskingEverybody = (world: World, role: string, day: Day): string[] =>
  those(world.people, day, ({ roles, unit }) => roles.includes(role) && !byReference(world, unit, day));

function those<S extends Interval>(
  all: ReadonlyMap<string, { readonly spells: readonly S[] }>,
  day: Day,
  meets: (spell: S, id: string) => boolean,
): string[] {
  const found = [...all].filter(([id, { spells }]) =>
    spells.some((spell) => holds(spell, day) && meets(spell, id)),
  );
  return found.map(([id]) => id).toSorted();
}

function byReference(world: World, unit: string, day: Day, depth = 0): boolean {
  const spell = world.units.get(unit)?.spells.find((each) => holds(each, day));
  if (!spell || depth > 10) return false;
  return (
    spell.scope === 'reference' || (spell.parent !== null && byReference(world, spell.parent, day, depth + 1))
  );
}
