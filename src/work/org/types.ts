import type { Client, Person, Unit } from '../../rules/duties/types.ts';

export type PersonSpell = Person['spells'][number];
export type UnitSpell = Unit['spells'][number];
export type ClientSpell = Client['spells'][number];
