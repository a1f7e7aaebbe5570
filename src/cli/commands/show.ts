import { say } from '../../kernel/language.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { formOfVersion } from '../../work/adoption/form-in-use.ts';
import { caseOfRecord } from '../../work/cases/queries.ts';
import { nameOf } from '../../work/org/find.ts';
import { requireRecord } from '../../work/records/amend.ts';
import { answersOfRow } from '../../work/records/queries.ts';
import { recordData } from '../../work/records/view.ts';
import { answerLines } from '../records/answers-shown.ts';
import { aboutName } from '../records/record-list.ts';
import { versionsOf, versionLines } from '../records/versions.ts';
import type { Command } from '../types.ts';

const show: Command<{ readonly id: string }> = {
  args: '<id>',
  argHelp: { id: say('记录编号', 'id of the record') },
  examples: ['infoctl show SF-HQ-20261120-001', 'infoctl show SF-HQ-20261120-001 --json'],
  async run(context, { id }) {
    const { journal } = await context.workspace();
    const row = requireRecord(journal.db, id);
    const form = formOfVersion(journal.db, row.form, row.formVersion);
    const world = await context.world();
    const scene = { world, day: row.recordedOn, language: context.language };
    const opened = caseOfRecord(journal.db, id) ?? null;
    const versions = versionsOf(journal, id);
    const person = (who: string) => nameOf(world, 'person', who, row.recordedOn);
    const typed =
      row.actor === row.submitter
        ? say('', '')
        : say(`　由${person(row.actor)}代录`, `, keyed in by ${person(row.actor)}`);
    const recorded = dayTitle(row.recordedOn);
    const head = [
      say(
        `《${form.title['zh-CN']}》${row.period ?? ''}　${row.id}`,
        `${form.title.en} ${row.period ?? ''} ${row.id}`,
      ),
      say(
        `${person(row.submitter)}　${aboutName(row, world, row.recordedOn)}　${recorded['zh-CN']}登记${typed['zh-CN']}`,
        `${person(row.submitter)}, ${aboutName(row, world, row.recordedOn)}, recorded on ${recorded.en}${typed.en}`,
      ),
      ...(row.received === null
        ? []
        : [
            say(
              `纸质表 ${dayTitle(row.received)['zh-CN']}收到（补登）`,
              `The paper form came in on ${dayTitle(row.received).en}`,
            ),
          ]),
      ...(row.nil === 1 ? [say('零报告：本期无情况', 'Nothing to report')] : []),
      ...(row.state === 'withdrawn' ? [say('已撤回', 'Withdrawn')] : []),
      ...(opened ? [say(`案件 ${opened.id}`, `Case ${opened.id}`)] : []),
    ];
    return {
      data: { record: recordData(row), case: opened?.id ?? null, versions },
      show: () => [
        {
          kind: 'lines',
          lines: head.map((line, nth) => ({
            text: context.say(line),
            ...(nth === 0 ? { tone: 'title' } : {}),
          })),
        },
        {
          kind: 'lines',
          lines: answerLines(form, answersOfRow(row), scene).map(({ label, answer, depth }) => ({
            text: `${'  '.repeat(depth)}${label}${context.say(say('：', ': '))}${answer}`,
          })),
        },
        ...versionLines(versions, world, row, context),
      ],
    };
  },
};
export default show;
