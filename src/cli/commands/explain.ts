import { say, type Text } from '../../kernel/language.ts';
import { explainDuty, type Paper } from '../../rules/duties/explanation.ts';
import { explanationLines } from '../../rules/duties/explanation-view.ts';
import type { Duty } from '../../rules/duties/types.ts';
import { titlesOfForms } from '../../work/adoption/form-source.ts';
import { caseById, caseOfRecord } from '../../work/cases/queries.ts';
import { dutiesOfRecord, escalationId } from '../../work/duties/fulfilled.ts';
import { standingAsOf, type Standing } from '../../work/duties/standing.ts';
import { dutyData } from '../../work/duties/view.ts';
import { recordById, type RecordRow } from '../../work/records/queries.ts';
import { dayFlag } from '../days.ts';
import { requireDuty } from '../duties/granting.ts';
import type { Block, Command } from '../types.ts';

type Options = { readonly id: string; readonly asOf?: string };

const explain: Command<Options> = {
  args: '<id>',
  argHelp: { id: say('事项、记录或案件的编号', 'id of a duty, a record or a case') },
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
      const { world, facts, db } = standing;
      const record = recordById(db, options.id);
      const titles = titlesOfForms(db);
      const paperOf = (id: string) => paperIn(recordById(db, id));
      const explained = dutiesNamed(standing, options.id, record).map((duty) => ({
        duty: dutyData(duty, world, asOf, context.language),
        lines: explanationLines(explainDuty(world, duty, facts, asOf, paperOf), titles).map(
          (line) => line[context.language],
        ),
      }));
      const nothing = record ? whyNothing(record, titles) : say('', '');
      return {
        data: { id: options.id, asOf, duties: explained },
        show: () =>
          explained.length > 0
            ? explained.map(({ lines }) => linesBlock(lines))
            : [{ kind: 'text', text: context.say(nothing) }],
      };
    } finally {
      standing.close();
    }
  },
};
export default explain;

/** The duty of an id; of a record those that it is a return for and that of the case it opened; of a case its own. */
function dutiesNamed(standing: Standing, id: string, record: RecordRow | undefined): Duty[] {
  const { db, world, facts } = standing;
  const opened = record ? caseOfRecord(db, id) : caseById(db, id);
  const escalation = opened?.state === 'open' ? standing.duty(escalationId(opened)) : undefined;
  if (!record && !opened) return [requireDuty(standing, id)];
  const returns = record?.state === 'current' ? dutiesOfRecord(record, world, facts) : [];
  return [...returns, ...(escalation ? [escalation] : [])];
}

/** A form that came in on paper says on which day (`--received`); it was keyed in on the day it was recorded. */
const paperIn = (row: RecordRow | undefined): Paper | null =>
  row && row.received !== null
    ? { received: row.received, recordedOn: row.recordedOn, actor: row.actor }
    : null;

/** A record that no duty is about is explained by that. */
function whyNothing({ id, form, state, period }: RecordRow, titles: (form: string) => Text): Text {
  if (state === 'withdrawn') {
    return say(`${id} 已经撤回，不计入任何应交事项。`, `${id} was withdrawn; it counts for no duty.`);
  }
  const title = titles(form);
  return period === null
    ? say(
        `《${title['zh-CN']}》随时填报，${id} 没有截止日。`,
        `${title.en} is handed in at any time, so nothing is due for ${id}.`,
      )
    : say(
        `制度没有要求填表人或所填对象在 ${period} 交《${title['zh-CN']}》，${id} 作为补充保留。`,
        `The rules ask for no ${title.en} of ${period} here; ${id} is kept beside what is owed.`,
      );
}

const linesBlock = (lines: readonly string[]): Block => ({
  kind: 'lines',
  lines: lines.map((text, nth) => ({ text, ...(nth === 0 ? { tone: 'title' } : {}) })),
});
