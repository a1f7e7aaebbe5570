import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { calendarYears } from '../../work/adoption/queries.ts';
import { daysInWords } from '../rules/holidays.ts';
import type { Command } from '../types.ts';

const calendarShow: Command<{ readonly year?: string }> = {
  args: '[year]',
  argHelp: { year: say('哪一年，不写则全部', 'which year; left out: all') },
  examples: ['infoctl calendar show', 'infoctl calendar show 2026 --json'],
  clause: '民法典·203',
  async run(context, { year }) {
    const { journal } = await context.workspace();
    const all = calendarYears(journal.db);
    const shown = year === undefined ? all : all.filter(({ holidays }) => String(holidays.year) === year);
    if (year !== undefined && shown.length === 0)
      throw unknownYear(
        year,
        all.map(({ holidays }) => holidays.year),
      );
    const years = shown.map(({ holidays, adoptedOn, adoptedBy }) => ({ ...holidays, adoptedOn, adoptedBy }));
    const titles = [
      say('年', 'Year'),
      say('放假', 'Days off'),
      say('调休上班', 'Make-up working days'),
      say('出处', 'Source'),
    ];
    return {
      data: { years },
      show: () => [
        {
          kind: 'table',
          columns: titles.map((title) => ({ title: context.say(title) })),
          rows: years.map(({ year: name, off, work, source }) => [
            String(name),
            daysInWords(off, context.language),
            daysInWords(work, context.language),
            source,
          ]),
        },
      ],
    };
  },
};
export default calendarShow;

const unknownYear = (year: string, known: readonly number[]): InfoctlError =>
  new InfoctlError(
    'not-found',
    'unknown-year',
    say(
      `没有采用过 ${year} 年的放假安排，已采用的有：${known.join('、') || '无'}。`,
      `No holidays of ${year} were adopted; there are ${known.join(', ') || 'none'}.`,
    ),
    {
      hints: [
        say(
          '放假通知发布后：infoctl calendar import 文件',
          'When the arrangement is published: infoctl calendar import FILE',
        ),
      ],
    },
  );
