import type { Subject } from '../../journal/types.ts';
import { caseCorrected } from './events/case-corrected.ts';
import { caseEscalated } from './events/case-escalated.ts';
import { caseOpened } from './events/case-opened.ts';
import { caseWithdrawn } from './events/case-withdrawn.ts';
import type { CaseState } from './types.ts';

/** Cases: urgent matters and major problems, one row each. */
export const cases: Subject<CaseState> = {
  name: 'case',
  kinds: [caseOpened, caseEscalated, caseCorrected, caseWithdrawn],
  tables: [
    {
      name: 'cases',
      key: 'id',
      columns: [
        'id',
        'kind',
        'record',
        'known_on',
        'owed_by',
        'opened_at',
        'opened_on',
        'escalated_to',
        'escalated_at',
        'state',
      ],
      ddl: `CREATE TABLE cases (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, record TEXT NOT NULL, known_on TEXT NOT NULL, owed_by TEXT NOT NULL,
        opened_at TEXT NOT NULL, opened_on TEXT NOT NULL, escalated_to TEXT, escalated_at TEXT, state TEXT NOT NULL) WITHOUT ROWID;
      CREATE INDEX cases_by_record ON cases (record);
      CREATE INDEX cases_by_day ON cases (opened_on);`,
    },
  ],
  rows: (id, state) => ({
    cases: [
      [
        id,
        state.opened.kind,
        state.opened.record,
        state.opened.knownOn,
        state.opened.owedBy,
        state.openedAt,
        state.openedOn,
        state.escalated?.to ?? null,
        state.escalated?.spokenAt ?? null,
        state.state,
      ],
    ],
  }),
};
