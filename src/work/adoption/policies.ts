import type { Subject } from '../../journal/types.ts';
import { policyAdopted, type PolicyVersion } from './events/policy-adopted.ts';

/** The versions of the policy, in the order of adoption. */
export const policies: Subject<readonly PolicyVersion[]> = {
  name: 'policy',
  kinds: [policyAdopted],
  tables: [
    {
      name: 'policies',
      key: 'id',
      columns: ['id', 'nth', 'edition', 'effective', 'adopted_on', 'adopted_by', 'hash', 'policy', 'text'],
      ddl: `CREATE TABLE policies (
        id TEXT NOT NULL, nth INTEGER NOT NULL, edition INTEGER NOT NULL, effective TEXT NOT NULL, adopted_on TEXT NOT NULL,
        adopted_by TEXT NOT NULL, hash TEXT NOT NULL, policy TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id, nth));`,
    },
  ],
  rows: (id, versions) => ({
    policies: versions.map((version, nth) => [
      id,
      nth,
      version.policy.edition,
      version.policy.effective,
      version.adoptedOn,
      version.adoptedBy,
      version.hash,
      JSON.stringify(version.policy),
      version.text,
    ]),
  }),
};
