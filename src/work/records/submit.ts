import type { Db } from '../../journal/db.ts';
import type { Journal } from '../../journal/journal.ts';
import { numbers } from '../../journal/numbers.ts';
import type { Authorship } from '../../journal/types.ts';
import type { World } from '../../rules/duties/types.ts';
import type { FormInUse } from '../adoption/form-in-use.ts';
import { formInForce } from '../adoption/queries.ts';
import { openingOf } from '../cases/opening.ts';
import { decideSubmission } from './decide-submission.ts';
import type { Prepared } from './prepare.ts';
import { recordOfDraft, recordOfExternalId } from './queries.ts';

/** What became of a record handed in: its id, and whether it had been stored before. */
export type Submitted = { readonly id: string; readonly already: boolean };

/**
 * Stores one record and, where it speaks of an urgent matter or a major problem, opens the case: one transaction, on
 * disk when this returns. What was stored before (the same draft, the same external id) is not stored again: the
 * answer is the id of the first time.
 */
export function submitRecord(
  journal: Journal,
  authorship: Authorship,
  {
    prepared,
    used,
    draft,
    world,
  }: { prepared: Prepared; used: FormInUse; draft: string | null; world: World },
): Submitted {
  let result: Submitted | undefined;
  journal.perform(authorship, (db, _moment, day) => {
    const earlier = storedBefore(db, prepared, draft);
    if (earlier !== undefined) {
      result = { id: earlier, already: true };
      return [];
    }
    const ids = numbers(db, journal.site, day);
    const { id, events } = decideSubmission(prepared, {
      nextId: (code) => ids.next(code),
      code: used.form.code,
      draft,
      rowKey: null,
      opening: openingOf(used.form, prepared.answers, { received: prepared.envelope.received, day, world }),
    });
    result = { id, already: false };
    const adopts = used.adoption !== null && !formInForce(db, used.form.name);
    return adopts && used.adoption ? [used.adoption, ...events] : events;
  });
  return result!;
}

function storedBefore(db: Db, { envelope }: Prepared, draft: string | null): string | undefined {
  const ofDraft = draft === null ? undefined : recordOfDraft(db, draft);
  if (ofDraft !== undefined || envelope.externalId === null) return ofDraft;
  return recordOfExternalId(db, envelope.form, envelope.externalId)?.id;
}
