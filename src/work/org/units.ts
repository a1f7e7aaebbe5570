import type { Subject } from '../../journal/types.ts';
import { unitChanged } from './events/unit-changed.ts';
import { unitClosed } from './events/unit-closed.ts';
import { unitOpened } from './events/unit-opened.ts';
import type { UnitSpell } from './types.ts';

/** Units of the organisation: one row for each interval. */
export const units: Subject<readonly UnitSpell[]> = {
  name: 'unit',
  kinds: [unitOpened, unitChanged, unitClosed],
  tables: [
    {
      name: 'units',
      key: 'id',
      columns: ['id', 'nth', 'name', 'kind', 'parent', 'accounting', 'scope', 'outlet', 'from_day', 'to_day'],
      ddl: `CREATE TABLE units (
        id TEXT NOT NULL, nth INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT, accounting TEXT,
        scope TEXT NOT NULL, outlet TEXT, from_day TEXT, to_day TEXT, PRIMARY KEY (id, nth)) WITHOUT ROWID;`,
    },
  ],
  rows: (id, spells) => ({
    units: spells.map((spell, nth) => [
      id,
      nth,
      spell.name,
      spell.kind,
      spell.parent,
      spell.accounting,
      spell.scope,
      spell.outlet,
      spell.from,
      spell.to,
    ]),
  }),
};
