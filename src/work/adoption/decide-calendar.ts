import type { NewEvent } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { CalendarAdopted } from './events/calendar-adopted.ts';

/** The event that puts a year's holidays in force; `named` is the year that its file is named by. */
export function decideCalendarAdoption(adopted: CalendarAdopted, named: string): NewEvent<CalendarAdopted> {
  const { year } = adopted.holidays;
  if (String(year) !== named) {
    throw new InfoctlError(
      'invalid',
      'other-year',
      say(
        `holidays/${named}.yaml 里写的是 ${year} 年；请改文件名或改 year。`,
        `holidays/${named}.yaml says year: ${year}; rename the file or change the year.`,
      ),
    );
  }
  return { kind: 'calendar.adopted', version: 1, subject: `calendar:${year}`, body: adopted };
}
