import type { NewEvent } from '../../journal/types.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { Policy } from '../../rules/policy/types.ts';
import type { PolicyAdopted } from './events/policy-adopted.ts';

/** What a new version is held against. */
export type PolicyInForce = { readonly edition: number; readonly effective: Day; readonly hash: string };

/**
 * The event that puts a policy in force from its effective day. The first may lie in the past; a later one may not
 * reach back (what was judged stays judged), begins after the one before, and has a higher edition. Exit 5 else.
 */
export function decidePolicyAdoption(
  adopted: PolicyAdopted,
  last: PolicyInForce | undefined,
  today: Day,
): NewEvent<PolicyAdopted> {
  if (last !== undefined) refuseLater(adopted.policy, last, today);
  return { kind: 'policy.adopted', version: 1, subject: 'policy:policy', body: adopted };
}

function refuseLater({ edition, effective }: Policy, last: PolicyInForce, today: Day): void {
  if (effective < today) {
    throw new InfoctlError(
      'refused',
      'policy-reaches-back',
      say(
        `effective 是 ${effective}，早于今天（${today}）：修订不能溯及既往，请改成今天或以后的日期。`,
        `effective is ${effective}, before today (${today}): a change cannot reach back; write today or a later day.`,
      ),
    );
  }
  if (effective <= last.effective) {
    const next = addDays(last.effective, 1);
    const earliest = next < today ? today : next;
    throw new InfoctlError(
      'refused',
      'policy-not-later',
      say(
        `effective 是 ${effective}，不晚于上一版（${last.effective} 起施行），同一天不能有两版；请写 ${earliest} 或以后的日期，再运行 infoctl policy adopt。`,
        `effective is ${effective}, not after that of the version before (${last.effective}), and no day has two versions; write ${earliest} or later and run infoctl policy adopt again.`,
      ),
    );
  }
  if (edition <= last.edition) {
    throw new InfoctlError(
      'refused',
      'policy-edition',
      say(
        `edition 还是 ${edition}，上一版是 ${last.edition}；请把 edition 改成 ${last.edition + 1}。`,
        `edition is ${edition}, the version before is ${last.edition}; write edition: ${last.edition + 1}.`,
      ),
    );
  }
}
