import { addDays, dayNumber, dayFromNumber, isDay, makeDay, type Day } from '../../kernel/days.ts';
import { given, Unreadable } from './unreadable.ts';
import { halfWidth } from './widths.ts';
import { offsetAt, written } from './zones.ts';

const WORDS: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['today', 0],
  ['昨天', -1],
  ['yesterday', -1],
  ['前天', -2],
]);

const YEAR_FIRST = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?)$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const NO_YEAR = /^(?:(\d{1,2})[-/.](\d{1,2})|(\d{1,2})月(\d{1,2})[日号]?)$/;

/**
 * A day as people write it: 2026-11-20, 2026/11/20, 2026年11月20日, 11月20日, 今天. Without a year it is the last such
 * day up to `today`. What can be read in two ways is refused with both.
 */
export function readDay(value: unknown, today: Day): Day | undefined | Unreadable {
  if (typeof value !== 'string') return value === undefined || value === null ? undefined : notADay(value);
  if (value.length === 10 && isDay(value)) return value;
  const text = halfWidth(value)
    .trim()
    .toLowerCase()
    .replace(/[\sT]+0{1,2}:00(:00(\.0+)?)?z?$/i, '');
  if (text === '') return undefined;
  const word = WORDS.get(text);
  if (word !== undefined) return addDays(today, word);
  const full = YEAR_FIRST.exec(text) ?? EIGHT_DIGITS.exec(text);
  if (full) {
    const [year, month, date] = full.slice(1).filter((part) => part !== undefined && /^\d+$/.test(part));
    return realDay(value, Number(year), Number(month), Number(date));
  }
  const last = YEAR_LAST.exec(text);
  if (last) return eitherOrder(value, Number(last[1]), Number(last[2]), Number(last[3]), today);
  const short = NO_YEAR.exec(text);
  if (!short) return notADay(value);
  if (short[3] !== undefined) return withoutYear(value, Number(short[3]), Number(short[4]), today);
  return eitherOrder(value, Number(short[1]), Number(short[2]), undefined, today);
}

function realDay(value: unknown, year: number, month: number, date: number): Day | Unreadable {
  const day = makeDay(year, month, date);
  if (month <= 12 && isDay(day)) return day;
  return given(value, '不是日历上的日子，请核对。', 'which is not a day of the calendar; please check it.');
}

/** 11/20 is clear, 3/4 is not: month first or day first. */
function eitherOrder(
  value: unknown,
  a: number,
  b: number,
  year: number | undefined,
  today: Day,
): Day | Unreadable {
  const as = (month: number, date: number) =>
    year === undefined ? withoutYear(value, month, date, today) : realDay(value, year, month, date);
  if (a <= 12 && b <= 12 && a !== b) {
    return given(
      value,
      `可读作 ${a} 月 ${b} 日，也可读作 ${b} 月 ${a} 日，请写成 2026-11-20 这样。`,
      `which may be month ${a}, day ${b} or month ${b}, day ${a}; write it like 2026-11-20.`,
    );
  }
  return a <= 12 ? as(a, b) : as(b, a);
}

/** The last such day up to today; one that would lie more than half a year back may have meant the year to come. */
function withoutYear(value: unknown, month: number, date: number, today: Day): Day | Unreadable {
  const year = Number(today.slice(0, 4));
  const candidates = [year, year - 1].map((each) => makeDay(each, month, date));
  const day = candidates.find((each) => month >= 1 && month <= 12 && isDay(each) && each <= today);
  if (day !== undefined && dayNumber(today) - dayNumber(day) <= 183) return day;
  return given(
    value,
    '没有写年份，看不出是哪一年，请写成 2026-11-20 这样。',
    'which names no year, and it is not clear which; write it like 2026-11-20.',
  );
}

const notADay = (value: unknown): Unreadable =>
  given(value, '不是日期，请写成 2026-11-20 这样。', 'which is not a date; write it like 2026-11-20.');

const TIME =
  /^(?:(.*?)[\sT]*)??(上午|下午|晚上)?(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.\d+)?)?|[时点](?:(\d{1,2})分?|(半))?)\s*(z|[+-]\d{2}:?\d{2})?$/i;

/**
 * A moment as people write it: 2026-11-20 10:20, 11月20日10时20分, 10:20 (today), 2026-11-20T10:20:00+08:00. The answer
 * names the offset of `zone`: `2026-11-20T10:20:00+08:00`; without an offset it is that zone's time.
 */
export function readInstant(value: unknown, today: Day, zone: string): string | undefined | Unreadable {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return notAnInstant(value);
  const text = halfWidth(value).trim();
  if (text === '') return undefined;
  const match = text.length > 60 ? null : TIME.exec(text);
  if (!match) return notAnInstant(value);
  const [, dayText = '', half, hourText, minuteText, secondText, minuteWord, thirty, offset] = match;
  const day = dayText.trim() === '' ? today : readDay(dayText.trim(), today);
  if (day === undefined || day instanceof Unreadable) return day ?? notAnInstant(value);
  const hour = Number(hourText) + (half !== undefined && half !== '上午' && Number(hourText) < 12 ? 12 : 0);
  const minute = thirty === undefined ? Number(minuteText ?? minuteWord ?? 0) : 30;
  const second = Number(secondText ?? 0);
  if (hour > 23 || minute > 59 || second > 59) {
    return given(
      value,
      '里的时刻不存在，请核对。',
      'which names a time that does not exist; please check it.',
    );
  }
  return inZone(dayNumber(day) * 1440 + hour * 60 + minute, second, offset, zone);
}

const notAnInstant = (value: unknown): Unreadable =>
  given(
    value,
    '不是日期和时刻，请写成 2026-11-20 10:20 这样。',
    'which is not a date and time; write it like 2026-11-20 10:20.',
  );

/** `minutes` since 1970-01-01 on the clock of `offset` (or of the zone), as text on the zone's clock. */
function inZone(minutes: number, second: number, offset: string | undefined, zone: string): string {
  const utc =
    offset === undefined
      ? minutes - offsetAt(zone, minutes - offsetAt(zone, minutes))
      : minutes - minutesOf(offset);
  const zoneOffset = offsetAt(zone, utc);
  const local = utc + zoneOffset;
  const two = (number: number): string => String(number).padStart(2, '0');
  const clock = `${two(Math.floor((((local % 1440) + 1440) % 1440) / 60))}:${two(((local % 60) + 60) % 60)}:${two(second)}`;
  return `${dayFromNumber(Math.floor(local / 1440))}T${clock}${written(zoneOffset)}`;
}

/** `+08:00` → 480. */
function minutesOf(offset: string): number {
  if (/^z$/i.test(offset)) return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}
