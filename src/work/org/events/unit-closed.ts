import type { Day } from '../../../kernel/days.ts';
import type { EventKind } from '../../../journal/types.ts';
import { endedOn } from '../spells.ts';
import type { UnitSpell } from '../types.ts';

/** A unit is closed; the day is its last. */
export const unitClosed: EventKind<readonly UnitSpell[], { readonly to: Day }> = {
  kind: 'unit.closed',
  version: 1,
  apply: (spells, event) => endedOn(spells ?? [], event.body.to),
  reaches: 'all',
  example: { subject: 'unit:b1', body: { to: '2026-12-31' } },
};
