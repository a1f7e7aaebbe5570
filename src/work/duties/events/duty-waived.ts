import type { EventKind } from '../../../journal/types.ts';
import type { Exceptions, Waived } from '../types.ts';

/** One duty is waived, with a reason and who allowed it. */
export const dutyWaived: EventKind<Exceptions, Waived> = {
  kind: 'duty.waived',
  version: 1,
  apply: (granted, event) => [
    ...(granted ?? []),
    {
      key: event.id,
      day: event.day,
      data: { what: 'waived', reason: event.body.reason, by: event.body.allowedBy },
    },
  ],
  facts: (granted) => granted,
  example: {
    subject: 'duty:submit:customer-opinion/2026-Q3:s3',
    body: { reason: '门店装修停业', allowedBy: 'z1' },
  },
};
