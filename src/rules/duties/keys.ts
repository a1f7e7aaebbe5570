import type { DutyId, Owner } from './types.ts';

/** `kind:subject:owner`: made of what is owed alone, so that two machines always name a duty alike. */
export const dutyId = (kind: string, subject: string, owner: string): DutyId => `${kind}:${subject}:${owner}`;

/** Under which a record is looked up by the rules that ask for it. */
export const returnKey = (form: string, period: string, ownerKind: Owner['kind'], owner: string): string =>
  `return:${form}/${period}:${ownerKind}:${owner}`;
