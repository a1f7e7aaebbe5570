import type { Command, GlobalOptions } from './types.ts';

/** By what words are read; where no command is named, the global flags alone. */
export type Said = Pick<Command, 'args' | 'options'>;

/** What was typed behind a command's name: the question for help, or its flags and arguments by name. */
export type Parsed =
  | { readonly help: true }
  | {
      readonly help: false;
      readonly global: GlobalOptions;
      readonly options: Readonly<Record<string, unknown>>;
    };
