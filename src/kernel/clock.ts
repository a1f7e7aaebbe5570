import { InfoctlError } from './errors.ts';
import { say } from './language.ts';

/** An instant (UTC, ISO 8601 with milliseconds) and how it came about: `system`, or `set:` and the true instant. */
export type Moment = { readonly at: string; readonly clock: string };

/** The only source of time; whoever needs it is given one. */
export type Clock = { now(): Moment };

/** The clock of the machine, or, where `INFOCTL_NOW` gives an instant, one that stands still there and says so. */
export function clockFrom(setTo: string | undefined): Clock {
  if (setTo === undefined || setTo === '') {
    return { now: () => ({ at: new Date().toISOString(), clock: 'system' }) };
  }
  const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(setTo)
    ? Date.parse(setTo)
    : Number.NaN;
  if (Number.isNaN(instant)) {
    throw new InfoctlError(
      'usage',
      'bad-instant',
      say(
        `INFOCTL_NOW 的值“${setTo}”不是一个时刻，请写成 2026-11-23T09:00:00+08:00 这样。`,
        `INFOCTL_NOW "${setTo}" is not an instant; write it like 2026-11-23T09:00:00+08:00.`,
      ),
    );
  }
  const at = new Date(instant).toISOString();
  return { now: () => ({ at, clock: `set:${new Date().toISOString()}` }) };
}

/** True where the moment was read from a clock that someone set. */
export const isSet = (moment: Moment): boolean => moment.clock !== 'system';
