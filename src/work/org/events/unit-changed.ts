import type { EventKind } from '../../../journal/types.ts';
import { withSpell } from '../spells.ts';
import type { UnitSpell } from '../types.ts';

/** From a day on something about the unit is different: a new interval begins and the one before it ends. */
export const unitChanged: EventKind<readonly UnitSpell[], UnitSpell> = {
  kind: 'unit.changed',
  version: 1,
  apply: (spells, event) => withSpell(spells ?? [], event.body),
  reaches: 'all',
  example: {
    subject: 'unit:b1',
    body: {
      name: '华东分公司',
      kind: 'sales-branch',
      parent: 'hq',
      accounting: 'dependent',
      scope: 'bound',
      outlet: null,
      from: null,
      to: null,
    },
  },
};
