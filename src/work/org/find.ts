import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Person, Unit, World } from '../../rules/duties/types.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import { entriesOf, REGISTERS } from './registers.ts';
import { spellToName } from './spells.ts';
import type { Entry, Register } from './types.ts';

export type { Register } from './types.ts';

/** The id that a person's words mean: an id always, a name where only one bears it that day; else a sentence why not. */
export function idOf(
  world: World,
  register: Register,
  words: string,
  day: Day,
): { id: string } | { fault: Text; code: string } {
  const all = entriesOf(world, register);
  const wanted = words.trim();
  if (all.has(wanted)) return { id: wanted };
  const bearers = namesakes(all, wanted, day);
  if (bearers.length === 1) return { id: bearers[0]! };
  const kind = REGISTERS[register].word;
  if (bearers.length > 1) {
    return {
      code: `ambiguous-${register}`,
      fault: say(
        `有 ${bearers.length} 个${kind['zh-CN']}叫“${wanted}”（${bearers.join('、')}），请改用编号。`,
        `${bearers.length} ${kind.en} records are called "${wanted}" (${bearers.join(', ')}); use the id.`,
      ),
    };
  }
  return {
    code: `unknown-${register}`,
    fault: say(
      `没有${kind['zh-CN']}“${wanted}”，请用 infoctl ${register} list 查看。`,
      `There is no ${kind.en} "${wanted}"; see infoctl ${register} list.`,
    ),
  };
}

function namesakes(all: ReadonlyMap<string, Entry>, name: string, day: Day): string[] {
  const today: string[] = [];
  const ever: string[] = [];
  for (const { id, spells } of all.values()) {
    if (spellOn(spells, day)?.name === name) today.push(id);
    else if (spells.some((spell) => spell.name === name)) ever.push(id);
  }
  return today.length > 0 ? today : ever;
}

/** The id that words of a command mean; an unknown one ends the command with exit code 4. */
export function requireId(world: World, register: Register, words: string, day: Day): string {
  const found = idOf(world, register, words, day);
  if ('id' in found) return found.id;
  throw new InfoctlError('not-found', found.code, found.fault);
}

/** The name under which something is known on a day; its id where it has none. */
export function nameOf(world: World, register: Register, id: string, day: Day): string {
  const named = entriesOf(world, register).get(id);
  return (named && spellToName(named.spells, day)?.name) ?? id;
}

/** What a person holds on a day: unit, roles, post; undefined where they have not begun or have ended. */
export const personOn = (world: World, id: string, day: Day): Person['spells'][number] | undefined =>
  spellOn(world.people.get(id)?.spells ?? [], day);

/** What a unit is on a day. */
export const unitOn = (world: World, id: string, day: Day): Unit['spells'][number] | undefined =>
  spellOn(world.units.get(id)?.spells ?? [], day);

/** True where the person holds one of the roles on some day from `from` to `to`. */
export function heldRole(world: World, id: string, roles: readonly string[], from: Day, to: Day): boolean {
  return (world.people.get(id)?.spells ?? []).some(
    (spell) =>
      (spell.from === null || spell.from <= to) &&
      (spell.to === null || spell.to >= from) &&
      spell.roles.some((role) => roles.includes(role)),
  );
}
