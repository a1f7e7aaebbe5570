import { makeDay } from '../../kernel/days.ts';
import type { Detail } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import { type ListedDay, type ListedYear, refuseFaults } from './listed.ts';

/** What people write in the second column. */
const KINDS: ReadonlyMap<string, ListedDay['kind']> = new Map([
  ['off', 'off'],
  ['holiday', 'off'],
  ['放假', 'off'],
  ['休息', 'off'],
  ['休', 'off'],
  ['work', 'work'],
  ['workday', 'work'],
  ['上班', 'work'],
  ['补班', 'work'],
  ['调休上班', 'work'],
  ['班', 'work'],
]);

/** `2026-10-01`; spreadsheets rewrite it as `2026/10/1`, people as `2026年10月1日`. */
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

/**
 * A plain list: a date and off | work (放假 | 上班) on each line, with or without a heading, separated by comma,
 * semicolon or tab. The year is the one in the file's name, else the one in which most of the days lie.
 */
export function readTwoColumns(text: string, file: string): ListedYear {
  const days: ListedDay[] = [];
  const faults: Detail[] = [];
  for (const [index, row] of text.split('\n').entries()) {
    const line = index + 1;
    const [date = '', word = '', ...more] = row.split(/[,;\t]/u).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/u, '$1')
        .trim(),
    );
    if (date === '' && word === '') continue;
    const [, year, month, date_] = DATE.exec(date) ?? [];
    const kind = KINDS.get(word.toLowerCase());
    if (year !== undefined && kind && more.every((cell) => cell === '')) {
      days.push({ day: makeDay(Number(year), Number(month), Number(date_)), kind, line });
    } else if (year !== undefined || kind || days.length + faults.length > 0) {
      faults.push({ file, line, message: rowFault(row) });
    }
  }
  refuseFaults(faults, file);
  const year = yearOf(days, file);
  if (year === undefined) refuseFaults([{ file, line: 1, message: NO_DATE }], file);
  return { year: year ?? 0, source: file, days };
}

const NO_DATE = say(
  '文件里一个日期也没有；每行应写一个日期和“放假”或“上班”两列，如 2026-10-01,放假。',
  'there is no date in the file; each line has two columns, a date and off or work, such as 2026-10-01,off.',
);

const rowFault = (row: string) => {
  const quoted = visible(row.trim()).slice(0, 40);
  return say(
    `“${quoted}”读不懂，每行应写一个日期和“放假”或“上班”两列，如 2026-10-01,放假。`,
    `"${quoted}" cannot be read; each line has two columns, a date and off or work, such as 2026-10-01,off.`,
  );
};

function yearOf(days: readonly ListedDay[], file: string): number | undefined {
  const named = /(?<!\d)(?:19|2\d)\d\d(?!\d)/u.exec(file);
  if (named) return Number(named[0]);
  const counts = new Map<string, number>();
  for (const { day } of days) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + 1);
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a);
  return most && Number(most[0]);
}
