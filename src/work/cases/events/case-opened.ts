import type { EventKind } from '../../../journal/types.ts';
import { escalationOf } from '../escalation.ts';
import type { CaseOpened, CaseState } from '../types.ts';

/** An urgent matter or a major problem became known; its escalation is owed from that day. */
export const caseOpened: EventKind<CaseState, CaseOpened> = {
  kind: 'case.opened',
  version: 1,
  apply: (_state, event) => ({
    id: event.id,
    opened: event.body,
    openedAt: event.at,
    openedOn: event.day,
    escalated: null,
    state: 'open',
  }),
  facts: escalationOf,
  example: {
    subject: 'case:CA-HQ-20261119-001',
    body: {
      kind: 'urgent',
      record: 'UR-HQ-20261119-001',
      form: 'urgent',
      knownOn: '2026-11-19',
      owedBy: 'marketing',
    },
  },
};
