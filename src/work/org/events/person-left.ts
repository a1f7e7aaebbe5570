import type { Day } from '../../../kernel/days.ts';
import type { EventKind } from '../../../journal/types.ts';
import { endedOn } from '../spells.ts';
import type { PersonSpell } from '../types.ts';

/** A person leaves; the day is the last one. */
export const personLeft: EventKind<readonly PersonSpell[], { readonly to: Day }> = {
  kind: 'person.left',
  version: 1,
  apply: (spells, event) => endedOn(spells ?? [], event.body.to),
  reaches: 'owner',
  example: { subject: 'person:r1', body: { to: '2026-12-31' } },
};
