import type { EventKind } from '../../../journal/types.ts';
import { withSpell } from '../spells.ts';
import type { PersonSpell } from '../types.ts';

/** From a day on something about the person is different: a new interval begins and the one before it ends. */
export const personChanged: EventKind<readonly PersonSpell[], PersonSpell> = {
  kind: 'person.changed',
  version: 1,
  apply: (spells, event) => withSpell(spells ?? [], event.body),
  reaches: 'owner',
  example: {
    subject: 'person:r1',
    body: { name: '李雷', unit: 'b1', roles: ['sales-rep'], post: 'full', from: '2026-01-01', to: null },
  },
};
