import type { EventKind } from '../../../journal/types.ts';
import type { HolidayYear } from '../../../rules/calendar/types.ts';
import type { AdoptedText } from '../adopted.ts';

export type CalendarAdopted = {
  readonly text: string;
  readonly hash: string;
  readonly holidays: HolidayYear;
};

export type CalendarVersion = CalendarAdopted & AdoptedText;

/** The holidays of one year, as the company counts them from this day on, for all days of that year. */
export const calendarAdopted: EventKind<readonly CalendarVersion[], CalendarAdopted> = {
  kind: 'calendar.adopted',
  version: 1,
  apply: (versions, event) => [
    ...(versions ?? []),
    { ...event.body, adoptedOn: event.day, adoptedBy: event.by },
  ],
  reaches: 'all',
  example: {
    subject: 'calendar:2026',
    body: {
      text: 'year: 2026\n',
      hash: 'c0',
      holidays: { year: 2026, source: '国务院办公厅', off: ['2026-01-01'], work: ['2026-01-04'] },
    },
  },
};
