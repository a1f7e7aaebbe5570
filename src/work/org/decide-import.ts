import type { NewEvent } from '../../journal/types.ts';
import type { Text } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { isMark, markOf, type Candidate, type Refuse } from './candidate.ts';
import type { Setting } from './decide-entry.ts';
import { newRows } from './existing-rows.ts';
import { idFault } from './ids.ts';
import { refuseOverlaps } from './overlaps.ts';
import { parentsFirst } from './parents-first.ts';
import { readSpell, type Fault, type Written } from './read-spell.ts';
import { entriesOf, spellEvent } from './registers.ts';
import type { AnySpell, Register, UnitSpell } from './types.ts';

/** A row of a file, by the names of the columns. */
export type WrittenRow = { readonly row: number; readonly written: Written; readonly problem?: Text };

export type RefusedRow = { readonly row: number; readonly field: string | null; readonly message: Text };

/** What became of the rows: rows = added + existing + refused rows. */
export type Ruling = {
  readonly events: readonly NewEvent[];
  readonly added: number;
  readonly existing: number;
  readonly refused: number;
  readonly errors: readonly RefusedRow[];
};

export type Known = Setting & {
  /** The intervals that events ever said of an entry, also those that were changed since. */
  readonly said: (id: string) => readonly AnySpell[];
  readonly nextId: () => string;
};

/**
 * Which rows of a file are added, which say what is there already, and which are refused and why. The order of the
 * rows does not matter: a parent may stand after its children, and two rows that overlap are both refused.
 */
export function decideImport(register: Register, rows: readonly WrittenRow[], known: Known): Ruling {
  const refusals = new Map<number, readonly Fault[]>();
  const refuse = (row: number, ...faults: Fault[]) => void refusals.set(row, faults);
  const candidates = readAll(register, rows, known, refuse);
  const entries = entriesOf(known.world, register);
  const { fresh, existing } = newRows(register, candidates, entries, known.said);
  refuseOverlaps(register, fresh, entries, refuse);
  const kept = fresh.filter(({ row }) => !refusals.has(row));
  const accepted = register === 'unit' ? parentsFirst(kept, known.world, refuse) : kept;
  return {
    events: eventsFor(register, accepted, known),
    added: accepted.length,
    existing,
    refused: refusals.size,
    errors: [...refusals]
      .toSorted(([a], [b]) => a - b)
      .flatMap(([row, faults]) =>
        faults.map(({ field, message }) => ({ row, field: field ?? null, message })),
      ),
  };
}

function readAll(register: Register, rows: readonly WrittenRow[], known: Known, refuse: Refuse): Candidate[] {
  const world = register === 'unit' ? withUnitsOf(rows, known.world) : known.world;
  const candidates: Candidate[] = [];
  for (const { row, written, problem } of rows) {
    if (problem) {
      refuse(row, { message: problem });
      continue;
    }
    const id = idOfRow(written);
    const misspelt = id === '' ? undefined : idFault(id);
    const { spell, faults } = readSpell(register, written, {}, { world, today: known.today });
    if (misspelt || faults.length > 0)
      refuse(row, ...(misspelt ? [{ field: 'id', message: misspelt }] : []), ...faults);
    else candidates.push({ row, key: id || markOf(row), spell });
  }
  return candidates;
}

/** The id that was written, or nothing; whatever is no text or number is shown as what it is, and is no id. */
function idOfRow({ id }: Written): string {
  if (id === undefined || id === null) return '';
  return typeof id === 'string' || typeof id === 'number' ? String(id).trim() : JSON.stringify(id);
}

/** The world in which the units of the file can already be named as parents. */
function withUnitsOf(rows: readonly WrittenRow[], world: World): World {
  const units = new Map(world.units);
  const names = new Set([...units.values()].flatMap(({ spells }) => spells.map(({ name }) => name)));
  for (const { row, written } of rows) {
    const name = String(written['name'] ?? '').trim();
    const id = idOfRow(written);
    // A row without id that says what is there already is no second bearer of the name.
    if (id === '' && names.has(name)) continue;
    const key = id || markOf(row);
    const spell = { name, from: null, to: null } as UnitSpell;
    units.set(key, { id: key, spells: [...(units.get(key)?.spells ?? []), spell] });
  }
  return { ...world, units };
}

function eventsFor(register: Register, accepted: readonly Candidate[], { world, nextId }: Known): NewEvent[] {
  const made = new Map(
    accepted
      .filter(({ key }) => isMark(key))
      .toSorted((a, b) => a.row - b.row)
      .map(({ key }) => [key, nextId()]),
  );
  const entries = entriesOf(world, register);
  const begun = new Set<string>();
  return accepted.map(({ key, spell }) => {
    const id = made.get(key) ?? key;
    const parent = register === 'unit' ? (spell as UnitSpell).parent : null;
    const known = entries.has(id) || begun.has(id);
    begun.add(id);
    return spellEvent(
      register,
      id,
      parent === null ? spell : ({ ...spell, parent: made.get(parent) ?? parent } as UnitSpell),
      known,
    );
  });
}
