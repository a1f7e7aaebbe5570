import { dutyId, ownersOf, returnDuty, roundsOfForm } from '../../rules/duties/duties.ts';
import type { Duty, Facts, World } from '../../rules/duties/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import type { CaseRow } from '../cases/queries.ts';
import type { Envelope } from '../records/types.ts';

type Handed = Pick<Envelope, 'form' | 'period' | 'submitter' | 'unit' | 'store' | 'client'>;

/**
 * The duties that a record is a return for, whether it is the one that counts or not: of each rule that asks for its
 * form, that of its submitter, its place or its client.
 */
export function dutiesOfRecord(record: Handed, world: World, facts: Facts): Duty[] {
  const period = record.period === null ? undefined : readPeriod(record.period);
  if (!period) return [];
  const candidates = {
    person: record.submitter,
    unit: record.store ?? record.unit,
    client: record.client,
    role: null,
  };
  return roundsOfForm(world, record.form, period).flatMap((round) =>
    ownersOf(world, round)
      .filter((owner) => candidates[owner.kind] === owner.id)
      .map((owner) => returnDuty(world, round, owner, facts)),
  );
}

/** The duty to tell the deputy general manager of a case (沟通·一·2). */
export const escalationId = ({ id, owedBy }: CaseRow): string => dutyId('escalate', id, owedBy);
