import type { RecordBody } from './types.ts';

/** The record that stands as example in the events about records. */
export const exampleRecordBody: RecordBody = {
  record: {
    form: 'sales-feedback',
    formVersion: 1,
    period: '2026-W47',
    submitter: 'r1',
    unit: 'b1',
    store: null,
    client: null,
    received: null,
    nil: false,
    channel: null,
    externalId: null,
    draft: 'd-1',
    rowKey: null,
  },
  answers: { salesTarget: 120, salesActual: 118, summary: '礼盒动销平稳。' },
};
