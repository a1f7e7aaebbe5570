import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../journal/db.ts';
import type { NewEvent } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import { readHolidayYear } from '../../rules/calendar/read.ts';
import { decideCalendarAdoption } from '../adoption/decide-calendar.ts';
import { decidePolicyAdoption } from '../adoption/decide-policy.ts';
import { knownForms } from '../adoption/form-source.ts';
import { readPolicyDraft } from '../adoption/policy-draft.ts';
import { hashOf } from './drafts.ts';

/** The events by which a new workspace adopts the policy and the holiday years that lie in its folder. */
export function defaultAdoptions(db: Db, folder: string, today: Day): NewEvent[] {
  const policy = readPolicyDraft(
    readFileSync(join(folder, 'policy.yaml'), 'utf8'),
    'policy.yaml',
    knownForms(db),
  );
  const years = readdirSync(join(folder, 'holidays')).toSorted();
  return [
    decidePolicyAdoption(policy, undefined, today),
    ...years.map((name) => {
      const text = readFileSync(join(folder, 'holidays', name), 'utf8');
      const holidays = readHolidayYear(`holidays/${name}`, text);
      return decideCalendarAdoption({ text, hash: hashOf(text), holidays }, name.replace(/\.yaml$/, ''));
    }),
  ];
}
