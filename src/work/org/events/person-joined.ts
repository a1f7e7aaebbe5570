import type { EventKind } from '../../../journal/types.ts';
import { withSpell } from '../spells.ts';
import type { PersonSpell } from '../types.ts';

/** A person joins, with a unit, roles and a post, from a day on. */
export const personJoined: EventKind<readonly PersonSpell[], PersonSpell> = {
  kind: 'person.joined',
  version: 1,
  apply: (spells, event) => withSpell(spells ?? [], event.body),
  reaches: 'owner',
  example: {
    subject: 'person:r1',
    body: { name: '李雷', unit: 'b1', roles: ['sales-rep'], post: 'full', from: '2026-01-01', to: null },
  },
};
