import { say, type Text } from '../../kernel/language.ts';
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

/** How much of a way round is shown. */
const MOST_SHOWN = 8;

/** The sentence for units that lie under one another: the way round, its middle left out where it is long. */
export function circleText(way: readonly string[]): Text {
  const shown = way.length <= MOST_SHOWN ? way : [...way.slice(0, MOST_SHOWN - 2), '…', ...way.slice(-1)];
  const circle = shown.join(' → ');
  return say(
    `上级单位绕成了一圈：${circle}，请改其中一个的上级。`,
    `The parents go round in a circle: ${circle}; change one of them.`,
  );
}
