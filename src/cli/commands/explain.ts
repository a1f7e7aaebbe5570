import { say, type Text } from '../../kernel/language.ts';
import { explainDuty } from '../../rules/duties/explanation.ts';
import { explanationLines } from '../../rules/duties/explanation-view.ts';
import { titlesOfForms } from '../../work/adoption/form-source.ts';
import { dutiesFulfilledBy } from '../../work/duties/fulfilled.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { dutyData } from '../../work/duties/view.ts';
import { recordById } from '../../work/records/queries.ts';
import { dayFlag } from '../days.ts';
import { requireDuty } from '../duties/granting.ts';
import type { Block, Command } from '../types.ts';

type Options = { readonly id: string; readonly asOf?: string };

const explain: Command<Options> = {
  args: '<id>',
  argHelp: { id: say('事项或记录的编号', 'id of a duty or a record') },
  options: [
    { flags: '--as-of <day>', help: say('截至哪一天，默认今天', 'as of which day; today unless given') },
  ],
  examples: ['infoctl explain submit:sales-feedback/2026-W47:r2', 'infoctl explain SF-HQ-20261120-001'],
  clause: '沟通·二',
  async run(context, options) {
    const { journal } = await context.workspace();
    const asOf = options.asOf === undefined ? await context.today() : dayFlag('--as-of', options.asOf);
    const standing = standingAsOf(journal, asOf);
    try {
      const record = recordById(standing.db, options.id);
      const { world, facts } = standing;
      const duties = record
        ? dutiesFulfilledBy(record.id, record, world, facts)
        : [requireDuty(standing, options.id)];
      const titles = titlesOfForms(standing.db);
      const title = (form: string): Text => {
        const { 'zh-CN': zh, en } = titles(form);
        return say(zh, en);
      };
      const explained = duties.map((duty) => ({
        duty: dutyData(duty, world, asOf, context.language),
        lines: explanationLines(explainDuty(world, duty, facts, asOf), title).map(
          (line) => line[context.language],
        ),
      }));
      return {
        data: { id: options.id, asOf, duties: explained },
        show: () =>
          explained.length > 0
            ? blocksOf(explained.map(({ lines }) => lines))
            : [{ kind: 'text', text: context.say(FULFILS_NOTHING) }],
      };
    } finally {
      standing.close();
    }
  },
};
export default explain;

/** A record that fulfils nothing is explained by that. */
const FULFILS_NOTHING = say(
  '这份记录没有对应的应交事项：已撤回、作为补充保留，或这种表不定期交。',
  'This record fulfils no duty: it was withdrawn, is kept as an additional one, or its form is not owed at set times.',
);

const blocksOf = (explanations: readonly (readonly string[])[]): Block[] =>
  explanations.map((lines) => ({
    kind: 'lines',
    lines: lines.map((text, nth) => ({ text, ...(nth === 0 ? { tone: 'title' } : {}) })),
  }));
