import type { NewEvent } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { canonicalJson } from '../../kernel/canonical.ts';
import { caseEvents, type CaseOpening } from '../cases/opening.ts';
import type { CaseRow } from '../cases/queries.ts';
import type { Answers, Envelope, AmendmentBody } from './types.ts';

/** A record as it stands before it is amended or withdrawn. */
export type Standing = {
  readonly id: string;
  readonly state: 'current' | 'withdrawn';
  readonly record: Envelope;
  readonly answers: Answers;
  readonly openCase: CaseRow | null;
};

export type Amendment = { readonly record: Envelope; readonly answers: Answers; readonly reason: string };

/** What the amended record says of a case, whom the record said before was told, and the next id of a code. */
export type CaseState = {
  readonly opening: CaseOpening | null;
  readonly toldBefore: CaseOpening['told'];
  nextId(code: string): string;
};

/**
 * The events of an amendment: the record anew, and what that means for its case. An amendment that marks a problem as
 * major opens one; one that says the deputy general manager was told escalates it, and one that says otherwise than
 * before corrects that; one that takes the mark back withdraws it. Nothing changed, or a withdrawn record: refused.
 */
export function decideAmendment(standing: Standing, amendment: Amendment, state: CaseState): NewEvent[] {
  refuseWithdrawn(standing);
  if (sameContent(standing, amendment)) {
    throw new InfoctlError(
      'invalid',
      'nothing-changed',
      say(
        `${standing.id} 的内容没有变化，不用更正。`,
        `Nothing in ${standing.id} is different; there is nothing to amend.`,
      ),
    );
  }
  const body: AmendmentBody = {
    record: amendment.record,
    answers: amendment.answers,
    reason: amendment.reason,
  };
  const amended: NewEvent = { kind: 'record.amended', version: 1, subject: `record:${standing.id}`, body };
  const aboutCase = standing.openCase
    ? caseAfter(standing.id, standing.openCase, state, amendment.reason)
    : caseOpened(standing.id, state);
  return [amended, ...aboutCase];
}

const caseOpened = (record: string, { opening, nextId }: CaseState): NewEvent[] =>
  opening ? caseEvents(nextId('CA'), record, opening) : [];

/** What an amendment means for the case that its record opened before. */
function caseAfter(
  record: string,
  open: CaseRow,
  { opening, toldBefore }: CaseState,
  reason: string,
): NewEvent[] {
  const subject = `case:${open.id}`;
  if (!opening) return [withdrawnCase(subject, reason)];
  const told = opening.told && { ...opening.told, record };
  if (open.escalatedAt === null) {
    return told ? [{ kind: 'case.escalated', version: 1, subject, body: told }] : [];
  }
  // What somebody else reported stands, whatever the record says now.
  const byRecord = open.escalatedAt === toldBefore?.spokenAt && open.escalatedTo === toldBefore.to;
  if (!byRecord || canonicalJson(opening.told) === canonicalJson(toldBefore)) return [];
  return [{ kind: 'case.corrected', version: 1, subject, body: { told, reason } }];
}

const withdrawnCase = (subject: string, reason: string): NewEvent => ({
  kind: 'case.withdrawn',
  version: 1,
  subject,
  body: { reason },
});

/** The events of a withdrawal: the record, and the case that rested on it. */
export function decideWithdrawal(standing: Standing, reason: string): NewEvent[] {
  refuseWithdrawn(standing);
  const subject = `record:${standing.id}`;
  const withdrawn: NewEvent = { kind: 'record.withdrawn', version: 1, subject, body: { reason } };
  if (!standing.openCase) return [withdrawn];
  return [withdrawn, withdrawnCase(`case:${standing.openCase.id}`, reason)];
}

/** Refuses to touch a record that was taken back. */
export function refuseWithdrawn({ id, state }: Pick<Standing, 'id' | 'state'>): void {
  if (state === 'current') return;
  throw new InfoctlError(
    'refused',
    'already-withdrawn',
    say(`${id} 已经撤回，请重新填报一份。`, `${id} has been withdrawn already; hand in a new one.`),
  );
}

const sameContent = (standing: Standing, { record, answers }: Amendment): boolean =>
  canonicalJson([standing.record, standing.answers]) === canonicalJson([record, answers]);
