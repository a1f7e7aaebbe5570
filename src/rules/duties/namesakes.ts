import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { spellOn, spellOnOrBefore } from './spells.ts';
import type { Interval } from './types.ts';

type Named = { readonly spells: readonly (Interval & { readonly name: string })[] };

/** People, units or clients by their ids. */
export type NamedRegister = ReadonlyMap<string, Named>;

const known = new WeakMap<NamedRegister, { readonly day: Day; readonly bearers: Map<string, string[]> }>();

/** Who bears each name on a day. A world does not change, and lists ask for one day again and again. */
function bearersOn(register: NamedRegister, day: Day): Map<string, string[]> {
  const found = known.get(register);
  if (found?.day === day) return found.bearers;
  const bearers = new Map<string, string[]>();
  for (const [id, { spells }] of register) {
    const name = spellOn(spells, day)?.name;
    if (name !== undefined) bearers.set(name, [...(bearers.get(name) ?? []), id]);
  }
  known.set(register, { day, bearers });
  return bearers;
}

/** True where somebody else bears the same name on that day, so that the name alone does not say who is meant. */
export function sharesName(register: NamedRegister, id: string, day: Day): boolean {
  const name = spellOnOrBefore(register.get(id)?.spells ?? [], day)?.name;
  if (name === undefined) return false;
  return (
    bearersOn(register, day)
      .get(name)
      ?.some((bearer) => bearer !== id) ?? false
  );
}

/** 李雷; where another 李雷 is in office that day 李雷（r1）; with more to say of him 李雷（r1，华东分公司）. */
export function told(name: Text, id: string | null, ...more: readonly Text[]): Text {
  const notes = [...(id === null ? [] : [say(id, id)]), ...more];
  if (notes.length === 0) return name;
  return say(
    `${name['zh-CN']}（${notes.map((note) => note['zh-CN']).join('，')}）`,
    `${name.en} (${notes.map(({ en }) => en).join(', ')})`,
  );
}
