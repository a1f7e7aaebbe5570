import { ownersOf, returnDuty, roundsOfForm } from '../../rules/duties/duties.ts';
import type { Duty, Facts, World } from '../../rules/duties/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import type { Envelope } from '../records/types.ts';

/** The duties that one record fulfils: of each rule that asks for its form, that of its submitter, place or client. */
export function dutiesFulfilledBy(
  id: string,
  record: Pick<Envelope, 'form' | 'period' | 'submitter' | 'unit' | 'store' | 'client'>,
  world: World,
  facts: Facts,
): Duty[] {
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
      .map((owner) => returnDuty(world, round, owner, facts))
      .filter((duty) => duty.done?.by === id),
  );
}
