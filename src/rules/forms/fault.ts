import type { Text } from '../../kernel/language.ts';
import type { Path } from '../yaml/source.ts';

/** A fault in a form and where it stands. */
export type Fault = { readonly at: Path; readonly message: Text };

/** What a form is held against beside its own text. */
export type Surroundings = {
  /** Codes that other forms have: code → form's name. */
  readonly codes?: ReadonlyMap<string, string>;
  /** The roles that the company has or is about to have, where they are known. */
  readonly roles?: readonly string[];
};
