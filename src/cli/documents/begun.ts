import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { dayTitle, periodTitle } from '../../rules/periods/titles.ts';
import type { Period } from '../../rules/periods/types.ts';

/** Ends the command with exit code 3 where a period has not begun by the day as of which it is to be drawn up. */
export function requireBegun(period: Period, asOf: Day): void {
  if (period.first <= asOf) return;
  const [title, first, day] = [periodTitle(period), dayTitle(period.first), dayTitle(asOf)];
  throw new InfoctlError(
    'invalid',
    'period-not-begun',
    say(
      `${title['zh-CN']}从${first['zh-CN']}开始，截至${day['zh-CN']}还没有可汇总的内容。`,
      `${title.en} begins on ${first.en}; as of ${day.en} there is nothing of it to draw together yet.`,
    ),
  );
}
