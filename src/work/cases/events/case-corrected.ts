import type { EventKind } from '../../../journal/types.ts';
import { escalationOf } from '../escalation.ts';
import type { CaseCorrected, CaseState } from '../types.ts';

/** The record that said when the deputy general manager was told was amended to say otherwise, or that he was not. */
export const caseCorrected: EventKind<CaseState, CaseCorrected> = {
  kind: 'case.corrected',
  version: 1,
  apply: (state, event) => {
    if (!state) throw new Error(`${event.subject} was corrected before it was opened`);
    return { ...state, escalated: event.body.told };
  },
  facts: escalationOf,
  example: {
    subject: 'case:CA-HQ-20261119-001',
    body: {
      told: {
        to: 'z1',
        spokenAt: '2026-11-20T09:00:00+08:00',
        spokenOn: '2026-11-20',
        record: 'UR-HQ-20261119-001',
      },
      reason: '口头报告时间抄错',
    },
  },
};
