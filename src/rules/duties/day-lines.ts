import { addDays, dayNumber, type Day } from '../../kernel/days.ts';
import type { Calendar, DayKind } from '../calendar/types.ts';
import type { Offset } from '../policy/types.ts';

/** One day (or a run of days that are alike) on the way to a date, and whether it counted. */
export type DayLine = {
  readonly from: Day;
  readonly to: Day;
  /** Which of the days counted it is, the last of a run; null where it was passed over. */
  readonly nth: number | null;
  /** What kind of day it is where that was asked, else null: calendar days count whatever they are. */
  readonly kind: DayKind | null;
  /** True where its year has no holiday data. */
  readonly uncovered: boolean;
  /** The date looked for. */
  readonly lands: boolean;
};

/** Runs of calendar days longer than this are told as one. */
const LONGEST_LIST = 14;

/** Every day from the one after (or before) the anchor to the date that a count arrives at, in the order of counting. */
export function dayLines(calendar: Calendar, anchor: Day, offset: Omit<Offset, 'anchor'>): DayLine[] {
  return shortened(markLast([...counted(calendar, anchor, offset)]));
}

function* counted(
  calendar: Calendar,
  anchor: Day,
  { count, unit, roll }: Omit<Offset, 'anchor'>,
): Generator<DayLine> {
  const step = count < 0 ? -1 : 1;
  let day = anchor;
  for (let nth = 1; nth <= Math.abs(count);) {
    day = addDays(day, step);
    if (unit === 'days') {
      const arrived = nth === Math.abs(count) && roll !== 'none';
      yield arrived ? asked(calendar, day, nth) : plain(day, nth);
      nth += 1;
    } else if (calendar.isWorkday(day)) {
      yield asked(calendar, day, nth);
      nth += 1;
    } else yield asked(calendar, day, null);
  }
  if (count === 0) yield roll === 'none' ? plain(day, 0) : asked(calendar, day, 0);
  if (roll === 'none') return;
  while (!calendar.isWorkday(day)) {
    day = addDays(day, roll === 'next-workday' ? 1 : -1);
    yield asked(calendar, day, null);
  }
}

const plain = (day: Day, nth: number): DayLine => ({
  from: day,
  to: day,
  nth,
  kind: null,
  uncovered: false,
  lands: false,
});

const asked = (calendar: Calendar, day: Day, nth: number | null): DayLine => ({
  ...plain(day, 0),
  nth,
  kind: calendar.kindOf(day),
  uncovered: !calendar.covers(day),
});

const markLast = (lines: readonly DayLine[]): DayLine[] =>
  lines.map((line, index) => (index === lines.length - 1 ? { ...line, lands: true } : line));

/** A year of calendar days is one line; a holiday of nine days stays nine. */
function shortened(lines: readonly DayLine[]): DayLine[] {
  const run = lines.findIndex((line) => line.kind !== null || line.lands);
  const first = lines[0];
  const last = lines[run - 1];
  if (run <= LONGEST_LIST || !first || !last) return [...lines];
  const [from, to] =
    dayNumber(first.from) < dayNumber(last.to) ? [first.from, last.to] : [last.to, first.from];
  return [{ ...last, from, to }, ...lines.slice(run)];
}
