import type { Subject } from '../../journal/types.ts';
import { formAdopted, type FormVersion } from './events/form-adopted.ts';

/** The versions of each form, in the order of adoption. */
export const forms: Subject<readonly FormVersion[]> = {
  name: 'form',
  kinds: [formAdopted],
  tables: [
    {
      name: 'forms',
      key: 'id',
      columns: ['id', 'version', 'adopted_on', 'adopted_by', 'hash', 'schema'],
      ddl: `CREATE TABLE forms (
        id TEXT NOT NULL, version INTEGER NOT NULL, adopted_on TEXT NOT NULL, adopted_by TEXT NOT NULL, hash TEXT NOT NULL,
        schema TEXT NOT NULL, PRIMARY KEY (id, version));`,
    },
  ],
  rows: (id, versions) => ({
    forms: versions.map((version) => [
      id,
      version.formVersion,
      version.adoptedOn,
      version.adoptedBy,
      version.hash,
      JSON.stringify(version.schema),
    ]),
  }),
};
