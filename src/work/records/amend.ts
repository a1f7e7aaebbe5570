import type { Journal } from '../../journal/journal.ts';
import { numbers } from '../../journal/numbers.ts';
import type { Authorship } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Form } from '../../rules/forms/types.ts';
import { openingOf } from '../cases/opening.ts';
import { caseOfRecord } from '../cases/queries.ts';
import { decideAmendment, decideWithdrawal, type Standing } from './decide-amendment.ts';
import type { Prepared } from './prepare.ts';
import { answersOfRow, recordById, type RecordRow } from './queries.ts';

/** The record of an id; an unknown one ends the command with exit code 4. */
export function requireRecord(journal: Journal, id: string): RecordRow {
  const row = recordById(journal.db, id);
  if (row) return row;
  throw new InfoctlError(
    'not-found',
    'unknown-record',
    say(`没有记录“${id}”，请用 infoctl list 查看。`, `There is no record "${id}"; see infoctl list.`),
  );
}

/** Corrects a record (also its period or owner), with a reason; what it said before stays in the journal. */
export function amendRecord(
  journal: Journal,
  authorship: Authorship,
  { id, prepared, form, reason, world }: { id: string; prepared: Prepared; form: Form; reason: string; world: World },
): { caseId: string | null } {
  let caseId: string | null = null;
  journal.perform(authorship, (db, _moment, day) => {
    const standing = standingOf(journal, id);
    const ids = numbers(db, journal.site, day);
    const { draft, rowKey } = standing.record;
    const decided = decideAmendment(
      standing,
      { record: { ...prepared.envelope, draft, rowKey }, answers: prepared.answers, reason },
      {
        opening: openingOf(form, prepared.answers, { received: prepared.envelope.received, day, world }),
        nextId: (code) => ids.next(code),
      },
    );
    caseId = decided.caseId;
    return decided.events;
  });
  return { caseId };
}

/** Takes a record back, with a reason: it fulfils nothing any more, and can still be read. */
export function withdrawRecord(journal: Journal, authorship: Authorship, id: string, reason: string): void {
  journal.perform(authorship, () => decideWithdrawal(standingOf(journal, id), reason));
}

function standingOf(journal: Journal, id: string): Standing {
  const row = requireRecord(journal, id);
  const openCase = caseOfRecord(journal.db, id);
  return {
    id,
    state: row.state,
    record: {
      form: row.form,
      formVersion: row.formVersion,
      period: row.period,
      submitter: row.submitter,
      unit: row.unit,
      store: row.store,
      client: row.client,
      received: row.received,
      nil: row.nil === 1,
      channel: row.channel,
      externalId: row.externalId,
      draft: row.draft,
      rowKey: row.rowKey,
    },
    answers: answersOfRow(row),
    openCase: openCase && openCase.state === 'open' ? openCase : null,
  };
}
