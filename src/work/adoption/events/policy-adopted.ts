import type { EventKind } from '../../../journal/types.ts';
import type { Policy } from '../../../rules/policy/types.ts';
import type { AdoptedText } from '../adopted.ts';

/** A version of the rules: the text as it was read by people, and what was read from it. */
export type PolicyAdopted = { readonly text: string; readonly hash: string; readonly policy: Policy };

export type PolicyVersion = PolicyAdopted & AdoptedText;

/** A version of the policy is put in force from its effective day (沟通·六). */
export const policyAdopted: EventKind<readonly PolicyVersion[], PolicyAdopted> = {
  kind: 'policy.adopted',
  version: 1,
  apply: (versions, event) => [
    ...(versions ?? []),
    { ...event.body, adoptedOn: event.day, adoptedBy: event.by },
  ],
  reaches: 'all',
  example: {
    subject: 'policy:policy',
    body: {
      text: 'grammar: 1\n',
      hash: 'c0',
      policy: {
        grammar: 1,
        edition: 1,
        effective: '2026-01-01',
        unitKinds: [],
        clientKinds: [],
        roles: [],
        aliases: {},
        returns: [],
        cases: [],
        revision: null,
      },
    },
  },
};
