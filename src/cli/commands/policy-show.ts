import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Language } from '../../kernel/language.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import {
  labelOf,
  momentInWords,
  owesInWords,
  rhythmsInWords,
  stepInWords,
  withinInWords,
} from '../../rules/policy/in-words.ts';
import type { Policy } from '../../rules/policy/types.ts';
import { titlesOfForms } from '../../work/adoption/form-source.ts';
import { adoptedPolicies, policyHistory } from '../../work/adoption/queries.ts';
import type { Block, Command } from '../types.ts';

type Options = { readonly edition?: string; readonly text?: boolean };

const policyShow: Command<Options> = {
  options: [
    {
      flags: '--edition <n>',
      help: say('第几版，默认最新采用的一版', 'which edition; the last one adopted unless given'),
    },
    { flags: '--text', help: say('原样输出采用时的文件', 'print the file as it was adopted') },
    {
      flags: '-o, --out <file>',
      help: say('写入文件（与 --text 同用）', 'write it to a file (with --text)'),
    },
  ],
  examples: ['infoctl policy show', 'infoctl policy show --edition 1 --text'],
  clause: '沟通·六',
  async run(context, options) {
    const { journal } = await context.workspace();
    const history = policyHistory(journal.db);
    const nth =
      options.edition === undefined
        ? history.length - 1
        : history.findIndex(({ edition }) => String(edition) === options.edition);
    const version = history[nth];
    const policy = adoptedPolicies(journal.db)[nth]?.policy;
    if (!version || !policy) {
      const editions = history.map(({ edition }) => edition);
      throw new InfoctlError(
        'not-found',
        'unknown-edition',
        say(
          `没有第 ${options.edition} 版，已采用的有：${editions.join('、')}。`,
          `There is no edition ${options.edition}, only ${editions.join(', ')}.`,
        ),
      );
    }
    const { edition, effective, adoptedOn, adoptedBy } = version;
    const formTitle = titlesOfForms(journal.db);
    return {
      data: { edition, effective, adoptedOn, adoptedBy, policy },
      show: () =>
        options.text
          ? [{ kind: 'document', markdown: version.text }]
          : [
              {
                kind: 'text',
                tone: 'title',
                text: context.say(
                  say(
                    `第 ${edition} 版，${dayTitle(effective)['zh-CN']}起施行（${dayTitle(adoptedOn)['zh-CN']}采用）`,
                    `Edition ${edition}, in force from ${dayTitle(effective).en} (adopted ${dayTitle(adoptedOn).en})`,
                  ),
                ),
              },
              ...policyBlocks(policy, (form) => formTitle(form)[context.language], context.language),
            ],
    };
  },
};
export default policyShow;

/** A policy in words: what is handed in, what follows from it, and the rest. */
function policyBlocks(policy: Policy, formTitle: (form: string) => string, language: Language): Block[] {
  const columns = (...titles: readonly ReturnType<typeof say>[]) =>
    titles.map((title) => ({ title: title[language] }));
  const role = (id: string) => labelOf(policy.roles, id)[language];
  return [
    {
      kind: 'table',
      columns: columns(
        say('表单', 'Form'),
        say('谁交', 'Owed by'),
        say('周期', 'Rhythm'),
        say('开始', 'Opens'),
        say('截止', 'Due'),
        say('依据', 'Clause'),
      ),
      rows: policy.returns.flatMap((rule) =>
        rule.each.map((rhythm) => {
          const window = rule.windows[rhythm];
          return [
            formTitle(rule.form),
            owesInWords(rule.owes, policy)[language],
            rhythmsInWords([rhythm])[language],
            window ? momentInWords(window.opens)[language] : '',
            window ? momentInWords(window.due)[language] : '',
            rule.clause ?? '',
          ];
        }),
      ),
    },
    {
      kind: 'table',
      columns: columns(
        say('之后', 'Then'),
        say('步骤', 'Step'),
        say('由谁办', 'By'),
        say('期限', 'Within'),
        say('依据', 'Clause'),
      ),
      rows: [
        ...policy.returns.flatMap((rule) =>
          rule.then.map((step) => [
            formTitle(rule.form),
            stepInWords(step.do)[language],
            role(step.by),
            withinInWords(step.within)[language],
            rule.clause ?? '',
          ]),
        ),
        ...policy.cases.map((rule) => [
          (rule.case === 'urgent' ? say('紧急情况', 'urgent matter') : say('重大问题', 'major problem'))[
            language
          ],
          say('报告主管副总经理', 'tell the deputy general manager')[language],
          role(rule.by),
          withinInWords(rule.within)[language],
          rule.clause ?? '',
        ]),
        ...(policy.revision
          ? [
              [
                say('本制度', 'this policy')[language],
                say('修订', 'revise')[language],
                role(policy.revision.by),
                withinInWords(policy.revision.within)[language],
                policy.revision.clause ?? '',
              ],
            ]
          : []),
      ],
    },
  ];
}
