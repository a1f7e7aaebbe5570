import type { Fault } from './read-spell.ts';
import type { AnySpell } from './types.ts';

/** A row that could be read. `key` is its id, or a mark of its own where the program is to make one. */
export type Candidate = { readonly row: number; readonly key: string; readonly spell: AnySpell };

/** Stands for the id of a row that has none until the end; no id looks like it. */
export const markOf = (row: number): string => `#${row}`;
export const isMark = (key: string): boolean => key.startsWith('#');

/** Notes why a row is not added. */
export type Refuse = (row: number, ...faults: Fault[]) => void;
