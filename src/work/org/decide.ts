import type { Day } from '../../kernel/days.ts';
import type { Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { NewEvent } from '../../journal/types.ts';
import type { World } from '../../rules/duties/types.ts';
import { textFault } from '../../kernel/text.ts';
import { isDay } from '../../kernel/days.ts';
import type { Word } from '../../rules/policy/types.ts';
import type { ClientSpell, PersonSpell, UnitSpell } from './types.ts';

/** The three registers of the organisation, and the events by which each of them changes. */
export const REGISTERS = {
  person: { begun: 'person.joined', changed: 'person.changed', ended: 'person.left' },
  unit: { begun: 'unit.opened', changed: 'unit.changed', ended: 'unit.closed' },
  client: { begun: 'client.added', changed: 'client.changed', ended: 'client.ended' },
} as const;
export type Register = keyof typeof REGISTERS;

export type AnySpell = PersonSpell | UnitSpell | ClientSpell;

/** A new interval: the first makes the entry, a later one changes it. */
export function spellEvent(register: Register, id: string, spell: AnySpell, known: boolean): NewEvent {
  const kind = known ? REGISTERS[register].changed : REGISTERS[register].begun;
  return { kind, version: 1, subject: `${register}:${id}`, body: spell };
}

export function endEvent(register: Register, id: string, to: Day): NewEvent {
  return { kind: REGISTERS[register].ended, version: 1, subject: `${register}:${id}`, body: { to } };
}

type Fault = Pick<Detail, 'field' | 'message'>;

const fault = (field: string, zh: string, en: string): Fault => ({ field, message: say(zh, en) });

/** What is wrong with an interval: days, name, and words that the policy does not know. */
export function spellFaults(register: Register, spell: AnySpell, world: World): Fault[] {
  return [...commonFaults(spell), ...ownFaults(register, spell, world)];
}

function commonFaults({ name, from, to }: AnySpell): Fault[] {
  const faults: Fault[] = [];
  if (name.trim() === '') faults.push(fault('name', '名称不能为空，请填写。', 'The name is empty; fill it in.'));
  if ([...name].length > 100) faults.push(fault('name', '名称最多 100 个字。', 'The name may have 100 characters at most.'));
  const odd = textFault(name) ?? (/[\n\t]/.test(name) ? { message: say('名称只能写一行。', 'The name is one line.') } : undefined);
  if (odd) faults.push({ field: 'name', message: odd.message });
  for (const [field, day] of [['from', from], ['to', to]] as const) {
    if (day !== null && !isDay(day)) faults.push(fault(field, `“${day}”不是日期，请写成 2026-01-01。`, `"${day}" is not a day; write it like 2026-01-01.`));
  }
  if (from !== null && to !== null && to < from) faults.push(fault('to', '止日早于起日，请核对。', 'It ends before it begins; please check.'));
  return faults;
}

function ownFaults(register: Register, spell: AnySpell, world: World): Fault[] {
  const policy = world.policies.at(-1)?.policy;
  const unknownUnit = (field: string, id: string): Fault =>
    fault(field, `没有单位“${id}”，请先用 infoctl unit add 登记。`, `There is no unit "${id}"; add it first with infoctl unit add.`);
  if (register === 'person') {
    const { unit, roles } = spell as PersonSpell;
    return [
      ...(world.units.has(unit) ? [] : [unknownUnit('unit', unit)]),
      ...roles.flatMap((role) => unknownWord('roles', role, policy?.roles ?? [], say('角色', 'role'))),
    ];
  }
  if (register === 'unit') {
    const { kind, parent } = spell as UnitSpell;
    return [
      ...unknownWord('kind', kind, policy?.unitKinds ?? [], say('单位类别', 'kind of unit')),
      ...(parent === null || world.units.has(parent) ? [] : [unknownUnit('parent', parent)]),
    ];
  }
  const { kind, owner } = spell as ClientSpell;
  return [
    ...unknownWord('kind', kind, policy?.clientKinds ?? [], say('客户类别', 'kind of client')),
    ...(owner === null || world.people.has(owner)
      ? []
      : [fault('owner', `没有人员“${owner}”，请先用 infoctl person add 登记。`, `There is no person "${owner}"; add them first with infoctl person add.`)]),
  ];
}

function unknownWord(field: string, word: string, words: readonly Word[], what: Text): Fault[] {
  if (words.length === 0 || words.some(({ id }) => id === word)) return [];
  const list = words.map(({ id, label }) => `${id}（${label['zh-CN']}）`).join('、');
  return [
    fault(
      field,
      `制度里没有${what['zh-CN']}“${word}”，可用：${list}。`,
      `The policy knows no ${what.en} "${word}"; it knows ${words.map(({ id }) => id).join(', ')}.`,
    ),
  ];
}

/** A code as the policy spells it, where a person wrote the code or its label in either language. */
export function codeOf(words: readonly Word[], written: string): string {
  const wanted = written.trim();
  return words.find(({ id, label }) => id === wanted || label['zh-CN'] === wanted || label.en.toLowerCase() === wanted.toLowerCase())?.id ?? wanted;
}
