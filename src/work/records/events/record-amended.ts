import type { EventKind } from '../../../journal/types.ts';
import { exampleRecordBody } from '../example.ts';
import { returnsOf } from '../returns.ts';
import type { AmendmentBody, RecordState } from '../types.ts';

/** A record was corrected, with a reason; what it said before stays in the events before. */
export const recordAmended: EventKind<RecordState, AmendmentBody> = {
  kind: 'record.amended',
  version: 1,
  apply: (state, event) => {
    if (!state) throw new Error(`${event.subject} was amended before it was submitted`);
    return {
      ...state,
      record: event.body.record,
      answers: event.body.answers,
      amended: state.amended + 1,
      answersEvent: event.rowid,
    };
  },
  facts: returnsOf,
  example: {
    subject: 'record:SF-HQ-20261120-001',
    body: { ...exampleRecordBody, reason: '单价抄错' },
  },
};
