import type { NewEvent } from '../../journal/types.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { COLUMNS } from './columns.ts';
import { circleFault, type Setting } from './decide-entry.ts';
import { idFault } from './ids.ts';
import { readSpell, type Fault, type Written } from './read-spell.ts';
import { entriesOf, spellEvent } from './registers.ts';
import { common, daysShown } from './spells.ts';
import type { AnySpell, Entry, Register, UnitSpell } from './types.ts';

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

/** A row that could be read. `key` is its id, or a mark of its own where the program is to make one. */
type Candidate = { readonly row: number; readonly key: string; readonly spell: AnySpell };

/** Stands for the id of a row that has none until the end; no id looks like it. */
const markOf = (row: number): string => `#${row}`;
const isMark = (key: string): boolean => key.startsWith('#');

/**
 * Which rows of a file are added, which say what is there already, and which are refused and why. The order of the
 * rows does not matter: a parent may stand after its children, and two rows that overlap are both refused.
 */
export function decideImport(register: Register, rows: readonly WrittenRow[], known: Known): Ruling {
  const refusals = new Map<number, readonly Fault[]>();
  const refuse = (row: number, ...faults: Fault[]) => void refusals.set(row, faults);
  const candidates = readAll(register, rows, known, refuse);
  const { fresh, existing } = apart(register, candidates, known);
  refuseOverlaps(register, fresh, known, refuse);
  const kept = fresh.filter(({ row }) => !refusals.has(row));
  const accepted = register === 'unit' ? inHierarchy(kept, known.world, refuse) : kept;
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

type Refuse = (row: number, ...faults: Fault[]) => void;

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

const idOfRow = ({ id }: Written): string =>
  typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '';

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

/** What is new, and how many rows say what is there: the same interval of the same id, now or when it was added. */
function apart(
  register: Register,
  candidates: readonly Candidate[],
  { world, said }: Known,
): { fresh: Candidate[]; existing: number } {
  const entries = entriesOf(world, register);
  const sameAs = (spell: AnySpell): string =>
    JSON.stringify(COLUMNS[register].map(({ name }) => plainValue((spell as Record<string, unknown>)[name])));
  const saidBy = new Map<string, Set<string>>();
  const isSaid = (id: string, what: string): boolean => {
    let all = saidBy.get(id);
    if (!all)
      saidBy.set(
        id,
        (all = new Set(
          [...(entries.get(id)?.spells ?? []), ...(entries.has(id) ? said(id) : [])].map(sameAs),
        )),
      );
    return all.has(what);
  };
  const claimed = new Set<string>();
  const seen = new Set<string>();
  const fresh = candidates.filter(({ key, spell }) => {
    const what = sameAs(spell);
    if (!isMark(key)) {
      const again = seen.has(`${key} ${what}`);
      seen.add(`${key} ${what}`);
      return !again && !isSaid(key, what);
    }
    // Two rows without id that say the same are two; each is held against an entry of its own.
    const same = [...entries.keys()].find((id) => !claimed.has(id) && isSaid(id, what));
    if (same !== undefined) claimed.add(same);
    return same === undefined;
  });
  return { fresh, existing: candidates.length - fresh.length };
}

const plainValue = (value: unknown): unknown => (Array.isArray(value) ? value.toSorted() : value);

function refuseOverlaps(
  register: Register,
  fresh: readonly Candidate[],
  { world }: Known,
  refuse: Refuse,
): void {
  const byKey = Map.groupBy(fresh, ({ key }) => key);
  for (const [key, rows] of byKey) {
    const there = entriesOf(world, register).get(key)?.spells ?? [];
    for (const { row, spell } of rows) {
      const stored = there.find((other) => common(spell, other));
      const others = rows
        .filter((other) => other.row !== row && common(spell, other.spell))
        .map((other) => other.row);
      if (stored) refuse(row, { field: 'from', message: overlapsStored(register, key, stored) });
      else if (others.length > 0) refuse(row, { field: 'from', message: overlapsRows(key, others) });
    }
  }
}

function overlapsStored(register: Register, id: string, stored: AnySpell): Text {
  const days = daysShown(stored);
  return say(
    `与 ${id} 已登记的一段（${days['zh-CN']}）重叠；要改它请用 infoctl ${register} change 或 end。`,
    `the days overlap with what is there of ${id} (${days.en}); to alter that use infoctl ${register} change or end.`,
  );
}

const overlapsRows = (id: string, rows: readonly number[]): Text =>
  say(
    `${id} 的起止日期与第 ${rows.join('、')} 条重叠；前一段要写止日，后一段从次日起。`,
    `the days of ${id} overlap with row ${rows.join(', ')}; give the earlier one its last day and begin the later one the day after.`,
  );

/** Units whose parents are there or come with the file, no circle among them; parents first. */
function inHierarchy(candidates: readonly Candidate[], world: World, refuse: Refuse): Candidate[] {
  const units = new Map<string, Entry<UnitSpell>>(world.units);
  const accepted: Candidate[] = [];
  let waiting = [...candidates];
  for (let before = -1; before !== waiting.length;) {
    before = waiting.length;
    waiting = waiting.filter((candidate) => {
      const { row, key } = candidate;
      const spell = candidate.spell as UnitSpell;
      if (spell.parent !== null && spell.parent !== key && !units.has(spell.parent)) return true;
      const circle = circleFault('unit', key, spell, units);
      if (circle) refuse(row, circle);
      else {
        units.set(key, { id: key, spells: [...(units.get(key)?.spells ?? []), spell] });
        accepted.push(candidate);
      }
      return false;
    });
  }
  const parents = new Map(waiting.map(({ key, spell }) => [key, (spell as UnitSpell).parent ?? '']));
  for (const { row, key } of waiting) refuse(row, { field: 'parent', message: neverThere(key, parents) });
  return accepted;
}

/** Why a unit waits for its parent for ever: it is above itself, or its parent was refused. */
function neverThere(key: string, parents: ReadonlyMap<string, string>): Text {
  const way = [key];
  for (let next = parents.get(key); next !== undefined; next = parents.get(next)) {
    way.push(next);
    if (next === key) {
      const circle = way.join(' → ');
      return say(
        `上级单位绕成了一圈：${circle}，请改其中一个的上级。`,
        `The parents go round in a circle: ${circle}; change one of them.`,
      );
    }
    if (way.length > parents.size) break;
  }
  const parent = parents.get(key) ?? '';
  return say(
    `上级单位 ${parent} 没有登记成，请先改好它。`,
    `Its parent ${parent} was not added; put that right first.`,
  );
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
