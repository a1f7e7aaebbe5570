import { addDays, type Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import type { Interval } from '../../rules/duties/types.ts';

/**
 * Adds one interval to a person, unit or client. One that is still open, or reaches into the new one, ends the day
 * before it begins; one that begins on the same day is replaced. The result is in order of time.
 */
export function withSpell<S extends Interval>(spells: readonly S[], added: S): S[] {
  const kept: S[] = [];
  for (const spell of spells) {
    if (spell.from === added.from) continue;
    const before = spell.from === null || (added.from !== null && spell.from < added.from);
    const reachesIn = before && added.from !== null && (spell.to === null || spell.to >= added.from);
    kept.push(reachesIn ? { ...spell, to: addDays(added.from, -1) } : spell);
  }
  return [...kept, added].toSorted(byBeginning);
}

/** Closes the interval that is open on (or lies around) the day; later ones are dropped. */
export function endedOn<S extends Interval>(spells: readonly S[], to: Day): S[] {
  return spells
    .filter((spell) => spell.from === null || spell.from <= to)
    .map((spell) => (spell.to === null || spell.to > to ? { ...spell, to } : spell));
}

const byBeginning = (a: Interval, b: Interval): number =>
  a.from === b.from ? 0 : a.from === null || (b.from !== null && a.from < b.from) ? -1 : 1;

/** The interval by which something is called on a day: the one that holds, else the last one. */
export const spellToName = <S extends Interval>(spells: readonly S[], day: Day): S | undefined =>
  spellOn(spells, day) ?? spells.at(-1);

/** The days that two intervals have in common; undefined where there are none. */
export function common(a: Interval, b: Interval): Interval | undefined {
  const from = a.from === null || (b.from !== null && b.from > a.from) ? b.from : a.from;
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to;
  return from !== null && to !== null && to < from ? undefined : { from, to };
}

/** The days of an interval, as they stand in a sentence or a table. */
export function daysShown({ from, to }: Interval): Text {
  if (from === null && to === null) return say('一直', 'always');
  if (from === null) return say(`至 ${to}`, `to ${to}`);
  if (to === null) return say(`${from} 起`, `from ${from}`);
  return say(`${from} 至 ${to}`, `${from} to ${to}`);
}
