import { addDays } from '../../kernel/days.ts';
import { ownersOf, roundsBegunBy, stepDuties } from '../../rules/duties/duties.ts';
import type { Round } from '../../rules/duties/types.ts';
import type { Period } from '../../rules/periods/types.ts';
import type { Standing } from '../duties/standing.ts';
import type { RoundReturns } from './returns.ts';
import type { SummaryInput } from './types.ts';

/** The version of a form that is in force: by it a round's form is named. */
export type VersionOf = (form: string) => number;

/** The rounds of a period with the returns owed in them; those that nobody owes do not exist. */
export function roundsOfPeriod(standing: Standing, period: Period, versionOf: VersionOf): RoundReturns[] {
  return roundsOf(standing, period).flatMap((round) => returnsOfRound(standing, round, versionOf) ?? []);
}

const roundsOf = ({ world }: Standing, { name, last }: Period): Round[] =>
  roundsBegunBy(world, last).filter(({ period }) => period.name === name);

/** One round with its returns; null where nobody owes one. */
export function returnsOfRound(standing: Standing, round: Round, versionOf: VersionOf): RoundReturns | null {
  const { returns, steps } = standing.ofRound(round);
  if (returns.length === 0) return null;
  const analysis = steps.find(({ kind }) => kind === 'analyse');
  const form = round.rule.form;
  return {
    round,
    form: { name: form, version: versionOf(form) },
    duties: returns,
    analysisDue: analysis?.due ?? null,
    analysisProvisional: analysis?.provisional ?? false,
  };
}

/** How many days a round's analysis may take where the rule sets none. */
const DAYS_TO_ANALYSE = 7;

/** The rounds of a period with the day by which they were to be analysed: what changes later is a correction. */
export function roundsClosed(standing: Standing, period: Period): SummaryInput['before'] {
  const { world, facts } = standing;
  return roundsOf(standing, period)
    .filter((round) => ownersOf(world, round).length > 0)
    .map((round) => {
      const analysis = stepDuties(world, round, facts).find(({ kind }) => kind === 'analyse');
      return { form: round.rule.form, closed: analysis?.due ?? addDays(round.due, DAYS_TO_ANALYSE) };
    });
}
