import type { Register } from '../org/types.ts';
import type { Written } from '../org/read-spell.ts';

/** One thing that somebody of the sample company did, at an instant (ISO 8601), at the keyboard. */
export type Happening = { readonly at: string; readonly as: string } & Act;

type Exception = { readonly duty: string; readonly reason: string; readonly allowedBy: string };

export type Act =
  | {
      readonly act: 'submit';
      readonly form: string;
      readonly values: Readonly<Record<string, unknown>>;
      /** What later acts call this record by; its id is made when it is stored. */
      readonly mark: string | null;
    }
  | {
      readonly act: 'amend';
      readonly record: string;
      readonly set: Readonly<Record<string, string>>;
      readonly reason: string;
    }
  | { readonly act: 'withdraw'; readonly record: string; readonly reason: string }
  | ({ readonly act: 'waive' } & Exception)
  | ({ readonly act: 'extend'; readonly to: string } & Exception)
  | { readonly act: 'add'; readonly register: Register; readonly id: string; readonly written: Written }
  | { readonly act: 'end'; readonly register: Register; readonly id: string; readonly to: string };
