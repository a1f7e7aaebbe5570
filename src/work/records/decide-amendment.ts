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

/**
 * The events of an amendment: the record anew, and what that means for its case. An amendment that marks a problem as
 * major opens one; one that says the deputy general manager was told escalates it; one that takes the mark back
 * withdraws it. Nothing changed, or a withdrawn record: refused.
 */
export function decideAmendment(
  standing: Standing,
  amendment: Amendment,
  { opening, nextId }: { opening: CaseOpening | null; nextId: (code: string) => string },
): { caseId: string | null; events: NewEvent[] } {
  refuseWithdrawn(standing);
  if (sameContent(standing, amendment)) {
    throw new InfoctlError(
      'invalid',
      'nothing-changed',
      say(`${standing.id} 的内容没有变化，无需更正。`, `Nothing in ${standing.id} is different; there is nothing to amend.`),
    );
  }
  const body: AmendmentBody = { record: amendment.record, answers: amendment.answers, reason: amendment.reason };
  const amended: NewEvent = { kind: 'record.amended', version: 1, subject: `record:${standing.id}`, body };
  const about = caseAfter(standing, opening, amendment.reason, nextId);
  return { caseId: about.caseId, events: [amended, ...about.events] };
}

function caseAfter(
  { id, openCase }: Standing,
  opening: CaseOpening | null,
  reason: string,
  nextId: (code: string) => string,
): { caseId: string | null; events: NewEvent[] } {
  if (!openCase) {
    if (!opening) return { caseId: null, events: [] };
    const caseId = nextId('CA');
    return { caseId, events: caseEvents(caseId, id, opening) };
  }
  const subject = `case:${openCase.id}`;
  if (!opening) return { caseId: openCase.id, events: [{ kind: 'case.withdrawn', version: 1, subject, body: { reason } }] };
  if (!opening.told || openCase.escalatedAt !== null) return { caseId: openCase.id, events: [] };
  return {
    caseId: openCase.id,
    events: [{ kind: 'case.escalated', version: 1, subject, body: { ...opening.told, record: id } }],
  };
}

/** The events of a withdrawal: the record, and the case that rested on it. */
export function decideWithdrawal(standing: Standing, reason: string): NewEvent[] {
  refuseWithdrawn(standing);
  const withdrawn: NewEvent = { kind: 'record.withdrawn', version: 1, subject: `record:${standing.id}`, body: { reason } };
  if (!standing.openCase) return [withdrawn];
  return [withdrawn, { kind: 'case.withdrawn', version: 1, subject: `case:${standing.openCase.id}`, body: { reason } }];
}

function refuseWithdrawn({ id, state }: Standing): void {
  if (state === 'current') return;
  throw new InfoctlError(
    'refused',
    'already-withdrawn',
    say(`${id} 已经撤回，请重新填报一份。`, `${id} has been withdrawn already; hand in a new one.`),
  );
}

const sameContent = (standing: Standing, { record, answers }: Amendment): boolean =>
  canonicalJson([standing.record, standing.answers]) === canonicalJson([record, answers]);
