import type { Db } from '../../journal/db.ts';
import type { Journal } from '../../journal/journal.ts';
import { numbers } from '../../journal/numbers.ts';
import type { Authorship } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import { openingOf } from '../cases/opening.ts';
import { caseOfRecord } from '../cases/queries.ts';
import { decideAmendment, decideWithdrawal, type Standing } from './decide-amendment.ts';
import { flatOf } from './flat.ts';
import type { Prepared } from './prepare.ts';
import { answersOfRow, envelopeOf, recordById, type RecordRow } from './queries.ts';

/** The record of an id; an unknown one ends the command with exit code 4. */
export function requireRecord(db: Db, id: string): RecordRow {
  const row = recordById(db, id);
  if (row) return row;
  throw new InfoctlError(
    'not-found',
    'unknown-record',
    say(`没有记录“${id}”，请用 infoctl list 查看。`, `There is no record "${id}"; see infoctl list.`),
  );
}

/** A stored record as the flat one it was handed in as. */
export function flatRecord(db: Db, id: string): FlatRecord {
  const { record, answers } = standingOf(db, id);
  return flatOf(record, answers);
}

/** Corrects a record (also its period or owner), with a reason; what it said before stays in the journal. */
export function amendRecord(
  journal: Journal,
  authorship: Authorship,
  {
    id,
    prepared,
    form,
    reason,
    world,
  }: { id: string; prepared: Prepared; form: Form; reason: string; world: World },
): void {
  journal.perform(authorship, (db, _moment, day) => {
    const standing = standingOf(db, id);
    const ids = numbers(db, journal.site, day);
    const { draft, rowKey } = standing.record;
    // What an amendment brings to light became known with it, whenever the paper form came in.
    const speaksOf = (answers: Prepared['answers']) =>
      openingOf(form, answers, { received: null, day, world });
    return decideAmendment(
      standing,
      { record: { ...prepared.envelope, draft, rowKey }, answers: prepared.answers, reason },
      {
        opening: speaksOf(prepared.answers),
        toldBefore: speaksOf(standing.answers)?.told ?? null,
        nextId: (code) => ids.next(code),
      },
    );
  });
}

/** Takes a record back, with a reason: it fulfils nothing any more, and can still be read. */
export function withdrawRecord(journal: Journal, authorship: Authorship, id: string, reason: string): void {
  journal.perform(authorship, (db) => decideWithdrawal(standingOf(db, id), reason));
}

function standingOf(db: Db, id: string): Standing {
  const row = requireRecord(db, id);
  const openCase = caseOfRecord(db, id);
  return {
    id,
    state: row.state,
    record: envelopeOf(db, id)!,
    answers: answersOfRow(row),
    openCase: openCase?.state === 'open' ? openCase : null,
  };
}
