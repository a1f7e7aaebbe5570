import { isDay } from '../kernel/days.ts';
import { type Language, say } from '../kernel/language.ts';
import { grouped, sumDecimals } from '../kernel/money.ts';
import { dayTitle, periodTitle, readPeriod, shortDayTitle } from '../rules/periods/periods.ts';
import { type Run, runsOf, writeRuns } from './id-runs.ts';
import { Markup, strong, typed } from './markdown.ts';

type Filter = (value: unknown, ...rest: unknown[]) => unknown;

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 20 → 二十; from 100 on Arabic. */
function chineseNumeral(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? DIGITS[ones] : ''}`;
}

const CHINESE_RHYTHMS = new Map([
  ['week', '周'],
  ['month', '月'],
  ['quarter', '季度'],
  ['half-year', '半年'],
  ['year', '年'],
]);

const signed = (text: string): string => (/^[-+]|^0(?:\.0+)?$/.test(text) ? text : `+${text}`);

/** "486120" → 486,120.00 */
function yuan(text: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new TypeError('needs an amount such as 1200.50');
  return grouped(sumDecimals([text]));
}

/** What stands where there is nothing to say. */
const NOTHING = '—';

/** A filter of a figure or a word: null stays a dash, anything that is no text and no number is a mistake. */
const of =
  (write: (text: string, ...rest: unknown[]) => unknown): Filter =>
  (value, ...rest) => {
    if (value === null || value === undefined) return NOTHING;
    if (typeof value !== 'string' && typeof value !== 'number')
      throw new TypeError('needs a text or a number');
    return write(String(value), ...rest);
  };

const idAsMarkdown = (id: string): string => (/^[A-Z0-9-]+$/.test(id) ? id : typed(id));

const known = new WeakMap<readonly unknown[], readonly Run[]>();

/**
 * The runs of a list of ids, found once: the same list is asked for its cell and for what stands below. Ten thousand
 * are one long text: those that the program made need no escaping.
 */
function runsIn(value: unknown): readonly Run[] {
  const ids = eachOf(value);
  let runs = known.get(ids);
  if (!runs) known.set(ids, (runs = runsOf(ids.map((id) => idAsMarkdown(String(id))))));
  return runs;
}

/** How many runs of ids a cell of a table holds, and how many a line below it. */
const MOST_IN_CELL = 60;
const IN_LINE = 20;

const inLines = (runs: readonly Run[]): (readonly Run[])[] =>
  Array.from({ length: Math.ceil(runs.length / IN_LINE) }, (_, line) =>
    runs.slice(line * IN_LINE, (line + 1) * IN_LINE),
  );

const eachOf = (value: unknown): unknown[] => {
  if (!Array.isArray(value)) throw new TypeError('needs a list');
  return value;
};

/** The first letters of a text as a person sees them, and an ellipsis where there were more. */
function cut(text: string, length: unknown): string {
  const most = Number(length);
  if (text.length <= most) return text;
  const letters = [...new Intl.Segmenter('zh-CN').segment(text)];
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most)
        .map((each) => each.segment)
        .join('')}……`;
}

/** The filters of a document's template beside those of Liquid, in the language of the document. */
export function filtersIn(language: Language): Readonly<Record<string, Filter>> {
  const inWords = (zh: string, en: string) => say(zh, en)[language];
  const dayOr = (title: (day: string) => string): Filter =>
    of((text) => {
      if (!isDay(text)) throw new TypeError('needs a day such as 2026-11-23');
      return title(text);
    });
  const risen = (text: string) =>
    text.startsWith('-')
      ? inWords(`减少 ${text.slice(1)}`, `down ${text.slice(1)}`)
      : inWords(`增加 ${text}`, `up ${text}`);
  const inShort = (runs: readonly Run[]) => writeRuns(runs, inWords('至', 'to'), inWords('、', ', '));
  return {
    /** 1204 → 1,204 */
    grouped: of((text) => grouped(text)),
    /** "486120" → 486,120.00 */
    money: of(yuan),
    /** 6 → +6 */
    signed: of((text) => signed(grouped(text))),
    /** -3 → 减少 3 */
    rise: of((text) => risen(grouped(text))),
    /** "-2300" → 减少 2,300.00 */
    rise_money: of((text) => risen(yuan(text))),
    /** "9.1" → 9.1% */
    percent: of((text) => `${text}%`),
    /** "9.1" → +9.1% */
    change: of((text) => `${signed(text)}%`),
    /** 2026年11月23日 */
    day: dayOr((day) => dayTitle(day)[language]),
    /** 11月23日 */
    short_day: dayOr((day) => shortDayTitle(day)[language]),
    // The end of a stretch, without its year where that is the year of its beginning: 2026年11月16日至11月22日.
    day_after: of((day, from) =>
      inWords(
        (String(from).slice(0, 4) === day.slice(0, 4) ? shortDayTitle(day) : dayTitle(day))['zh-CN'],
        dayTitle(day).en,
      ),
    ),
    /** 2026年第47周 */
    period: of((text) => {
      const period = readPeriod(text);
      if (!period) throw new TypeError('needs a period such as 2026-W47');
      return periodTitle(period)[language];
    }),
    /** 3 → 3 天 */
    days: of((text) => inWords(`${text} 天`, text === '1' ? '1 day' : `${text} days`)),
    /** 12 → 十二; in English 12 */
    numeral: of((text) => inWords(chineseNumeral(Number(text)), text)),
    /** [a, b, c] → a、b、c */
    listed: (value) => eachOf(value).map(String).join(inWords('、', ', ')),
    /** The first ids and how many there are: SF-HQ-20261118-003 等 9 件 */
    ids: (value, most) => {
      const ids = eachOf(value).map(String);
      const shown = Number(most ?? 2);
      if (ids.length === 0) return NOTHING;
      if (ids.length <= shown) return ids.join(inWords('、', ', '));
      return inWords(
        `${ids.slice(0, shown).join('、')} 等 ${grouped(ids.length)} 件`,
        `${ids.slice(0, shown).join(', ')} and ${grouped(ids.length - shown)} more`,
      );
    },
    /** What a list was cut by: 另有 5 条，见附件3。 Nothing where it was not. */
    more: (value, shown, counter) => {
      const left = eachOf(value).length - Number(shown);
      return left > 0
        ? inWords(
            `另有 ${grouped(left)} ${String(counter ?? '条')}，见附件3。`,
            `${grouped(left)} more: see annex 3.`,
          )
        : '';
    },
    /** All ids, as short as can be: SF-HQ-20261118-003 至 009、012 */
    id_runs: (value) => new Markup(inShort(runsIn(value))),
    /** The same in the cell of a table; where they are too many for one, that they stand below it. */
    id_cell: (value) => {
      const runs = runsIn(value);
      return runs.length > MOST_IN_CELL ? inWords('见表下', 'below the table') : new Markup(inShort(runs));
    },
    /** The ids that were too many for their cell, under the label of its row; nothing where they stand there. */
    id_below: (value, label) => {
      const runs = runsIn(value);
      if (runs.length <= MOST_IN_CELL) return '';
      const count = grouped(eachOf(value).length);
      const lines = inLines(runs).map((line) => `- ${inShort(line)}`);
      const head = inWords(`${typed(String(label))}（${count} 份）：`, `${typed(String(label))} (${count}):`);
      return new Markup(`\n${head}\n\n${lines.join('\n')}\n`);
    },
    /** week → 本周 */
    this_period: of((rhythm) => inWords(`本${CHINESE_RHYTHMS.get(rhythm) ?? '期'}`, `this ${rhythm}`)),
    /** week → 上周 */
    last_period: of((rhythm) => inWords(`上${CHINESE_RHYTHMS.get(rhythm) ?? '期'}`, `last ${rhythm}`)),
    /** A text without its full stop, to go on after it. */
    phrase: of((text) => text.trimEnd().replace(/(?<![.。])[.。；;，,]$/u, '')),
    /** A text with a full stop, where it has none. */
    sentence: of((text) =>
      /[.。!！?？…]["”’」）)]*$/u.test(text.trimEnd()) ? text : `${text.trimEnd()}${inWords('。', '.')}`,
    ),
    /** At most so many letters of a text, and …… */
    cut: of(cut),
    /** Bold in every viewer. */
    strong: of(strong),
  };
}
