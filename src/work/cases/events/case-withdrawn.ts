import type { EventKind } from '../../../journal/types.ts';
import { escalationOf } from '../escalation.ts';
import type { CaseState } from '../types.ts';

/** The record that opened the case was withdrawn, or no longer says so; nothing is owed any more. */
export const caseWithdrawn: EventKind<CaseState, { readonly reason: string }> = {
  kind: 'case.withdrawn',
  version: 1,
  apply: (state, event) => {
    if (!state) throw new Error(`${event.subject} was withdrawn before it was opened`);
    return { ...state, state: 'withdrawn' };
  },
  facts: escalationOf,
  example: { subject: 'case:CA-HQ-20261119-001', body: { reason: '误报' } },
};
