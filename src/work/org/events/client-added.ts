import type { EventKind } from '../../../journal/types.ts';
import { withSpell } from '../spells.ts';
import type { ClientSpell } from '../types.ts';

/** A client is on the register from a day on, looked after by its owner. */
export const clientAdded: EventKind<readonly ClientSpell[], ClientSpell> = {
  kind: 'client.added',
  version: 1,
  apply: (spells, event) => withSpell(spells ?? [], event.body),
  reaches: 'owner',
  example: {
    subject: 'client:c1',
    body: { name: '江南烟酒商行', kind: 'consignment-dealer', owner: 'm1', from: null, to: null },
  },
};
