import { readPeriod } from '../periods/periods.ts';
import type { Period, PeriodName } from '../periods/types.ts';
import type { DutyId, Owner } from './types.ts';

/** `kind:subject:owner`: made of what is owed alone, so that two machines always name a duty alike. */
export const dutyId = (kind: string, subject: string, owner: string): DutyId => `${kind}:${subject}:${owner}`;

/** `sales-feedback`, `2026-W47` → `sales-feedback/2026-W47`: one rule in one period. */
export const roundId = (rule: string, period: PeriodName): string => `${rule}/${period}`;

/** Under which a record is looked up by the rules that ask for it. */
export const returnKey = (
  form: string,
  period: PeriodName,
  ownerKind: Owner['kind'],
  owner: string,
): string => `return:${form}/${period}:${ownerKind}:${owner}`;

/** The parts of a duty's id; undefined where the text is none. */
export function readDutyId(id: string): { kind: string; subject: string; owner: string } | undefined {
  const [kind, subject, owner, ...more] = id.split(':');
  if (!kind || !subject || !owner || more.length > 0) return undefined;
  return { kind, subject, owner };
}

/** The rule and period that a subject names, `#2` (returned for rework) left aside; undefined for `CA-HQ-20261123-001`. */
export function readRoundId(subject: string): { rule: string; period: Period } | undefined {
  const match = /^([^/#]+)\/([^/#]+)(?:#\d+)?$/.exec(subject);
  const period = match?.[2] === undefined ? undefined : readPeriod(match[2]);
  return match?.[1] === undefined || period === undefined ? undefined : { rule: match[1], period };
}
