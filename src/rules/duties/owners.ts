import type { Day } from '../../kernel/days.ts';
import type { Owes } from '../policy/types.ts';
import { byReference, organisationOf } from './organisation.ts';
import { holdsOn } from './spells.ts';
import type { Owner, Round, World } from './types.ts';

const known = new WeakMap<World, WeakMap<Owes, Map<Day, readonly Owner[]>>>();

/**
 * Who owes a round one return each, in the order of ids: who held the role, existed, or was a client on the reference
 * day. Empty: the round does not exist, and nothing follows from it.
 */
export function ownersOf(world: World, round: Round): readonly Owner[] {
  const { owes } = round.rule;
  let byOwes = known.get(world);
  if (!byOwes) known.set(world, (byOwes = new WeakMap()));
  let byDay = byOwes.get(owes);
  if (!byDay) byOwes.set(owes, (byDay = new Map()));
  let owners = byDay.get(round.referenceDay);
  if (!owners) byDay.set(round.referenceDay, (owners = findOwners(world, owes, round.referenceDay)));
  return owners;
}

/** Units by reference, and all under them with their people, owe nothing (管理·5). */
function findOwners(world: World, owes: Owes, day: Day): Owner[] {
  const { byRole, unitsByKind, clients } = organisationOf(world);
  if ('role' in owes) {
    const holders = (byRole.get(owes.role) ?? []).filter(
      ({ spell }) => holdsOn(spell, day) && !byReference(world, spell.unit, day),
    );
    return ownersFrom('person', holders);
  }
  if ('unit' in owes) {
    const units = owes.unit
      .flatMap((kind) => unitsByKind.get(kind) ?? [])
      .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .filter(({ id, spell }) => holdsOn(spell, day) && !byReference(world, id, day));
    return ownersFrom('unit', units);
  }
  const asked = clients.filter(
    ({ spell }) => holdsOn(spell, day) && (owes.client === 'any' || owes.client.includes(spell.kind)),
  );
  return ownersFrom('client', asked);
}

/** One owner each, though they may have several spells that day; the lists come in the order of ids. */
function ownersFrom(kind: Owner['kind'], held: readonly { readonly id: string }[]): Owner[] {
  const owners: Owner[] = [];
  for (const { id } of held) if (owners.at(-1)?.id !== id) owners.push({ kind, id });
  return owners;
}
