import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { DayKind } from '../calendar/types.ts';
import type { Rhythm } from '../periods/types.ts';
import type { DayLine } from './day-lines.ts';
import type { Anchor, Counting } from './explanation.ts';
import { dayAndWeekday, PERIOD_WORDS } from './titles.ts';

const END_WORDS: Record<Rhythm, string> = {
  day: '当日',
  week: '周末',
  month: '月末',
  quarter: '季末',
  'half-year': '半年末',
  year: '年末',
};

const KIND_WORDS: Record<DayKind, Text> = {
  workday: say('工作日', 'working day'),
  weekend: say('休息日', 'weekend'),
  holiday: say('放假', 'holiday'),
  'make-up-workday': say('调休上班', 'make-up working day'),
};

/** The lines of one counting: where it starts, then every day with why it counted or not, the last with what it is. */
export function countingLines(counting: Counting, lands: Text, asOf: Day, withStart: boolean): Text[] {
  const start = withStart ? [startLine(counting, asOf)] : [];
  return [...start, ...counting.lines.map((line) => dayLine(line, counting, lands, asOf))];
}

/** The stretch of the period, or the day that was counted from: 11月16日 周一 — 11月22日 周日, 本周. */
function startLine({ anchor, from }: Counting, asOf: Day): Text {
  if (anchor.what !== 'period') return told(dayAndWeekday(from, asOf), anchorTitle(anchor));
  const { period } = anchor;
  const word = PERIOD_WORDS[period.rhythm];
  if (anchor.anchor === 'start') {
    return told(dayAndWeekday(from, asOf), say(`${word['zh-CN']}第一天`, `first day of ${word.en}`));
  }
  const until = anchor.anchor === 'end' ? word : monthWord(word, anchor.anchor.monthEnd);
  return told(stretch(period.first, from, asOf), until);
}

const monthWord = (word: Text, month: number): Text =>
  month === 1
    ? say(`${word['zh-CN']}第一个月`, `first month of ${word.en}`)
    : say(`${word['zh-CN']}前 ${month} 个月`, `first ${month} months of ${word.en}`);

function anchorTitle(anchor: Anchor): Text {
  switch (anchor.what) {
    case 'period':
      return say('本期', 'the period');
    case 'round-due':
      return say('收表截止日，次日起算', 'returns were due; counted from the next day');
    case 'step-done':
      return say('上一步完成，次日起算', 'the step before was done; counted from the next day');
    case 'act':
      return say('得知之日', 'the day it became known');
    case 'effective':
      return say('制度施行', 'the policy took effect');
  }
}

function dayLine(line: DayLine, counting: Counting, lands: Text, asOf: Day): Text {
  const kind = line.kind === null ? null : KIND_WORDS[line.kind];
  const reasons = [
    line.nth === null ? null : nthTitle(line.nth, counting, line.from !== line.to),
    kind,
    passedOver(line, counting),
    line.uncovered
      ? say(`缺 ${line.from.slice(0, 4)} 年放假安排`, `no holiday data for ${line.from.slice(0, 4)}`)
      : null,
  ].filter((reason) => reason !== null);
  const why = say(reasons.map((each) => each['zh-CN']).join('，'), reasons.map((each) => each.en).join(', '));
  const days = line.from === line.to ? dayAndWeekday(line.from, asOf) : stretch(line.from, line.to, asOf);
  const said = told(days, why);
  return line.lands ? say(`${said['zh-CN']}　→ ${lands['zh-CN']}`, `${said.en}  → ${lands.en}`) : said;
}

/** Why a day that was asked for is not the date: it is passed over, or the date moves on from it. */
function passedOver({ kind, lands }: DayLine, { by }: Counting): Text | null {
  if (kind === null || kind === 'workday' || kind === 'make-up-workday' || lands) return null;
  if (by.unit === 'workdays') return say('不计', 'not counted');
  return by.roll === 'previous-workday' ? say('提前', 'so the day before') : say('顺延', 'so the next day');
}

/** 周末次日; 月末后第 3 天; 第 7 天; 季末前第 2 个工作日 */
function nthTitle(nth: number, { anchor, by }: Counting, isRun: boolean): Text {
  if (anchor.what === 'effective') {
    return isRun ? say('施行期间', 'in force') : say('期满前一日', 'the day before the time is over');
  }
  const end = anchor.what === 'period' ? anchorWord(anchor) : null;
  if (nth === 0) return end ? say(`${end['zh-CN']}当天`, end.en) : say('当天', 'the same day');
  const back = by.count < 0;
  const unit = by.unit === 'workdays' ? say('个工作日', 'working day') : say('天', 'day');
  const run = isRun ? say('第 1 至', 'days 1 to') : null;
  if (run) return say(`${run['zh-CN']} ${nth} ${unit['zh-CN']}`, `${run.en} ${nth}`);
  if (!end) return say(`第 ${nth} ${unit['zh-CN']}`, `${unit.en} ${nth}`);
  if (nth === 1 && by.unit === 'days' && !back) return say(`${end['zh-CN']}次日`, `the day after ${end.en}`);
  return say(
    `${end['zh-CN']}${back ? '前' : '后'}第 ${nth} ${unit['zh-CN']}`,
    `${unit.en} ${nth} ${back ? 'before' : 'after'} ${end.en}`,
  );
}

function anchorWord({ period, anchor }: Extract<Anchor, { what: 'period' }>): Text {
  const word = PERIOD_WORDS[period.rhythm].en;
  if (anchor === 'start') return say('期初', `the first day of ${word}`);
  if (anchor === 'end') return say(END_WORDS[period.rhythm], `the end of ${word}`);
  return say(`第 ${anchor.monthEnd} 个月月末`, `the end of month ${anchor.monthEnd}`);
}

const stretch = (from: Day, to: Day, asOf: Day): Text => {
  const [first, last] = [dayAndWeekday(from, asOf), dayAndWeekday(to, asOf)];
  return say(`${first['zh-CN']} — ${last['zh-CN']}`, `${first.en} – ${last.en}`);
};

const told = (day: Text, why: Text): Text => say(`${day['zh-CN']}　${why['zh-CN']}`, `${day.en}  ${why.en}`);
