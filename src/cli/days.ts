import { isDay, type Day } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';

/** A day given with a flag; ends the command with exit code 2 where it is none. */
export function dayFlag(flag: string, text: string): Day {
  if (isDay(text)) return text;
  throw new InfoctlError(
    'usage',
    'bad-day',
    say(
      `${flag} 的值“${text}”不是日期，请写成 2026-11-24 这样。`,
      `${flag} "${text}" is not a day; write it like 2026-11-24.`,
    ),
  );
}
