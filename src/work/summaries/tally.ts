import type { Handed } from './answers.ts';

/** One question put to all records of a period in a single pass over them. */
export type Tally<Result> = {
  take(record: Handed): void;
  result(): Result;
};
