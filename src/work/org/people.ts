import type { Subject } from '../../journal/types.ts';
import { personChanged } from './events/person-changed.ts';
import { personJoined } from './events/person-joined.ts';
import { personLeft } from './events/person-left.ts';
import type { PersonSpell } from './types.ts';

/** People: one row for each interval. */
export const people: Subject<readonly PersonSpell[]> = {
  name: 'person',
  kinds: [personJoined, personChanged, personLeft],
  tables: [
    {
      name: 'people',
      key: 'id',
      columns: ['id', 'nth', 'name', 'unit', 'roles', 'post', 'from_day', 'to_day'],
      ddl: `CREATE TABLE people (
        id TEXT NOT NULL, nth INTEGER NOT NULL, name TEXT NOT NULL, unit TEXT NOT NULL, roles TEXT NOT NULL,
        post TEXT NOT NULL, from_day TEXT, to_day TEXT, PRIMARY KEY (id, nth)) WITHOUT ROWID;`,
    },
  ],
  rows: (id, spells) => ({
    people: spells.map((spell, nth) => [
      id,
      nth,
      spell.name,
      spell.unit,
      JSON.stringify(spell.roles),
      spell.post,
      spell.from,
      spell.to,
    ]),
  }),
};
