import type { Offset, Within } from './types.ts';

const MOMENT =
  /^(start|end|month([1-9]|1[0-2])-end)(?: *([+-]) *(\d{1,3}) *(d|workdays?))?(?: +(roll|roll-back))?$/;

/** A date that a window names, as written: `end-6d`, `month1-end`, `end+3 workdays roll`; undefined where it is none. */
export function readMoment(written: string): Offset | undefined {
  const match = MOMENT.exec(written);
  if (!match) return undefined;
  const [, anchor, month, sign, count = '0', unit, roll] = match;
  return {
    anchor: anchor === 'start' || anchor === 'end' ? anchor : { monthEnd: Number(month) },
    count: sign === '-' && Number(count) > 0 ? -Number(count) : Number(count),
    unit: unit?.startsWith('w') ? 'workdays' : 'days',
    roll: roll === 'roll' ? 'next-workday' : roll === 'roll-back' ? 'previous-workday' : 'none',
  };
}

/** The shortest text that is read as this date: two ways of writing the same are the same. */
export function writeMoment({ anchor, count, unit, roll }: Offset): string {
  const point = typeof anchor === 'string' ? anchor : `month${anchor.monthEnd}-end`;
  const size = Math.abs(count);
  const distance = unit === 'days' ? `${size}d` : ` ${size} workdays`;
  const moved = count === 0 ? '' : `${count < 0 ? '-' : '+'}${distance.trimStart()}`;
  return point + moved + { none: '', 'next-workday': ' roll', 'previous-workday': ' roll-back' }[roll];
}

/** How long something may take, as written: `P7D`, `3 workdays`, `P1Y`; null where no time is set, undefined where it is none. */
export function readWithin(written: string | null): Within | undefined {
  if (written === null) return null;
  const match = /^(?:P(\d{1,3})D|P([1-9]\d?)Y|(\d{1,3}) +workdays?)$/.exec(written);
  if (!match) return undefined;
  const [, days, years, workdays] = match;
  if (days !== undefined) return { days: Number(days) };
  return years === undefined ? { workdays: Number(workdays) } : { years: Number(years) };
}

/** The text that is read as this length of time; `null` where no time is set. */
export function writeWithin(within: Within): string {
  if (within === null) return 'null';
  if ('days' in within) return `P${within.days}D`;
  return 'years' in within ? `P${within.years}Y` : `${within.workdays} workdays`;
}
