import type { Day } from '../../kernel/days.ts';
import { say, type Language } from '../../kernel/language.ts';
import { type NamedRegister, sharesName, told } from '../../rules/duties/namesakes.ts';
import { spellOn, spellOnOrBefore } from '../../rules/duties/spells.ts';
import type { Interval, Owner, Unit, World } from '../../rules/duties/types.ts';

/** Something with a name of its own: a person, a unit, a client. */
export type Named = { readonly id: string; readonly name: string };

/**
 * What people, units and clients are called on a day; an id that nobody knows stands for itself, and a name that
 * another bears on that day has the id behind it.
 */
export type Names = {
  person(id: string): Named;
  unit(id: string): Named;
  client(id: string): Named;
  owner(owner: Owner): Named;
  /** Where a person works. */
  unitOf(person: string): string | null;
  /** The unit under which a unit's figures are shown: the sales branch or subsidiary above it, else itself. */
  branch(unit: string): string;
  /** The unit to which an owner belongs, as its branch; null for a role and for what has none. */
  branchOf(owner: Owner): Named | null;
  holders(role: string): readonly Named[];
  role(id: string): string;
};

/** Kinds of units under which the figures of the units below them are drawn together. */
const BRANCHES: readonly string[] = ['sales-branch', 'subsidiary', 'branch-office', 'joint-venture'];

/** The names of a company on one day; who has gone keeps the last name. */
export function namesAt(world: World, day: Day, language: Language): Names {
  const unitSpell = (id: string) => at(world.units.get(id)?.spells, day);
  const named = (register: NamedRegister, id: string): Named => {
    const name = at(register.get(id)?.spells, day)?.name ?? id;
    return { id, name: told(say(name, name), sharesName(register, id, day) ? id : null)[language] };
  };
  const unit = (id: string) => named(world.units, id);
  const person = (id: string) => named(world.people, id);
  const unitOf = (id: string) => at(world.people.get(id)?.spells, day)?.unit ?? null;
  const branch = (id: string) => branchAbove(id, unitSpell);
  const roles = world.policies.at(-1)?.policy.roles ?? [];
  const role = (id: string) => roles.find((word) => word.id === id)?.label[language] ?? id;
  return {
    person,
    unit,
    client: (id) => named(world.clients, id),
    owner: ({ kind, id }) =>
      kind === 'role'
        ? { id, name: role(id) }
        : named(world[({ person: 'people', unit: 'units', client: 'clients' } as const)[kind]], id),
    unitOf,
    branch,
    branchOf: ({ kind, id }) => {
      if (kind === 'role') return null;
      const client = kind === 'client' ? at(world.clients.get(id)?.spells, day) : undefined;
      const home = kind === 'unit' ? id : unitOf(kind === 'person' ? id : (client?.owner ?? ''));
      return home === null ? null : unit(branch(home));
    },
    holders: (wanted) =>
      [...world.people.values()].flatMap(({ id, spells }) =>
        spellOn(spells, day)?.roles.includes(wanted) ? [person(id)] : [],
      ),
    role,
  };
}

const at = <S extends Interval>(spells: readonly S[] | undefined, day: Day): S | undefined =>
  spells && (spellOnOrBefore(spells, day) ?? spells[0]);

function branchAbove(id: string, spellOf: (id: string) => Unit['spells'][number] | undefined): string {
  const passed = new Set<string>();
  for (let unit: string | null = id; unit !== null && !passed.has(unit);) {
    passed.add(unit);
    const spell = spellOf(unit);
    if (spell && BRANCHES.includes(spell.kind)) return unit;
    unit = spell?.parent ?? null;
  }
  return id;
}
