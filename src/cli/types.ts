import type { Authorship, Channel } from '../journal/types.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Day } from '../kernel/days.ts';
import type { Language, Text } from '../kernel/language.ts';
import type { World } from '../rules/duties/types.ts';
import type { Workspace } from '../work/workspace/types.ts';

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
  readonly stdout: Output;
  readonly stderr: NodeJS.WriteStream;
  /** True where both ends are a terminal and `--no-input` was not given. */
  readonly interactive: boolean;
  readonly columns: number;
};

type Align = 'left' | 'right';

type Tone = 'title' | 'good' | 'warning' | 'faint';
export type Line = {
  readonly text: string;
  readonly tone?: Tone;
  /** A command that people paste: never cut into lines. */
  readonly whole?: boolean;
};

/** Something shown to a person; `text` and cells are foreign text and made harmless when printed. */
export type Block =
  | ({ readonly kind: 'text' } & Line)
  /** Lines that belong together: no blank line stands between them. */
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
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
  /** True where the data is a thing of its own (a record to hand in, a schema) to which nothing may be added. */
  readonly exact?: boolean;
  /** Asked for once, and only where it is printed or written to a file: a document is drawn in here. */
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
  readonly env: Env;
  readonly cwd: string;
  readonly clock: Clock;
  readonly language: Language;
  readonly terminal: Terminal;
  readonly global: GlobalOptions;
  /** How far a long act has come; silent for its first second. */
  readonly progress: Progress;
  /** A text in the language of this run. */
  say(text: Text): string;
  /**
   * The workspace found from here; `write` where something will be written down (ask for that first).
   * None: exit 4, naming `infoctl init`; on a network drive it is refused for writing (exit 5).
   */
  workspace(mode?: 'read' | 'write'): Promise<Workspace>;
  /** Rules as adopted, people, units, clients: read once from the workspace's tables. */
  world(): Promise<World>;
  /** The civil day of now in the workspace's zone. */
  today(): Promise<Day>;
  /** Id of the person at the keyboard; `setup` until the first person exists; missing identity: exit 2. */
  person(): Promise<string>;
  /** Who types, whose act it is (`--by`, else who types), and how it came in (`terminal` unless said). */
  authorship(channel?: Channel): Promise<Authorship>;
  /**
   * Refuses (exit 5) unless `person` holds one of the roles today; `setup` may do everything.
   * `act` finishes the sentence: `say('调整制度', 'change the policy')`.
   */
  requireRole(person: string, roles: readonly string[], act: Text): Promise<void>;
};

export type Env = Readonly<Record<string, string | undefined>>;

export type Progress = {
  /** Says where it stands; shown at most ten times a second. */
  at(text: string): void;
  /** Takes the line away again. */
  end(): void;
};

/** Where answers are printed: a stream, or what writes like one. */
export type Output = {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string, done: (error?: Error | null) => void): unknown;
  once(event: 'error', listener: () => void): unknown;
};

/** What the program meets of the machine it runs on; a test brings its own. */
export type Host = {
  readonly env: Env;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: Output;
  readonly stderr: NodeJS.WriteStream;
};

/** One line of the table of commands: the words typed, what it does, where it is, what else people call it. */
export type Entry = readonly [
  words: string,
  summary: Text,
  // oxlint-disable-next-line typescript/no-explicit-any -- each command knows its own options; the table holds all of them
  load: () => Promise<{ readonly default: Command<any> }>,
  otherNames?: readonly string[],
];

/** Commands that help shows together. */
export type Group = { readonly title: Text; readonly commands: readonly Entry[] };
