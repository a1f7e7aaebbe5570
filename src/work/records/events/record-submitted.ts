import type { EventKind } from '../../../journal/types.ts';
import { exampleRecordBody } from '../example.ts';
import { returnsOf } from '../returns.ts';
import type { RecordBody, RecordState } from '../types.ts';

/** A form was handed in. */
export const recordSubmitted: EventKind<RecordState, RecordBody> = {
  kind: 'record.submitted',
  version: 1,
  apply: (_state, event) => ({
    id: event.id,
    n: event.rowid,
    record: event.body.record,
    answers: event.body.answers,
    recordedAt: event.at,
    recordedOn: event.day,
    actor: event.actor,
    by: event.by,
    channel: event.channel,
    state: 'current',
    amended: 0,
    answersEvent: event.rowid,
  }),
  facts: returnsOf,
  example: { subject: 'record:SF-HQ-20261120-001', body: exampleRecordBody },
};
