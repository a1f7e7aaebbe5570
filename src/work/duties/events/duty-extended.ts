import type { EventKind } from '../../../journal/types.ts';
import type { Exceptions, Extended } from '../types.ts';

/** One duty gets a later due date, with a reason and who allowed it. */
export const dutyExtended: EventKind<Exceptions, Extended> = {
  kind: 'duty.extended',
  version: 1,
  apply: (granted, event) => [
    ...(granted ?? []),
    {
      key: event.id,
      day: event.day,
      data: { what: 'extended', due: event.body.due, reason: event.body.reason, by: event.body.allowedBy },
    },
  ],
  facts: (granted) => granted,
  example: {
    subject: 'duty:submit:sales-feedback/2026-W47:r1',
    body: { due: '2026-11-25', reason: '出差', allowedBy: 'm1' },
  },
};
