import type { Day } from '../../../kernel/days.ts';
import type { EventKind } from '../../../journal/types.ts';
import { endedOn } from '../spells.ts';
import type { ClientSpell } from '../types.ts';

/** A client leaves the register; the day is its last. */
export const clientEnded: EventKind<readonly ClientSpell[], { readonly to: Day }> = {
  kind: 'client.ended',
  version: 1,
  apply: (spells, event) => endedOn(spells ?? [], event.body.to),
  reaches: 'owner',
  example: { subject: 'client:c1', body: { to: '2026-12-31' } },
};
