import { type Day, weekday } from '../../kernel/days.ts';
import type { HolidayYear } from './types.ts';

const WEEKDAYS = ['', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'];

/** The text of `holidays/YEAR.yaml` for a year that was imported from another layout; reading it gives the same year. */
export function writeHolidayYear({ year, source, off, work }: HolidayYear): string {
  return [
    `# ${year}年放假和调休安排：off 放假（与周末相连的也列出），work 调休上班。`,
    `year: ${year}`,
    `source: ${JSON.stringify(source)}`,
    ...listed('off', off),
    ...listed('work', work),
    '',
  ].join('\n');
}

const listed = (key: string, days: readonly Day[]): string[] =>
  days.length === 0
    ? [`${key}: []`]
    : [`${key}:`, ...days.map((day) => `  - ${day}      # ${WEEKDAYS[weekday(day)]}`)];
