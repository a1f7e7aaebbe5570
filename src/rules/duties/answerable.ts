import type { Day } from '../../kernel/days.ts';
import { readRoundId } from './ids.ts';
import { byReference, organisationOf } from './organisation.ts';
import { roundOf } from './rounds.ts';
import { holdsOn, spellOn, spellOnOrBefore } from './spells.ts';
import type { Duty, Person, World } from './types.ts';

const LEADER = 'leader';
const GENERAL_MANAGER = 'general-manager';
/** The role that answers for a client where no rule names another (沟通·二·4). */
const MARKETING = 'marketing';

/**
 * Who is asked about a duty: found on its due date, or where it has none on the as-of day. Where all of them have
 * ended since, it is found anew on the as-of day. Empty only where there is nobody.
 */
export function answerable(world: World, duty: Duty, asOf: Day): readonly string[] {
  const day = duty.due ?? asOf;
  const asked = askedOn(world, duty, day);
  const present = asked.filter((id) => !hasEnded(world.people.get(id), asOf));
  return present.length > 0 || day >= asOf ? present : askedOn(world, duty, asOf);
}

function askedOn(world: World, duty: Duty, day: Day): readonly string[] {
  const { kind, id } = duty.owner;
  switch (kind) {
    case 'person':
      return forPerson(world, id, day);
    case 'unit':
      return forUnit(world, id, day);
    case 'client':
      return forClient(world, duty, day);
    case 'role':
      return forRole(world, id, day);
  }
}

function forPerson(world: World, id: string, day: Day): readonly string[] {
  const spells = world.people.get(id)?.spells ?? [];
  if (spellOn(spells, day)) return [id];
  return leaderUpward(world, spellOnOrBefore(spells, day)?.unit ?? null, day);
}

/** A store: its leaders, else its staff, else the leader of the unit above, upward. */
function forUnit(world: World, id: string, day: Day): readonly string[] {
  const leaders = leadersOf(world, id, day);
  if (leaders.length > 0) return leaders;
  const staff = staffOf(world, id, day);
  return staff.length > 0 ? unique(staff) : leaderUpward(world, parentOf(world, id, day), day);
}

/** A client: its owner if that person holds the answering role that day, else that role. */
function forClient(world: World, duty: Duty, day: Day): readonly string[] {
  const role = answeringRole(world, duty);
  const owner = spellOnOrBefore(world.clients.get(duty.owner.id)?.spells ?? [], day)?.owner;
  return owner && holdersOf(world, role, day).includes(owner) ? [owner] : forRole(world, role, day);
}

function answeringRole(world: World, duty: Duty): string {
  const named = readRoundId(duty.subject);
  const owes = named && roundOf(world, named.rule, named.period)?.rule.owes;
  return owes && 'client' in owes ? owes.by : MARKETING;
}

/** A role: its holders, else the leader of the last holder's unit, upward. */
function forRole(world: World, role: string, day: Day): readonly string[] {
  const holders = holdersOf(world, role, day);
  return holders.length > 0 ? holders : leaderUpward(world, unitOfLastHolder(world, role, day), day);
}

function unitOfLastHolder(world: World, role: string, day: Day): string | null {
  let last: { readonly to: Day; readonly unit: string } | undefined;
  for (const { spell } of organisationOf(world).byRole.get(role) ?? []) {
    if (spell.to !== null && spell.to < day && (!last || spell.to > last.to))
      last = { to: spell.to, unit: spell.unit };
  }
  return last?.unit ?? null;
}

/** The leaders of a unit, else of the one above it, and so on; at the end the general manager. */
function leaderUpward(world: World, from: string | null, day: Day): readonly string[] {
  const passed = new Set<string>();
  for (let unit = from; unit !== null && !passed.has(unit); unit = parentOf(world, unit, day)) {
    const leaders = leadersOf(world, unit, day);
    if (leaders.length > 0) return leaders;
    passed.add(unit);
  }
  return holdersOf(world, GENERAL_MANAGER, day);
}

const parentOf = (world: World, unit: string, day: Day): string | null =>
  spellOnOrBefore(world.units.get(unit)?.spells ?? [], day)?.parent ?? null;

/** People of units by reference hold nothing for us (管理·5). */
const holdersOf = (world: World, role: string, day: Day): string[] =>
  unique(
    (organisationOf(world).byRole.get(role) ?? []).filter(
      ({ spell }) => holdsOn(spell, day) && !byReference(world, spell.unit, day),
    ),
  );

const staffOf = (world: World, unit: string, day: Day) =>
  (organisationOf(world).byUnit.get(unit) ?? []).filter(({ spell }) => holdsOn(spell, day));

const leadersOf = (world: World, unit: string, day: Day): string[] =>
  unique(staffOf(world, unit, day).filter(({ spell }) => spell.roles.includes(LEADER)));

const unique = (held: readonly { readonly id: string }[]): string[] => [...new Set(held.map(({ id }) => id))];

const hasEnded = (person: Person | undefined, asOf: Day): boolean =>
  person?.spells.every((spell) => spell.to !== null && spell.to < asOf) === true;
