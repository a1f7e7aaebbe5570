import { ownersOf, returnDuty, roundsBegunBy, stepDuties } from '../../rules/duties/duties.ts';
import type { Facts, Round, World } from '../../rules/duties/types.ts';
import type { Period } from '../../rules/periods/types.ts';
import type { RoundReturns } from './returns.ts';

/** The version of a form that is in force: by it a round's form is named. */
export type VersionOf = (form: string) => number;

/** The rounds of a period with the returns owed in them; those that nobody owes do not exist. */
export function roundsOfPeriod(
  world: World,
  facts: Facts,
  period: Period,
  versionOf: VersionOf,
): RoundReturns[] {
  return roundsBegunBy(world, period.last)
    .filter((round) => round.period.name === period.name)
    .flatMap((round) => {
      const returns = returnsOfRound(world, facts, round, versionOf);
      return returns ? [returns] : [];
    });
}

/** One round with its returns; null where nobody owes one. */
export function returnsOfRound(
  world: World,
  facts: Facts,
  round: Round,
  versionOf: VersionOf,
): RoundReturns | null {
  const duties = ownersOf(world, round).map((owner) => returnDuty(world, round, owner, facts));
  if (duties.length === 0) return null;
  const analysis = stepDuties(world, round, facts).find(({ kind }) => kind === 'analyse');
  const form = round.rule.form;
  return {
    round,
    form: { name: form, version: versionOf(form) },
    duties,
    analysisDue: analysis?.due ?? null,
    analysisProvisional: analysis?.provisional ?? false,
  };
}
