import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { Period } from './types.ts';

const CHINESE_DIGITS = ['', '一', '二', '三', '四'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth'];
const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const englishMonth = (day: Day): string => ENGLISH_MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

/** `2026年11月23日`, `23 November 2026`. */
export function dayTitle(day: Day): Text {
  const short = shortDayTitle(day);
  return say(`${day.slice(0, 4)}年${short['zh-CN']}`, `${short.en} ${day.slice(0, 4)}`);
}

/** `11月23日`, `23 November`: a day whose year is plain from what stands around it. */
export function shortDayTitle(day: Day): Text {
  const date = Number(day.slice(8, 10));
  return say(`${Number(day.slice(5, 7))}月${date}日`, `${date} ${englishMonth(day)}`);
}

/** A period as a document names it: `2026年第47周`, `2026年11月`, `2026年第四季度`, `2026年下半年`. */
export function periodTitle(period: Period): Text {
  const year = period.name.slice(0, 4);
  const number = Number(period.name.slice(6));
  switch (period.rhythm) {
    case 'day':
      return dayTitle(period.first);
    case 'week':
      return say(`${year}年第${number}周`, `week ${number} of ${year}`);
    case 'month':
      return say(`${year}年${Number(period.name.slice(5))}月`, `${englishMonth(period.first)} ${year}`);
    case 'quarter':
      return say(`${year}年第${CHINESE_DIGITS[number]}季度`, `${ORDINALS[number]} quarter of ${year}`);
    case 'half-year':
      return say(`${year}年${number === 1 ? '上' : '下'}半年`, `${ORDINALS[number]} half of ${year}`);
    case 'year':
      return say(`${year}年`, year);
  }
}
