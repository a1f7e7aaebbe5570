import type { NewEvent } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import type { AnySpell, Entry, Register } from './types.ts';

type About = {
  /** What one entry is called. */
  readonly word: Text;
  /** With what the ids begin that the program makes: `p-HQ-0012`. */
  readonly letter: string;
  /** The events by which an entry begins, changes and ends. */
  readonly begun: string;
  readonly changed: string;
  readonly ended: string;
};

/** Units, people and clients: how each is called and by which events it changes. */
export const REGISTERS: Readonly<Record<Register, About>> = {
  unit: {
    word: say('单位', 'unit'),
    letter: 'u',
    begun: 'unit.opened',
    changed: 'unit.changed',
    ended: 'unit.closed',
  },
  person: {
    word: say('人员', 'person'),
    letter: 'p',
    begun: 'person.joined',
    changed: 'person.changed',
    ended: 'person.left',
  },
  client: {
    word: say('客户', 'client'),
    letter: 'c',
    begun: 'client.added',
    changed: 'client.changed',
    ended: 'client.ended',
  },
};

/** Everything in a register, by id. */
export function entriesOf(world: World, register: Register): ReadonlyMap<string, Entry> {
  switch (register) {
    case 'unit':
      return world.units;
    case 'person':
      return world.people;
    case 'client':
      return world.clients;
  }
}

/** A new interval: the first makes the entry, a later one changes it. */
export function spellEvent(register: Register, id: string, spell: AnySpell, known: boolean): NewEvent {
  const { begun, changed } = REGISTERS[register];
  return { kind: known ? changed : begun, version: 1, subject: `${register}:${id}`, body: spell };
}

/** An entry's last day. */
export function endEvent(register: Register, id: string, to: Day): NewEvent {
  return { kind: REGISTERS[register].ended, version: 1, subject: `${register}:${id}`, body: { to } };
}
