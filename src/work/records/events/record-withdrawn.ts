import type { EventKind } from '../../../journal/types.ts';
import { returnsOf } from '../returns.ts';
import type { RecordState } from '../types.ts';

/** A record was taken back, with a reason; it fulfils nothing any more and can still be read. */
export const recordWithdrawn: EventKind<RecordState, { readonly reason: string }> = {
  kind: 'record.withdrawn',
  version: 1,
  apply: (state, event) => {
    if (!state) throw new Error(`${event.subject} was withdrawn before it was submitted`);
    return { ...state, state: 'withdrawn' };
  },
  facts: returnsOf,
  example: { subject: 'record:SF-HQ-20261120-001', body: { reason: '重复录入' } },
};
