import type { Day } from '../../kernel/days.ts';
import { say, type Language, type Text } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { COLUMNS, labelOf, type Column } from '../../work/org/columns.ts';
import { nameOf } from '../../work/org/find.ts';
import { daysShown } from '../../work/org/spells.ts';
import type { AnySpell, Register } from '../../work/org/types.ts';
import type { Block } from '../types.ts';

/** In what light intervals are shown: names as of a day, in one language. */
export type Light = { readonly world: World; readonly day: Day; readonly language: Language };

const isDays = ({ name }: Column): boolean => name === 'from' || name === 'to';

/** The titles of what an interval says, its days last. */
export const titlesOf = (register: Register, language: Language): { readonly title: string }[] => [
  ...COLUMNS[register].filter((column) => !isDays(column)).map(({ label }) => ({ title: label[language] })),
  { title: say('起止', 'Days')[language] },
];

/** What an interval says, in words: labels of codes, names of entries. */
export function cellsOf(register: Register, spell: AnySpell, light: Light): string[] {
  const cells = COLUMNS[register]
    .filter((column) => !isDays(column))
    .map((column) => cellOf(column, valueOf(spell, column), light));
  return [...cells, daysShown(spell)[light.language]];
}

const valueOf = (spell: AnySpell, { name }: Column): string | readonly string[] | null =>
  (spell as unknown as Record<string, string | readonly string[] | null>)[name] ?? null;

function cellOf(
  column: Column,
  value: string | readonly string[] | null,
  { world, day, language }: Light,
): string {
  const policy = world.policies.at(-1)?.policy;
  if (value === null) return '';
  if (typeof value !== 'string')
    return value.map((code) => labelOf(column, code, policy)[language]).join(language === 'en' ? ', ' : '、');
  return column.holds.as === 'entry'
    ? nameOf(world, column.holds.register, value, day)
    : labelOf(column, value, policy)[language];
}

/** All intervals of an entry, one row each. */
export const spellTable = (register: Register, spells: readonly AnySpell[], light: Light): Block => ({
  kind: 'table',
  columns: titlesOf(register, light.language),
  rows: spells.map((spell) => cellsOf(register, spell, light)),
});

/** An entry by its name and id: 李雷（r1） / Li Lei (r1). */
export function namedEntry(
  register: Register,
  id: string,
  { world, day }: Pick<Light, 'world' | 'day'>,
): Text {
  const name = nameOf(world, register, id, day);
  return name === id ? say(id, id) : say(`${name}（${id}）`, `${name} (${id})`);
}
