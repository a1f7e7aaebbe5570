import type { Day } from '../../kernel/days.ts';
import type { Policy } from '../policy/types.ts';
import type { World } from './types.ts';

/** The version of the policy in force on a day; before the first one, the first; undefined where there is none. */
export function policyOn(world: World, day: Day): Policy | undefined {
  const inForce = world.policies.findLast(({ policy }) => policy.effective <= day);
  return (inForce ?? world.policies[0])?.policy;
}
