import type { Day } from '../../kernel/days.ts';
import type { Interval } from './types.ts';

/** True where the interval holds on that day; both its ends belong to it, null is open. */
export const holdsOn = (interval: Interval, day: Day): boolean =>
  (interval.from === null || interval.from <= day) && (interval.to === null || day <= interval.to);

/** The spell that holds on a day, or undefined. */
export const spellOn = <S extends Interval>(spells: readonly S[], day: Day): S | undefined =>
  spells.find((spell) => holdsOn(spell, day));

/** The spell that ended last before a day, or undefined where none had. */
function lastSpellBefore<S extends Interval>(spells: readonly S[], day: Day): S | undefined {
  let last: S | undefined;
  for (const spell of spells) {
    if (spell.to !== null && spell.to < day && (last === undefined || spell.to > (last.to ?? '')))
      last = spell;
  }
  return last;
}

/** The spell of a day, or the last one before it. */
export const spellOnOrBefore = <S extends Interval>(spells: readonly S[], day: Day): S | undefined =>
  spellOn(spells, day) ?? lastSpellBefore(spells, day);
