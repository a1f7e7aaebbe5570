import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
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
