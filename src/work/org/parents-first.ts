import { say, type Text } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Candidate, Refuse } from './candidate.ts';
import { circleFault } from './decide-entry.ts';
import { circleText } from './hierarchy.ts';
import type { Entry, UnitSpell } from './types.ts';

/** Units whose parents are there or come with the file, no circle among them; parents first. */
export function parentsFirst(candidates: readonly Candidate[], world: World, refuse: Refuse): Candidate[] {
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
    if (next === key) return circleText(way);
    if (way.length > parents.size) break;
  }
  const parent = parents.get(key) ?? '';
  return say(
    `上级单位 ${parent} 没有登记成，请先改好它。`,
    `Its parent ${parent} was not added; put that right first.`,
  );
}
