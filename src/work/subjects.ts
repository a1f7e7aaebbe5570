import type { AnySubject } from '../journal/types.ts';
import { calendars } from './adoption/calendars.ts';
import { forms } from './adoption/forms.ts';
import { policies } from './adoption/policies.ts';
import { cases } from './cases/cases.ts';
import { duties } from './duties/duties.ts';
import { clients } from './org/clients.ts';
import { people } from './org/people.ts';
import { units } from './org/units.ts';
import { records } from './records/records.ts';

/** Everything that events can be about, in the order in which capabilities may use one another. */
export const subjects: readonly AnySubject[] = [
  policies,
  calendars,
  forms,
  people,
  units,
  clients,
  records,
  cases,
  duties,
];
