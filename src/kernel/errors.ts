import type { Text } from './language.ts';

/** What went wrong, by what the caller can do about it; each kind has one exit code. */
export type ErrorKind =
  'disk' | 'usage' | 'invalid' | 'not-found' | 'refused' | 'busy' | 'integrity' | 'interrupted';

const EXIT_CODES: Record<ErrorKind, number> = {
  disk: 1,
  usage: 2,
  invalid: 3,
  'not-found': 4,
  refused: 5,
  busy: 6,
  integrity: 7,
  interrupted: 130,
};

/** One of several faults in one input, with its place: file, line, row (from 1, headings not counted) and field. */
export type Detail = {
  readonly file?: string;
  readonly line?: number;
  readonly row?: number;
  readonly field?: string;
  readonly message: Text;
};

type Wording = {
  readonly details?: readonly Detail[];
  /** What to do next, one sentence or command each. */
  readonly hints?: readonly Text[];
  readonly cause?: unknown;
};

/** Everything that a person can cause. Any other error is a bug of the program and ends with exit code 1. */
export class InfoctlError extends Error {
  readonly kind: ErrorKind;
  /** Stable word for programs, e.g. `unknown-person`. */
  readonly code: string;
  readonly text: Text;
  readonly details: readonly Detail[];
  readonly hints: readonly Text[];

  constructor(kind: ErrorKind, code: string, text: Text, wording: Wording = {}) {
    super(text.en, wording.cause === undefined ? {} : { cause: wording.cause });
    this.name = 'InfoctlError';
    this.kind = kind;
    this.code = code;
    this.text = text;
    this.details = wording.details ?? [];
    this.hints = wording.hints ?? [];
  }

  get exitCode(): number {
    return EXIT_CODES[this.kind];
  }
}
