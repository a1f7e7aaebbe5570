import type { Handed } from './answers.ts';

/** One question put to all records of a period in a single pass over them. */
export type Tally<Result, Taken = Handed> = {
  take(record: Taken): void;
  result(): Result;
};

/** Orders ids as they were given out: by code, site and day, then by number (999 before 1000). */
export function byId(a: string, b: string): number {
  const [left, right] = [a.lastIndexOf('-'), b.lastIndexOf('-')];
  const [stem, other] = [a.slice(0, left), b.slice(0, right)];
  return stem === other ? Number(a.slice(left + 1)) - Number(b.slice(right + 1)) : stem < other ? -1 : 1;
}
