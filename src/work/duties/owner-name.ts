import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { sharesName, told } from '../../rules/duties/namesakes.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { nameOf } from '../org/find.ts';

/** Who owes a duty, by name; a role by its label. */
export function ownerName({ owner }: Duty, world: World, day: Day): Text {
  if (owner.kind === 'role') {
    const label = world.policies.at(-1)?.policy.roles.find((role) => role.id === owner.id)?.label;
    return label ?? say(owner.id, owner.id);
  }
  const name = nameOf(world, owner.kind, owner.id, day);
  return say(name, name);
}

/** The id of who owes a duty, where another of that name is in the register on that day; else null. */
export function ownerMark({ owner: { kind, id } }: Duty, world: World, day: Day): string | null {
  if (kind === 'role') return null;
  const register = { person: world.people, unit: world.units, client: world.clients }[kind];
  return sharesName(register, id, day) ? id : null;
}

/** A person by name, with the id behind it where another of that name is in office on that day: 李雷（r1）. */
export function personTold(id: string, world: World, day: Day): Text {
  const name = nameOf(world, 'person', id, day);
  return told(say(name, name), sharesName(world.people, id, day) ? id : null);
}
