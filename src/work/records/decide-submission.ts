import type { NewEvent } from '../../journal/types.ts';
import type { CaseOpening } from '../cases/opening.ts';
import { caseEvents } from '../cases/opening.ts';
import type { Prepared } from './prepare.ts';
import type { RecordBody } from './types.ts';

/** What storing needs to know of the journal at that moment. */
export type SubmissionState = {
  /** Takes the next id of a code: `SF` → `SF-HQ-20261123-001`. */
  nextId(code: string): string;
  readonly code: string;
  readonly draft: string | null;
  readonly rowKey: string | null;
  readonly opening: CaseOpening | null;
};

/** The events of one record handed in: the record, and the case that it opens. */
export function decideSubmission(
  prepared: Prepared,
  state: SubmissionState,
): { id: string; events: NewEvent[] } {
  const id = state.nextId(state.code);
  const body: RecordBody = {
    record: { ...prepared.envelope, draft: state.draft, rowKey: state.rowKey },
    answers: prepared.answers,
  };
  const { submitter, channel } = prepared.envelope;
  const whose = { by: submitter, ...(channel === null ? {} : { channel }) };
  const submitted: NewEvent = {
    kind: 'record.submitted',
    version: 1,
    subject: `record:${id}`,
    body,
    ...whose,
  };
  if (!state.opening) return { id, events: [submitted] };
  const opened = caseEvents(state.nextId('CA'), id, state.opening).map((event) => ({ ...event, ...whose }));
  return { id, events: [submitted, ...opened] };
}
