import type { Clock } from '../../kernel/clock.ts';

/** A clock that stands where it was last put, and tells the true instant beside it, as every set clock does. */
export type SteppingClock = Clock & { stepTo(instant: string): void };

/** Makes one; `trueClock` is the machine's own. */
export function steppingClock(trueClock: Clock, start: string): SteppingClock {
  let at = utc(start);
  return {
    now: () => ({ at, clock: `set:${trueClock.now().at}` }),
    stepTo: (instant) => void (at = utc(instant)),
  };
}

const utc = (instant: string): string => new Date(instant).toISOString();
