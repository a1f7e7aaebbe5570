import type { Subject } from '../../journal/types.ts';
import { calendarAdopted, type CalendarVersion } from './events/calendar-adopted.ts';

/** The holiday years: the last adopted version of a year counts. */
export const calendars: Subject<readonly CalendarVersion[]> = {
  name: 'calendar',
  kinds: [calendarAdopted],
  tables: [
    {
      name: 'calendars',
      key: 'id',
      columns: ['id', 'nth', 'adopted_on', 'adopted_by', 'hash', 'holidays', 'text'],
      ddl: `CREATE TABLE calendars (
        id TEXT NOT NULL, nth INTEGER NOT NULL, adopted_on TEXT NOT NULL, adopted_by TEXT NOT NULL, hash TEXT NOT NULL,
        holidays TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id, nth));`,
    },
  ],
  rows: (id, versions) => ({
    calendars: versions.map((version, nth) => [
      id,
      nth,
      version.adoptedOn,
      version.adoptedBy,
      version.hash,
      JSON.stringify(version.holidays),
      version.text,
    ]),
  }),
};
