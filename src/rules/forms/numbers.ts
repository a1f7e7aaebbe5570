import { given, Unreadable } from './unreadable.ts';
import { halfWidth } from './widths.ts';

/** A decimal number by its digits, never a binary fraction: `-1200.5` is negative, `1200`, `5`. */
type Digits = { readonly negative: boolean; readonly whole: string; readonly fraction: string };

const SHAPE = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?([万亿]?)$/;
const SHIFTS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** How a figure may be written, by the decimal places that it has: without and with its thousands. */
type Spelling = { readonly zh: string; readonly en: string; readonly grouped: string };
const WHOLE: Spelling = { zh: '1200', en: '1200', grouped: '1,200' };
const PERCENT: Spelling = { zh: '85 或 85.5', en: '85 or 85.5', grouped: '85.5' };
const MONEY: Spelling = { zh: '1200 或 1200.50', en: '1200 or 1200.50', grouped: '1,200.50' };

/** A whole number, e.g. `１,２００` → 1200; `1.2万` → 12000. Beyond 2^53 it is refused. */
export function readInteger(value: unknown, measure: readonly string[]): number | undefined | Unreadable {
  if (Number.isSafeInteger(value)) return (value as number) + 0;
  const digits = readDigits(value, measure, WHOLE);
  if (digits === undefined || digits instanceof Unreadable) return digits;
  if (/[1-9]/.test(digits.fraction)) {
    const read = plain(digits);
    return given(value, `读作 ${read}，这里要填整数。`, `read as ${read}; a whole number is needed.`);
  }
  const number = Number(`${digits.negative ? '-' : ''}${digits.whole}`);
  if (Number.isSafeInteger(number)) return number + 0;
  return given(value, '太大，请检查位数。', 'which is too large; please check its digits.');
}

/** A decimal as text with exactly `places` digits behind the point, e.g. `¥1,200.5` → `1200.50`. */
export function readDecimal(
  value: unknown,
  places: number,
  measure: readonly string[],
): string | undefined | Unreadable {
  const digits = readDigits(value, measure, places === 1 ? PERCENT : MONEY);
  if (digits === undefined || digits instanceof Unreadable) return digits;
  if (/[1-9]/.test(digits.fraction.slice(places))) return tooFine(value, digits, places);
  const text = `${digits.whole}.${digits.fraction.slice(0, places).padEnd(places, '0')}`;
  return digits.negative && /[1-9]/.test(text) ? `-${text}` : text;
}

function tooFine(value: unknown, digits: Digits, places: number): Unreadable {
  const read = plain(digits);
  // A share of one (0.855) where a percentage is asked for.
  const share = places === 1 && digits.whole === '0';
  return given(
    value,
    `读作 ${read}，这里最多 ${places} 位小数${share ? '；若是百分之几十，请写成 85.5 这样' : ''}。`,
    `read as ${read}; at most ${places} decimal ${places === 1 ? 'place is' : 'places are'} allowed here${share ? ', and a percentage is written like 85.5' : ''}.`,
  );
}

/** The digits of what was typed or given; blank is undefined, what can be read in two ways is an error that says so. */
function readDigits(
  value: unknown,
  measure: readonly string[],
  spelling: Spelling,
): Digits | undefined | Unreadable {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'bigint')
    return notANumber(value, spelling);
  // A number out of JSON is taken by its shortest text: 1200.5, not the binary fraction behind it.
  const text = withoutMeasure(halfWidth(String(value)).trim().replace('\u2212', '-'), measure);
  if (text === '') return String(value).trim() === '' ? undefined : notANumber(value, spelling);
  const match = SHAPE.exec(text);
  if (!match) {
    const isFigure = /^[+-]?[\d,.]*\d[\d,.]*$/.test(text);
    return isFigure ? oddSeparators(value, text, spelling) : notANumber(value, spelling);
  }
  const [, sign = '', grouped = '', fraction = '', unit = ''] = match;
  if (typeof value === 'string' && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(grouped))
    return pointOrGroup(value, grouped, fraction);
  const shift = SHIFTS[unit] ?? 0;
  const whole = grouped.replaceAll(',', '') + fraction.slice(0, shift).padEnd(shift, '0');
  return { negative: sign === '-', whole: whole.replace(/^0+(?=\d)/, ''), fraction: fraction.slice(shift) };
}

/** Without the currency sign or the unit of measure that people put beside a figure. */
function withoutMeasure(text: string, measure: readonly string[]): string {
  let bare = text.replace(/^[¥￥]\s*/, '');
  for (const word of measure) {
    if (word !== '' && bare.endsWith(word)) bare = bare.slice(0, -word.length).trimEnd();
  }
  return bare;
}

const plain = ({ negative, whole, fraction }: Digits): string =>
  `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;

const notANumber = (value: unknown, { zh, en }: Spelling): Unreadable =>
  given(value, `不是数字，请写成 ${zh} 这样。`, `which is not a number; write it like ${en}.`);

function pointOrGroup(value: string, whole: string, fraction: string): Unreadable {
  const asPoint = `${whole}.${fraction.replace(/0+$/, '') || '0'}`;
  return twoWays(value, asPoint, whole + fraction);
}

const twoWays = (value: unknown, one: string, other: string): Unreadable =>
  given(
    value,
    `可读作 ${one}，也可读作 ${other}，请写成其中一种。`,
    `which may mean ${one} or ${other}; write the one that is meant.`,
  );

function oddSeparators(value: unknown, text: string, { grouped }: Spelling): Unreadable {
  const comma = /^(\d+),(\d+)$/.exec(text);
  if (comma) return twoWays(value, `${comma[1]}${comma[2]}`, `${comma[1]}.${comma[2]}`);
  return given(
    value,
    `的逗号或小数点位置不对，读不出是多少，请写成 ${grouped} 这样。`,
    `with commas or points in odd places, so it cannot be read; write it like ${grouped}.`,
  );
}
