import type { Clock } from '../kernel/clock.ts';
import type { Language, Text } from '../kernel/language.ts';

/** The flags that every command takes. */
export type GlobalOptions = {
  readonly workspace?: string;
  readonly as?: string;
  readonly by?: string;
  readonly lang?: string;
  readonly json?: boolean;
  /** commander's way of `--no-input`: false where it was given. */
  readonly input?: boolean;
  readonly yes?: boolean;
  readonly quiet?: boolean;
  readonly color?: boolean;
  readonly plain?: boolean;
};

/** Where a person is: streams, width, whether questions can be asked. */
export type Terminal = {
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** True where both ends are a terminal and `--no-input` was not given. */
  readonly interactive: boolean;
  readonly columns: number;
};

export type Align = 'left' | 'right';

/** Something shown to a person; `text` and cells are foreign text and made harmless when printed. */
export type Block =
  | { readonly kind: 'text'; readonly text: string; readonly tone?: 'title' | 'good' | 'warning' | 'faint' }
  | {
      readonly kind: 'table';
      readonly columns: readonly { readonly title: string; readonly align?: Align }[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: 'document'; readonly markdown: string };

/** What a command gives back: data for programs, blocks for people. Printing happens in one place. */
export type Answer = {
  /** Printed by `--json`, held to its schema in `schemas/output/`. */
  readonly data: unknown;
  show(): readonly Block[];
  /** Written to stderr, one line each: hints, what to do next. */
  readonly notes?: readonly string[];
  /** Where not 0: 3, 7 or 10 because of what was found. */
  readonly exitCode?: number;
};

export type OptionHelp = { readonly flags: string; readonly help: Text; readonly repeat?: boolean };

/** A command as its file exports it (`export default`): how it is said, and what it does. */
export type Command<Options = Record<string, never>> = {
  /** commander's notation: `<form> [files...]`. */
  readonly args?: string;
  readonly argHelp?: Readonly<Record<string, Text>>;
  readonly options?: readonly OptionHelp[];
  /** Two real uses, shown first by `--help`. */
  readonly examples: readonly string[];
  /** The clause it serves. */
  readonly clause?: string;
  /** `options` holds the arguments by name beside the flags in camel case. */
  run(context: Context, options: Options): Promise<Answer> | Answer;
};

/** What a command is handed; its dear parts are made when first asked for. */
export type Context = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly clock: Clock;
  readonly language: Language;
  readonly terminal: Terminal;
  readonly global: GlobalOptions;
  /** A text in the language of this run. */
  say(text: Text): string;
};
