import type { Interval } from '../../rules/duties/types.ts';
import { common } from './spells.ts';
import type { UnitSpell } from './types.ts';

type Units = { get(id: string): { readonly spells: readonly UnitSpell[] } | undefined };

/** A unit on the way up, the days on which it lies there, and the one that led to it. */
type Step = { readonly id: string; readonly during: Interval; readonly below: Step | null };

/**
 * The units on the way from a unit with this interval up to itself, where its parent lies, some day, under it;
 * undefined where there is no circle. No other unit may already stand in one.
 */
export function circleOf(id: string, { parent, from, to }: UnitSpell, units: Units): string[] | undefined {
  const open: Step[] = parent === null ? [] : [{ id: parent, during: { from, to }, below: null }];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    if (step.id === id) return wayTo(step);
    for (const spell of units.get(step.id)?.spells ?? []) {
      const during = common(spell, step.during);
      if (during && spell.parent !== null) open.push({ id: spell.parent, during, below: step });
    }
  }
  return undefined;
}

function wayTo(last: Step): string[] {
  const way: string[] = [];
  for (let step: Step | null = last; step !== null; step = step.below) way.unshift(step.id);
  return way;
}
