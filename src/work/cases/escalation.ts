import { dutyId } from '../../rules/duties/ids.ts';
import type { Fact } from '../../rules/duties/types.ts';
import type { CaseState } from './types.ts';

/** A case owes its escalation to the deputy general manager from the day it became known (沟通·一·2, 二·2). */
export function escalationOf(state: CaseState): Fact[] {
  if (state.state === 'withdrawn') return [];
  const { id, opened, escalated } = state;
  const owner = { kind: 'role', id: opened.owedBy } as const;
  const key = dutyId('escalate', id, owner.id);
  const brought: Fact = {
    key,
    day: opened.knownOn,
    data: {
      what: 'brought',
      kind: 'escalate',
      subject: id,
      owner,
      rule: `case:${opened.kind}`,
      due: null,
      form: opened.form,
    },
  };
  if (!escalated) return [brought];
  return [brought, { key, day: escalated.spokenOn, data: { what: 'fulfilled', by: escalated.record } }];
}
