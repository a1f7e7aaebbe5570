import type { Json } from '../../kernel/canonical.ts';
import type { Subject } from '../../journal/types.ts';
import { recordAmended } from './events/record-amended.ts';
import { recordSubmitted } from './events/record-submitted.ts';
import { recordWithdrawn } from './events/record-withdrawn.ts';
import type { RecordState } from './types.ts';

/** Records: one row each; the answers stay where they were written, in the event that `answers_event` names. */
export const records: Subject<RecordState> = {
  name: 'record',
  kinds: [recordSubmitted, recordAmended, recordWithdrawn],
  tables: [
    {
      name: 'records',
      key: 'n',
      columns: [
        'n',
        'id',
        'form',
        'form_version',
        'period',
        'submitter',
        'unit',
        'store',
        'client',
        'received',
        'channel',
        'nil',
        'external_id',
        'draft',
        'row_key',
        'recorded_at',
        'recorded_on',
        'actor',
        'by',
        'state',
        'amended',
        'answers_event',
      ],
      ddl: `CREATE TABLE records (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, form TEXT NOT NULL, form_version INTEGER NOT NULL, period TEXT,
        submitter TEXT NOT NULL, unit TEXT, store TEXT, client TEXT, received TEXT, channel TEXT NOT NULL, nil INTEGER NOT NULL,
        external_id TEXT, draft TEXT, row_key TEXT, recorded_at TEXT NOT NULL, recorded_on TEXT NOT NULL, actor TEXT NOT NULL,
        by TEXT NOT NULL, state TEXT NOT NULL, amended INTEGER NOT NULL, answers_event INTEGER NOT NULL);
      CREATE INDEX records_by_period ON records (period, form);
      CREATE INDEX records_by_day ON records (recorded_on);
      CREATE UNIQUE INDEX records_by_draft ON records (draft) WHERE draft IS NOT NULL;
      CREATE INDEX records_by_row ON records (row_key) WHERE row_key IS NOT NULL;
      CREATE INDEX records_by_external_id ON records (external_id) WHERE external_id IS NOT NULL;`,
    },
  ],
  rows: (id, state) => ({
    records: [
      [
        state.n,
        id,
        state.record.form,
        state.record.formVersion,
        state.record.period,
        state.record.submitter,
        state.record.unit,
        state.record.store,
        state.record.client,
        state.record.received,
        state.record.channel ?? state.channel,
        state.record.nil ? 1 : 0,
        state.record.externalId,
        state.record.draft,
        state.record.rowKey,
        state.recordedAt,
        state.recordedOn,
        state.actor,
        state.by,
        state.state,
        state.amended,
        state.answersEvent,
      ],
    ],
  }),
  text: (state) => [...wordsOf(state.answers)].join('\n'),
};

/** Every text that stands anywhere in the answers. */
function* wordsOf(value: Json | undefined): Iterable<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) yield* wordsOf(part);
}
