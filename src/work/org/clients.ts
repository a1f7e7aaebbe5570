import type { Subject } from '../../journal/types.ts';
import { clientAdded } from './events/client-added.ts';
import { clientChanged } from './events/client-changed.ts';
import { clientEnded } from './events/client-ended.ts';
import type { ClientSpell } from './types.ts';

/** The register of clients (consignment dealers, hotels): one row for each interval. */
export const clients: Subject<readonly ClientSpell[]> = {
  name: 'client',
  kinds: [clientAdded, clientChanged, clientEnded],
  tables: [
    {
      name: 'clients',
      key: 'id',
      columns: ['id', 'nth', 'name', 'kind', 'owner', 'from_day', 'to_day'],
      ddl: `CREATE TABLE clients (
        id TEXT NOT NULL, nth INTEGER NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, owner TEXT,
        from_day TEXT, to_day TEXT, PRIMARY KEY (id, nth)) WITHOUT ROWID;`,
    },
  ],
  rows: (id, spells) => ({
    clients: spells.map((spell, nth) => [id, nth, spell.name, spell.kind, spell.owner, spell.from, spell.to]),
  }),
};
