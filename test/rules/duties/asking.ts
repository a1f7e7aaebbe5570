import { ownersOf, returnDuty, roundOf } from '../../../src/rules/duties/duties.ts';
import type { Duty, Facts, Round, World } from '../../../src/rules/duties/types.ts';
import { readPeriod } from '../../../src/rules/periods/periods.ts';

/** `sales-feedback/2026-W47` in a world, or undefined. */
export function roundIn(world: World, id: string): Round | undefined {
  const [rule = '', name = ''] = id.split('/');
  const period = readPeriod(name);
  if (!period) throw new TypeError(`no period in ${id}`);
  return roundOf(world, rule, period);
}

/** The same where the test knows that there is one. */
export function theRound(world: World, id: string): Round {
  const round = roundIn(world, id);
  if (!round) throw new TypeError(`no round ${id}`);
  return round;
}

/** Ids of those who owe a round. */
export const owersIn = (world: World, id: string): string[] =>
  ownersOf(world, theRound(world, id)).map((owner) => owner.id);

/** The return of the only owner of a round. */
export function theReturn(world: World, id: string, facts: Facts): Duty {
  const round = theRound(world, id);
  const [owner, ...more] = ownersOf(world, round);
  if (!owner || more.length > 0) throw new TypeError(`${id} is not owed by one`);
  return returnDuty(world, round, owner, facts);
}
