import { say } from '../../kernel/language.ts';
import { compareVersions } from '../../rules/policy/compare.ts';
import { adoptPolicy } from '../../work/adoption/adopt.ts';
import { decidePolicyAdoption } from '../../work/adoption/decide-policy.ts';
import { knownForms } from '../../work/adoption/form-source.ts';
import { readPolicyDraft } from '../../work/adoption/policy-draft.ts';
import { adoptedPolicies, policyHistory } from '../../work/adoption/queries.ts';
import { confirm } from '../ask.ts';
import { KEEPERS } from '../roles.ts';
import { changeBlocks, changeData } from '../rules/changes.ts';
import { readDraft } from '../rules/draft-file.ts';
import { showFirst } from '../rules/show-first.ts';
import type { Command } from '../types.ts';

const policyAdopt: Command = {
  examples: ['infoctl policy adopt', 'infoctl policy adopt --yes'],
  clause: '沟通·六',
  async run(context) {
    const { folder, journal } = await context.workspace('write');
    const authorship = await context.authorship();
    await context.requireRole(authorship.by, KEEPERS, say('修改制度', 'change the policy'));
    const draft = readPolicyDraft(
      readDraft(folder, 'policy.yaml').toString('utf8'),
      'policy.yaml',
      knownForms(journal.db),
    );
    const { edition, effective } = draft.policy;
    const last = policyHistory(journal.db).at(-1);
    if (last?.hash === draft.hash) {
      const already = say(
        `第 ${edition} 版已经采用，没有改动。`,
        `Edition ${edition} is adopted already; nothing changed.`,
      );
      return {
        data: { adopted: false, edition, effective, adoptedOn: last.adoptedOn, changes: [] },
        show: () => [{ kind: 'text', text: context.say(already) }],
      };
    }
    // Whatever will be refused is refused before anybody is asked.
    decidePolicyAdoption(draft, last, await context.today());
    const changes = compareVersions(adoptedPolicies(journal.db).at(-1)!.policy, draft.policy);
    await showFirst(context, changeBlocks(changes, context.language));
    const question = say(
      `采用第 ${edition} 版，自 ${effective} 起施行？`,
      `Adopt edition ${edition}, in force from ${effective}?`,
    );
    const adoptedOn = (await confirm(context, question)) ? adoptPolicy(journal, authorship, draft) : null;
    const done =
      adoptedOn === null
        ? say('没有采用。', 'Not adopted.')
        : say(
            `已采用第 ${edition} 版，自 ${effective} 起施行。`,
            `Adopted edition ${edition}, in force from ${effective}.`,
          );
    return {
      data: {
        adopted: adoptedOn !== null,
        edition,
        effective,
        adoptedOn,
        changes: changeData(changes, context.language),
      },
      show: () => [{ kind: 'text', text: context.say(done), tone: adoptedOn === null ? 'warning' : 'good' }],
    };
  },
};
export default policyAdopt;
