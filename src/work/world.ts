import type { Db } from '../journal/db.ts';
import { makeCalendar } from '../rules/calendar/calendar.ts';
import type { World } from '../rules/duties/types.ts';
import { adoptedPolicies, calendarYears } from './adoption/queries.ts';
import { allClients, allPeople, allUnits } from './org/queries.ts';

/** All that decides who owes what when, as the tables have it now. */
export function worldOf(db: Db, zone: string): World {
  return {
    zone,
    policies: adoptedPolicies(db),
    reviews: [],
    calendar: makeCalendar(calendarYears(db).map(({ holidays }) => holidays)),
    people: allPeople(db),
    units: allUnits(db),
    clients: allClients(db),
  };
}
