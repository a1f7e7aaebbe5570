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
  readonly choices: readonly Choice[];
  readonly maxLength: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Fields of a group, of one entry of a list, aspects of ratings. */
  readonly fields: readonly Field[];
};

/** `{field: [codes]}` on answers or reserved keys such as the period's rhythm; all must hold. */
export type Condition = Readonly<Record<string, readonly Json[]>>;

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
  readonly schema: { readonly [key: string]: Json };
};

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
