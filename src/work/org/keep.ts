import type { Journal } from '../../journal/journal.ts';
import type { Authorship, NewEvent } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import { worldOf } from '../world.ts';
import { decideAddition, decideChange, decideEnd, type Setting } from './decide-entry.ts';
import { decideImport, type Ruling, type WrittenRow } from './decide-import.ts';
import { makeIds } from './ids.ts';
import { spellsSaid } from './queries.ts';
import type { Written } from './read-spell.ts';
import { entriesOf, REGISTERS } from './registers.ts';
import type { Entry, Register } from './types.ts';

/** Whose register is kept, by whom, in which journal. */
export type Keeping = {
  readonly journal: Journal;
  readonly authorship: Authorship;
  readonly register: Register;
};

/** Adds a person, unit or client; without an id the program makes one. Gives the entry as it is now. */
export const addEntry = (keeping: Keeping, id: string | undefined, written: Written): Entry =>
  act(keeping, (setting) =>
    decideAddition(keeping.register, id ?? idsFor(keeping, setting)(), written, setting),
  );

/** From a day on something about an entry is different. */
export const changeEntry = (keeping: Keeping, id: string, written: Written, from: Day): Entry =>
  act(keeping, (setting) => decideChange(keeping.register, id, written, from, setting));

/** The last day of an entry. */
export const endEntry = (keeping: Keeping, id: string, to: Day): Entry =>
  act(keeping, (setting) => decideEnd(keeping.register, id, to, setting));

/** Adds the rows of a file in one transaction; with `dryRun` it only says what would become of them. */
export function importEntries(
  keeping: Keeping,
  rows: readonly WrittenRow[],
  { dryRun }: { readonly dryRun: boolean },
): Ruling {
  const { journal, authorship, register } = keeping;
  let ruling: Ruling | undefined;
  journal.perform(authorship, (db, _moment, today) => {
    const setting = { world: worldOf(db, journal.zone), today };
    const said = (id: string) => spellsSaid(db, `${register}:${id}`);
    ruling = decideImport(register, rows, { ...setting, said, nextId: idsFor(keeping, setting) });
    return dryRun ? [] : ruling.events;
  });
  return ruling!;
}

const idsFor = ({ journal, register }: Keeping, { world }: Setting): (() => string) =>
  makeIds(REGISTERS[register].letter, journal.site, entriesOf(world, register).keys());

function act({ journal, authorship, register }: Keeping, decide: (setting: Setting) => NewEvent): Entry {
  const [event] = journal.perform(authorship, (db, _moment, day) => [
    decide({ world: worldOf(db, journal.zone), today: day }),
  ]);
  const entry = entriesOf(worldOf(journal.db, journal.zone), register).get(event!.id);
  return entry!;
}
