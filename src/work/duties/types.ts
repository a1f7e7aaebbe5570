import type { Day } from '../../kernel/days.ts';
import type { Fact } from '../../rules/duties/types.ts';

/** What was granted about one duty, first to last. */
export type Exceptions = readonly Fact[];

export type Waived = { readonly reason: string; readonly allowedBy: string };
export type Extended = { readonly due: Day; readonly reason: string; readonly allowedBy: string };
