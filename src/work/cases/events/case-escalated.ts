import type { EventKind } from '../../../journal/types.ts';
import { escalationOf } from '../escalation.ts';
import type { CaseEscalated, CaseState } from '../types.ts';

/** The deputy general manager was told of it; the first time he was told counts. */
export const caseEscalated: EventKind<CaseState, CaseEscalated> = {
  kind: 'case.escalated',
  version: 1,
  apply: (state, event) => {
    if (!state) throw new Error(`${event.subject} was escalated before it was opened`);
    return { ...state, escalated: state.escalated ?? event.body };
  },
  facts: escalationOf,
  example: {
    subject: 'case:CA-HQ-20261119-001',
    body: {
      to: 'z1',
      spokenAt: '2026-11-19T10:20:00+08:00',
      spokenOn: '2026-11-19',
      record: 'UR-HQ-20261119-001',
    },
  },
};
