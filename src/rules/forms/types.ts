import type { Json } from '../../kernel/canonical.ts';
import type { Text } from '../../kernel/language.ts';
import type { Rhythm } from '../periods/types.ts';

/** How a field is asked and written; drawn from its schema and `x-` keywords. */
export type FieldType =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'money'
  | 'percent'
  | 'date'
  | 'date-time'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'scale'
  | 'ratings'
  | 'person'
  | 'unit'
  | 'client'
  | 'phone'
  | 'group'
  | 'list';

export type Choice = { readonly code: string; readonly label: Text };

export type Field = {
  readonly name: string;
  readonly type: FieldType;
  readonly label: Text;
  readonly help: Text | null;
  /** Unit of measure behind a figure, e.g. 件. */
  readonly measure: Text | null;
  readonly section: Text | null;
  readonly required: boolean;
  /** Condition under which it is asked (`x-when`); null: always. */
  readonly when: Condition | null;
  readonly personal: boolean;
  readonly carry: boolean;
  /** Not asked one by one, only where the person wants it (`x-extra`): keeps the screen short. */
  readonly extra: boolean;
  /** What is offered as the answer (`x-suggest`): `today`, `now`, `submitter` or a value. */
  readonly suggest: string | null;
  /** A day after today is an answer, not a mistake (`x-future`). */
  readonly future: boolean;
  /** What an absent answer means (`default`). */
  readonly byDefault: Json | null;
  readonly examples: readonly Json[];
  readonly choices: readonly Choice[];
  readonly maxLength: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly minItems: number | null;
  readonly maxItems: number | null;
  /** Fields of a group, of one entry of a list, aspects of ratings. */
  readonly fields: readonly Field[];
};

/**
 * All must hold: a field (or one of the choices it lists) has one of these values, or is answered at all. The key
 * `rhythm` stands for the rhythm of the record's period, `ratings.*` for any aspect of `ratings`.
 */
export type Condition = Readonly<Record<string, readonly Json[] | 'present'>>;

/** A form as read from its JSON Schema. */
export type Form = {
  readonly name: string;
  readonly version: number;
  readonly code: string;
  readonly title: Text;
  readonly aliases: readonly string[];
  readonly description: Text | null;
  /** Roles that may hand it in; null: anyone. */
  readonly by: readonly string[] | null;
  /** Whether "nothing to report" is a valid return. */
  readonly nil: boolean;
  /** Rhythms of its periods; empty where it belongs to none. */
  readonly rhythms: readonly Rhythm[];
  /** Which owner key the form needs: the store, the client, or none but the submitter. */
  readonly about: 'store' | 'client' | null;
  /** A record of it opens a case: always (`urgent`), or where this yes-no field is true (`major`). */
  readonly opensCase: { readonly kind: 'urgent' } | { readonly kind: 'major'; readonly field: string } | null;
  readonly fields: readonly Field[];
  readonly schema: Schema;
};

/** A JSON Schema (draft 2020-12) or a part of one, as an object. */
export type Schema = { readonly [key: string]: Json };

/** A record as files and schemas know it: the reserved keys and the form's fields side by side. */
export type FlatRecord = { readonly [key: string]: Json | undefined };

/** The keys of a flat record that belong to no form. */
export const RESERVED_KEYS = [
  'period',
  'submitter',
  'unit',
  'store',
  'client',
  'received',
  'channel',
  'nil',
  'externalId',
] as const;
export type ReservedKey = (typeof RESERVED_KEYS)[number];

/** Something wrong in a record: the field's path as people write it (`salesLines.1.product`) and one sentence. */
export type Problem = { readonly field: string; readonly message: Text };
