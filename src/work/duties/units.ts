import type { Day } from '../../kernel/days.ts';
import { answerable } from '../../rules/duties/duties.ts';
import { spellOnOrBefore } from '../../rules/duties/spells.ts';
import type { Duty, World } from '../../rules/duties/types.ts';

/** A unit and every unit that lies under it on a day. */
export function unitsUnder(world: World, unit: string, day: Day): Set<string> {
  const under = new Set([unit]);
  const parents = [...world.units.values()].map(({ id, spells }) => ({
    id,
    parent: spellOnOrBefore(spells, day)?.parent,
  }));
  for (let grown = true; grown;) {
    grown = false;
    for (const { id, parent } of parents) {
      if (parent && under.has(parent) && !under.has(id)) grown = !!under.add(id);
    }
  }
  return under;
}

/** True where a duty is the business of one of the units: theirs, one of their people's, or answered for by one. */
export function concernsUnits(duty: Duty, units: ReadonlySet<string>, world: World, asOf: Day): boolean {
  if (duty.owner.kind === 'unit') return units.has(duty.owner.id);
  const people = duty.owner.kind === 'person' ? [duty.owner.id] : answerable(world, duty, asOf);
  return people.some((id) => {
    const unit = spellOnOrBefore(world.people.get(id)?.spells ?? [], asOf)?.unit;
    return unit !== undefined && units.has(unit);
  });
}
