import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { readHolidayYear } from '../../rules/calendar/read.ts';
import { hashOf, holidayDrafts } from '../../work/workspace/drafts.ts';
import { adoptYear, type YearOutcome } from '../rules/adopt-year.ts';
import { readDraft } from '../rules/draft-file.ts';
import type { Block, Command, Context } from '../types.ts';

const calendarAdopt: Command<{ readonly year?: string }> = {
  args: '[year]',
  argHelp: { year: say('哪一年，不写则 holidays/ 里的全部', 'which year; left out: all of holidays/') },
  examples: ['infoctl calendar adopt 2027', 'infoctl calendar adopt --yes'],
  clause: '民法典·203',
  async run(context, { year }) {
    const { folder } = await context.workspace('write');
    const drafts = holidayDrafts(folder).filter(([name]) => year === undefined || name === year);
    if (drafts.length === 0) throw noDraft(year);
    const outcomes: YearOutcome[] = [];
    for (const [name, file] of drafts) {
      const bytes = readDraft(folder, file);
      const holidays = readHolidayYear(file, bytes);
      outcomes.push(
        await adoptYear(context, { text: bytes.toString('utf8'), hash: hashOf(bytes), holidays }, name),
      );
    }
    return {
      data: { years: outcomes },
      show: () => outcomes.map((outcome) => outcomeBlock(outcome, context)),
    };
  },
};
export default calendarAdopt;

function outcomeBlock({ year, adopted }: YearOutcome, context: Context): Block {
  const text = adopted
    ? say(`已采用 ${year} 年的放假安排。`, `Adopted the holidays of ${year}.`)
    : say(`${year} 年的放假安排没有变动。`, `The holidays of ${year} stay as they were.`);
  return { kind: 'text', text: context.say(text), ...(adopted ? { tone: 'good' as const } : {}) };
}

const noDraft = (year: string | undefined): InfoctlError =>
  new InfoctlError(
    'not-found',
    'no-holiday-file',
    year === undefined
      ? say('holidays/ 里没有文件。', 'There is no file in holidays/.')
      : say(`没有文件 holidays/${year}.yaml。`, `There is no file holidays/${year}.yaml.`),
    {
      hints: [
        say('可从放假通知导入：infoctl calendar import 文件', 'Import one: infoctl calendar import FILE'),
      ],
    },
  );
