import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../kernel/whole-file.ts';
import { say } from '../../kernel/language.ts';
import { readHolidayYear } from '../../rules/calendar/read.ts';
import { writeHolidayYear } from '../../rules/calendar/write.ts';
import { hashOf } from '../../work/workspace/drafts.ts';
import { adoptYear } from '../rules/adopt-year.ts';
import { readDraft } from '../rules/draft-file.ts';
import type { Command } from '../types.ts';

const calendarImport: Command<{ readonly file: string }> = {
  args: '<file>',
  argHelp: {
    file: say(
      '放假安排：holiday-cn 的 JSON、两列的 CSV（日期，放假/上班），或本程序的 YAML',
      'the arrangement: JSON of holiday-cn, a CSV of two columns (date, off/work), or our YAML',
    ),
  },
  examples: ['infoctl calendar import 2027.json', 'infoctl calendar import 放假安排.csv'],
  clause: '民法典·203',
  async run(context, { file }) {
    const { folder } = await context.workspace('write');
    const holidays = readHolidayYear(file, readDraft(context.cwd, file));
    const text = writeHolidayYear(holidays);
    const own = `holidays/${holidays.year}.yaml`;
    const outcome = await adoptYear(
      context,
      { text, hash: hashOf(text), holidays },
      String(holidays.year),
      () => {
        mkdirSync(join(folder, 'holidays'), { recursive: true, mode: 0o700 });
        writeWhole(join(folder, own), text);
      },
    );
    const { year, adopted } = outcome;
    const said = adopted
      ? say(
          `已写入 ${own} 并采用 ${year} 年的放假安排。`,
          `Written to ${own}; adopted the holidays of ${year}.`,
        )
      : say(`${year} 年的放假安排没有变动。`, `The holidays of ${year} stay as they were.`);
    return {
      data: { file: own, ...outcome },
      show: () => [{ kind: 'text', text: context.say(said), ...(adopted ? { tone: 'good' as const } : {}) }],
    };
  },
};
export default calendarImport;
