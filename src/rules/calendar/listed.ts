import { type Day, isDay } from '../../kernel/days.ts';
import { type Detail, InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { dayTitle } from '../periods/periods.ts';
import type { HolidayYear } from './types.ts';

/** A day as some file lists it, and the line on which it does; the date is not yet known to exist. */
export type ListedDay = { readonly day: string; readonly kind: 'off' | 'work'; readonly line: number };

/** What was read from a file of any layout. */
export type ListedYear = {
  readonly year: number;
  readonly source: string;
  readonly days: readonly ListedDay[];
};

/**
 * The year that a file lists, every day of it checked. Throws `invalid`: `holidays-empty` where the file names no day
 * (not announced yet: nothing to adopt), else `bad-holidays` with file and line of each fault.
 */
export function holidayYear({ year, source, days }: ListedYear, file: string): HolidayYear {
  if (days.length === 0) throw emptyYear(year, file);
  const faults: Detail[] = [];
  const seen = new Map<Day, ListedDay>();
  for (const listed of days) {
    const message = dayFault(listed, seen.get(listed.day), year);
    if (message) faults.push({ file, line: listed.line, message });
    else seen.set(listed.day, listed);
  }
  if (faults.length === 0 && days.every(({ day }) => yearOf(day) !== year))
    faults.push(otherYear(year, days, file));
  refuseFaults(faults, file);
  const listedAs = (wanted: ListedDay['kind']) =>
    days
      .filter(({ kind }) => kind === wanted)
      .map(({ day }) => day)
      .toSorted();
  return { year, source, off: listedAs('off'), work: listedAs('work') };
}

/** Throws `invalid` / `bad-holidays` where there are faults. */
export function refuseFaults(faults: readonly Detail[], file: string): void {
  if (faults.length === 0) return;
  const mistakes = faults.length === 1 ? 'mistake' : 'mistakes';
  throw new InfoctlError(
    'invalid',
    'bad-holidays',
    say(
      `${file} 有 ${faults.length} 处写得不对，请照下面所列改正后再试。`,
      `${file} has ${faults.length} ${mistakes}; correct what is listed and try again.`,
    ),
    { details: faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0)) },
  );
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));

function dayFault({ day, kind }: ListedDay, earlier: ListedDay | undefined, year: number): Text | undefined {
  if (!isDay(day)) {
    return say(
      `日历上没有 ${day} 这一天，请写真实的日期。`,
      `there is no day ${day} in the calendar; write a real date.`,
    );
  }
  const title = dayTitle(day);
  if (Math.abs(yearOf(day) - year) > 1) {
    return say(
      `${title['zh-CN']}不在${year}年，也不在前后一年，请核对年份。`,
      `${title.en} lies neither in ${year} nor in the year before or after; check the year.`,
    );
  }
  if (earlier?.kind === kind) {
    return say(
      `${title['zh-CN']}在第 ${earlier.line} 行已经列过，请删去一处。`,
      `${title.en} is already listed on line ${earlier.line}; delete one of them.`,
    );
  }
  if (earlier) {
    return say(
      `${title['zh-CN']}既列为放假又列为上班（第 ${earlier.line} 行），请只留一处。`,
      `${title.en} is listed both as off and as work (line ${earlier.line}); keep one.`,
    );
  }
  return undefined;
}

function emptyYear(year: number, file: string): InfoctlError {
  return new InfoctlError(
    'invalid',
    'holidays-empty',
    say(
      `${file} 里${year}年一天也没有列，多半是放假安排还没有公布；没有采用，${year}年的日期仍为暂定。`,
      `${file} lists no day of ${year}, probably because the arrangement is not announced yet; it is not adopted and dates in ${year} stay provisional.`,
    ),
    {
      hints: [
        say(
          '等国务院办公厅公布放假安排以后，再导入一次。',
          'import the file again once the State Council has announced the arrangement.',
        ),
      ],
    },
  );
}

function otherYear(year: number, days: readonly ListedDay[], file: string): Detail {
  const found = [...new Set(days.map(({ day }) => day.slice(0, 4)))];
  return {
    file,
    line: days[0]?.line ?? 1,
    message: say(
      `文件是${year}年的，列出的日期却都在${found.join('、')}年，请核对年份。`,
      `the file is of ${year}, but all its days lie in ${found.join(', ')}; check the year.`,
    ),
  };
}
