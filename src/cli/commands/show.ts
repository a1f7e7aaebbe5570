import { say, type Text } from '../../kernel/language.ts';
import { CHANNEL_LABELS } from '../../rules/forms/reserved.ts';
import type { Form } from '../../rules/forms/types.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { formOfVersion } from '../../work/adoption/form-in-use.ts';
import { caseOfRecord, type CaseRow } from '../../work/cases/queries.ts';
import { nameOf } from '../../work/org/find.ts';
import { flatRecord, requireRecord } from '../../work/records/amend.ts';
import type { RecordRow } from '../../work/records/queries.ts';
import { recordData } from '../../work/records/view.ts';
import { answerLines, type Scene } from '../records/answers-shown.ts';
import { aboutName } from '../records/record-list.ts';
import { versionBlocks, versionsOf } from '../records/versions.ts';
import type { Command } from '../types.ts';

const show: Command<{ readonly id: string }> = {
  args: '<id>',
  argHelp: { id: say('记录编号', 'id of the record') },
  examples: ['infoctl show SF-HQ-20261120-001', 'infoctl show SF-HQ-20261120-001 --json'],
  async run(context, { id }) {
    const { journal } = await context.workspace();
    const row = requireRecord(journal.db, id);
    const form = formOfVersion(journal.db, row.form, row.formVersion);
    const scene = { world: await context.world(), day: row.recordedOn, language: context.language };
    const opened = caseOfRecord(journal.db, id);
    const versions = versionsOf(journal, id);
    const [title, ...head] = [
      titleOf(form, row),
      whoLine(row, scene),
      ...marksOf(row),
      ...caseLines(opened, scene),
    ];
    // A form may ask for what every record says of itself: a note for how it came.
    const answers = answerLines(form, flatRecord(journal.db, id), scene);
    return {
      data: { record: recordData(row), case: opened?.id ?? null, versions },
      show: () => [
        {
          kind: 'lines',
          lines: [
            { text: context.say(title), tone: 'title' },
            ...head.map((line) => ({ text: context.say(line) })),
          ],
        },
        {
          kind: 'lines',
          lines: answers.map(({ label, answer, depth }) => ({
            text: `${'  '.repeat(depth)}${label}${context.say(say('：', ': '))}${answer}`,
          })),
        },
        ...versionBlocks(versions, form, scene),
      ],
    };
  },
};
export default show;

const titleOf = ({ title }: Form, { id, period }: RecordRow): Text =>
  say(
    `《${title['zh-CN']}》${period === null ? '' : ` ${period}`}　${id}`,
    `${title.en}${period === null ? '' : ` ${period}`}  ${id}`,
  );

/** Whose it is and from where, when it was recorded, how it came and who typed it (由某某代录). */
function whoLine(row: RecordRow, { world, day }: Scene): Text {
  const name = (id: string) => nameOf(world, 'person', id, day);
  const about = aboutName(row, world, day);
  const recorded = dayTitle(day);
  const channel = CHANNEL_LABELS[row.channel] ?? say(row.channel, row.channel);
  const typed =
    row.actor === row.submitter
      ? say('', '')
      : say(`，由${name(row.actor)}代录`, `, keyed in by ${name(row.actor)}`);
  return say(
    `${name(row.submitter)}　${about}　${recorded['zh-CN']}登记（${channel['zh-CN']}${typed['zh-CN']}）`,
    `${name(row.submitter)}, ${about}, recorded on ${recorded.en} (${channel.en}${typed.en})`,
  );
}

function marksOf({ received, nil, state }: RecordRow): Text[] {
  const came = received === null ? null : dayTitle(received);
  return [
    ...(came ? [say(`${came['zh-CN']}收到（补登）`, `Came in on ${came.en}, as entered later`)] : []),
    ...(nil === 1 ? [say('零报告：本期无情况', 'Nothing to report')] : []),
    ...(state === 'withdrawn' ? [say('已撤回', 'Withdrawn')] : []),
  ];
}

function caseLines(opened: CaseRow | undefined, { world, day }: Scene): Text[] {
  if (!opened) return [];
  const { id, state, escalatedTo, escalatedAt } = opened;
  if (state === 'withdrawn') return [say(`案件 ${id}（已撤销）`, `Case ${id} (withdrawn)`)];
  if (escalatedTo === null || escalatedAt === null) {
    return [
      say(`案件 ${id}，尚未报告主管副总经理`, `Case ${id}; the deputy general manager was not told yet`),
    ];
  }
  const [to, at] = [nameOf(world, 'person', escalatedTo, day), escalatedAt.slice(0, 16).replace('T', ' ')];
  return [say(`案件 ${id}，${at} 已报告${to}`, `Case ${id}; ${to} was told at ${at}`)];
}
