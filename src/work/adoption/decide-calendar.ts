import type { NewEvent } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { CalendarAdopted } from './events/calendar-adopted.ts';

/**
 * The event that puts a year's holidays in force. A year without days is no arrangement but one that is not published
 * yet: it is refused (exit 3), and the year stays provisional.
 */
export function decideCalendarAdoption(adopted: CalendarAdopted): NewEvent<CalendarAdopted> {
  const { year, off, work } = adopted.holidays;
  if (off.length === 0 && work.length === 0) {
    throw new InfoctlError(
      'invalid',
      'no-holidays',
      say(
        `${year} 年的文件里没有放假日，没有采用；该年的期限仍按周一至周五推算，标为暂定。`,
        `The file of ${year} has no days off and was not adopted; deadlines of that year go by Monday to Friday and stay provisional.`,
      ),
      { hints: [say('放假通知发布后，再运行 infoctl calendar import 文件', 'When the arrangement is published: infoctl calendar import FILE')] },
    );
  }
  return { kind: 'calendar.adopted', version: 1, subject: `calendar:${year}`, body: adopted };
}

/** A year's holidays as the file `holidays/YEAR.yaml` holds them. */
export function holidayText({ year, source, off, work }: CalendarAdopted['holidays']): string {
  const list = (days: readonly string[]) => (days.length === 0 ? ' []' : days.map((day) => `\n  - ${day}`).join(''));
  return `year: ${year}\nsource: ${JSON.stringify(source)}\n# 放假（days off）\noff:${list(off)}\n# 调休上班（make-up working days）\nwork:${list(work)}\n`;
}
