import { say, type Language } from '../../kernel/language.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import type { HolidayYear } from '../../rules/calendar/types.ts';
import { shortDayTitle } from '../../rules/periods/titles.ts';
import type { Block } from '../types.ts';

/** What a year's file changes against the one in force: the days that it adds and takes away. */
export type HolidayChanges = Readonly<
  Record<'off' | 'work', { readonly added: readonly Day[]; readonly removed: readonly Day[] }>
>;

export function holidayChanges(last: HolidayYear | undefined, next: HolidayYear): HolidayChanges {
  const compare = (kind: 'off' | 'work') => ({
    added: next[kind].filter((day) => !last?.[kind].includes(day)),
    removed: (last?.[kind] ?? []).filter((day) => !next[kind].includes(day)),
  });
  return { off: compare('off'), work: compare('work') };
}

/** `10月1日—7日`-like runs of days that follow one another: `10月1日—10月7日、12月31日`. */
export function daysInWords(days: readonly Day[], language: Language): string {
  const runs: [first: Day, last: Day][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run && addDays(run[1], 1) === day) run[1] = day;
    else runs.push([day, day]);
  }
  const title = (day: Day) => shortDayTitle(day)[language];
  const words = runs.map(([first, last]) =>
    first === last ? title(first) : `${title(first)}—${title(last)}`,
  );
  return words.length === 0 ? say('无', 'none')[language] : words.join(say('、', ', ')[language]);
}

/** The changes in words, one line each. */
export function holidayChangeBlocks(changes: HolidayChanges, language: Language): Block[] {
  const lines = [
    [say('新增放假', 'new days off'), changes.off.added],
    [say('取消放假', 'no longer off'), changes.off.removed],
    [say('新增调休上班', 'new make-up working days'), changes.work.added],
    [say('取消调休上班', 'no longer make-up working days'), changes.work.removed],
  ] as const;
  const told = lines.filter(([, days]) => days.length > 0);
  const colon = say('：', ': ')[language];
  const text = told
    .map(([title, days]) => `${title[language]}${colon}${daysInWords(days, language)}`)
    .join('\n');
  return text === '' ? [] : [{ kind: 'text', text }];
}
