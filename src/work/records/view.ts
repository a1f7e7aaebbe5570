import type { RecordRow } from './queries.ts';
import type { Answers } from './types.ts';

/** A record as `--json` prints it; `amended` is how often it was corrected. */
export function recordData(row: RecordRow) {
  return {
    id: row.id,
    form: row.form,
    formVersion: row.formVersion,
    period: row.period,
    submitter: row.submitter,
    unit: row.unit,
    store: row.store,
    client: row.client,
    by: row.by,
    actor: row.actor,
    channel: row.channel,
    received: row.received,
    nil: row.nil === 1,
    externalId: row.externalId,
    recordedAt: row.recordedAt,
    state: row.state,
    amended: row.amended,
    data: JSON.parse(row.answers) as Answers,
  };
}
