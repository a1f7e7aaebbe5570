import type { Client, Person, Unit } from '../../rules/duties/types.ts';

export type PersonSpell = Person['spells'][number];
export type UnitSpell = Unit['spells'][number];
export type ClientSpell = Client['spells'][number];
export type AnySpell = PersonSpell | UnitSpell | ClientSpell;

/** The three registers of the organisation. */
export type Register = 'unit' | 'person' | 'client';

/** A person, unit or client with all its intervals. */
export type Entry<S extends AnySpell = AnySpell> = { readonly id: string; readonly spells: readonly S[] };
