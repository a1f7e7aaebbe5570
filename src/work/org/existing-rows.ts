import { isMark, type Candidate } from './candidate.ts';
import { COLUMNS } from './columns.ts';
import type { AnySpell, Entry, Register } from './types.ts';

/**
 * What is new, and how many rows say what is there: the same interval of the same id, as it is now or as it was said
 * once (`said`: the intervals that events ever named). A row without id is there where any entry says the same.
 */
export function newRows(
  register: Register,
  candidates: readonly Candidate[],
  entries: ReadonlyMap<string, Entry>,
  said: (id: string) => readonly AnySpell[],
): { fresh: Candidate[]; existing: number } {
  const saidOf = new Map<string, Set<string>>();
  const isSaid = (id: string, text: string): boolean => {
    const entry = entries.get(id);
    if (!entry) return false;
    const known =
      saidOf.get(id) ?? new Set([...entry.spells, ...said(id)].map((spell) => asText(register, spell)));
    saidOf.set(id, known);
    return known.has(text);
  };
  const seen = new Set<string>();
  const claimed = new Set<string>();
  const fresh = candidates.filter(({ key, spell }) => {
    const text = asText(register, spell);
    if (!isMark(key)) {
      const again = seen.has(`${key} ${text}`);
      seen.add(`${key} ${text}`);
      return !again && !isSaid(key, text);
    }
    // Two rows without id that say the same are two; each is held against an entry of its own.
    const same = [...entries.keys()].find((id) => !claimed.has(id) && isSaid(id, text));
    if (same !== undefined) claimed.add(same);
    return same === undefined;
  });
  return { fresh, existing: candidates.length - fresh.length };
}

/** The same text for the same interval, whatever the order of its roles. */
const asText = (register: Register, spell: AnySpell): string =>
  JSON.stringify(
    COLUMNS[register].map(({ name }) => {
      const value = (spell as unknown as Record<string, unknown>)[name];
      return Array.isArray(value) ? value.toSorted() : value;
    }),
  );
