import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { compareVersions } from '../../rules/policy/compare.ts';
import { knownForms } from '../../work/adoption/form-source.ts';
import { readPolicyDraft } from '../../work/adoption/policy-draft.ts';
import { adoptedPolicies, policyHistory } from '../../work/adoption/queries.ts';
import { changeBlocks, changeData } from '../rules/changes.ts';
import { readDraft } from '../rules/draft-file.ts';
import { faultBlocks, faultData } from '../rules/faults.ts';
import type { Answer, Command, Context } from '../types.ts';

const FOUND = 3;

const policyCheck: Command<{ readonly file?: string }> = {
  args: '[file]',
  argHelp: {
    file: say('制度文件，不写则为工作区的 policy.yaml', 'the file; left out: policy.yaml of the workspace'),
  },
  examples: ['infoctl policy check', 'infoctl policy check 新制度.yaml'],
  clause: '沟通·六',
  async run(context, { file }) {
    const { folder, journal } = await context.workspace();
    const name = file ?? 'policy.yaml';
    const text = readDraft(file === undefined ? folder : context.cwd, name).toString('utf8');
    try {
      const { policy, hash } = readPolicyDraft(text, name, knownForms(journal.db));
      const { edition, effective } = policy;
      const inForce = hash === policyHistory(journal.db).at(-1)?.hash;
      const changes = compareVersions(adoptedPolicies(journal.db).at(-1)!.policy, policy);
      const head = inForce
        ? say(`${name} 就是已采用的第 ${edition} 版。`, `${name} is edition ${edition}, as adopted.`)
        : say(
            `${name} 写得正确：第 ${edition} 版，自 ${effective} 起施行；尚未采用。`,
            `${name} is right: edition ${edition}, from ${effective}; not adopted yet.`,
          );
      return {
        data: {
          file: name,
          valid: true,
          edition,
          effective,
          inForce,
          changes: changeData(changes, context.language),
          problems: [],
        },
        show: () => [
          { kind: 'text', text: context.say(head), tone: 'good' },
          ...changeBlocks(changes, context.language),
        ],
        notes: inForce
          ? []
          : [context.say(say('采用：infoctl policy adopt', 'To adopt it: infoctl policy adopt'))],
      };
    } catch (error) {
      if (error instanceof InfoctlError && error.code === 'bad-policy') return faulty(context, name, error);
      throw error;
    }
  },
};
export default policyCheck;

const faulty = ({ language }: Context, file: string, error: InfoctlError): Answer => ({
  data: {
    file,
    valid: false,
    edition: null,
    effective: null,
    inForce: false,
    changes: [],
    problems: faultData(error.details, language),
  },
  show: () => faultBlocks(error, language),
  exitCode: FOUND,
});
