import type { EventKind } from '../../../journal/types.ts';
import { withSpell } from '../spells.ts';
import type { ClientSpell } from '../types.ts';

/** From a day on something about the client is different: a new interval begins and the one before it ends. */
export const clientChanged: EventKind<readonly ClientSpell[], ClientSpell> = {
  kind: 'client.changed',
  version: 1,
  apply: (spells, event) => withSpell(spells ?? [], event.body),
  reaches: 'owner',
  example: {
    subject: 'client:c1',
    body: { name: '江南烟酒商行', kind: 'consignment-dealer', owner: 'm1', from: null, to: null },
  },
};
