import type { GlobalOptions } from './types.ts';

/** What was typed behind a command's name: the question for help, or its flags and arguments by name. */
export type Parsed =
  | { readonly help: true }
  | {
      readonly help: false;
      readonly global: GlobalOptions;
      readonly options: Readonly<Record<string, unknown>>;
    };
