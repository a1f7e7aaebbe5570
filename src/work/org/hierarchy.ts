import type { Interval } from '../../rules/duties/types.ts';
import { common } from './spells.ts';
import type { UnitSpell } from './types.ts';

type Units = { get(id: string): { readonly spells: readonly UnitSpell[] } | undefined };

/**
 * The units on the way from a unit with this interval up to itself, where its parent lies, some day, under it;
 * undefined where there is no circle. No other unit may already stand in one.
 */
export function circleOf(id: string, { parent, from, to }: UnitSpell, units: Units): string[] | undefined {
  return parent === null ? undefined : wayTo(id, parent, { from, to }, units);
}

function wayTo(goal: string, id: string, during: Interval, units: Units): string[] | undefined {
  if (id === goal) return [id];
  for (const spell of units.get(id)?.spells ?? []) {
    const both = common(spell, during);
    if (!both || spell.parent === null) continue;
    const way = wayTo(goal, spell.parent, both, units);
    if (way) return [id, ...way];
  }
  return undefined;
}
