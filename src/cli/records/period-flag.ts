import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { periodFromWord } from '../../rules/periods/periods.ts';
import type { Period } from '../../rules/periods/types.ts';

/** A period given with a flag or argument; ends the command with exit code 2 where it is none. */
export function periodFlag(words: string, today: Day): Period {
  const period = periodFromWord(words, today);
  if (period) return period;
  throw new InfoctlError(
    'usage',
    'bad-period',
    say(
      `期间“${words}”认不出来，请写成 2026-W47、2026-11、2026-Q4，或 week、last-week、month、last-month、quarter、last-quarter。`,
      `The period "${words}" cannot be read; write 2026-W47, 2026-11, 2026-Q4, or week, last-week, month, last-month, quarter, last-quarter.`,
    ),
  );
}
