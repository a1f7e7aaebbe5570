import { type Day, weekday } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { dayTitle, shortDayTitle } from '../periods/titles.ts';
import type { Rhythm } from '../periods/types.ts';
import { readRoundId } from './ids.ts';
import { daysLate, statusOf, waitingDays } from './status.ts';
import type { Duty } from './types.ts';

/** How a form is called where duties on it are named, e.g. 销售信息反馈 or 《销售信息反馈表》. */
export type FormTitle = (form: string) => Text;

const RHYTHM_WORDS: Record<Rhythm, Text> = {
  day: say('日', 'daily'),
  week: say('周', 'weekly'),
  month: say('月', 'monthly'),
  quarter: say('季', 'quarterly'),
  'half-year': say('半年', 'half-yearly'),
  year: say('年', 'yearly'),
};

/** The period that a day belongs to, as one speaks of it. */
export const PERIOD_WORDS: Record<Rhythm, Text> = {
  day: say('当日', 'the day'),
  week: say('本周', 'the week'),
  month: say('本月', 'the month'),
  quarter: say('本季度', 'the quarter'),
  'half-year': say('本半年', 'the half-year'),
  year: say('本年', 'the year'),
};

/** The round in words: 销售信息反馈（周） 2026-W47; null where the duty belongs to none. */
export function roundTitle(duty: Duty, formTitle: FormTitle): Text | null {
  const period = readRoundId(duty.subject)?.period;
  if (duty.form === null || !period) return null;
  const form = formTitle(duty.form);
  const rhythm = RHYTHM_WORDS[period.rhythm];
  return say(
    `${form['zh-CN']}（${rhythm['zh-CN']}） ${period.name}`,
    `${form.en} (${rhythm.en}) ${period.name}`,
  );
}

/** What is owed, without who: 汇总上报销售信息反馈（周） 2026-W45. A return is called by its form alone. */
export function dutyTitle(duty: Duty, formTitle: FormTitle): Text {
  const subject = roundTitle(duty, formTitle) ?? say(duty.subject, duty.subject);
  const [zh, en] = [subject['zh-CN'], subject.en];
  switch (duty.kind) {
    case 'submit':
    case 'visit':
      return subject;
    case 'analyse':
      return say(`汇总上报${zh}`, `consolidate and report up ${en}`);
    case 'handle':
      return say(`${zh} 处理报告`, `handling report on ${en}`);
    case 'decide':
      return say(`批示${zh}`, `decide on ${en}`);
    case 'relay':
      return say(`下达${zh}的执行意见`, `relay the execution opinion on ${en}`);
    case 'escalate':
      return say(`向主管副总经理报告 ${zh}`, `tell the deputy general manager of ${en}`);
    case 'acknowledge':
      return say(`签收执行意见 ${zh}`, `acknowledge the execution opinion ${en}`);
    case 'carry-out':
      return say(`落实执行意见 ${zh}`, `carry out ${en}`);
    case 'reply':
      return say(`答复 ${zh}`, `reply to ${en}`);
    case 'return':
      return say(`归还 ${zh}`, `return ${en}`);
    case 'appraise':
      return say(`鉴定 ${zh}`, `appraise ${en}`);
    case 'hand-over':
      return say(`办完移交 ${zh}`, `complete the handover ${en}`);
    case 'revise-policy':
      return revisionTitle(duty);
    default:
      return say(`${duty.kind} ${zh}`, `${duty.kind} ${en}`);
  }
}

function revisionTitle(duty: Duty): Text {
  const since = dayTitle(duty.opens);
  return say(`修订制度（${since['zh-CN']}施行的一版）`, `revise the policy in force since ${since.en}`);
}

/** How a duty stands, in a few words: 逾期 1 天; 迟 1 天; 按时; 等待 6 天. */
export function statusTitle(duty: Duty, asOf: Day): Text {
  const late = daysLate(duty, asOf);
  switch (statusOf(duty, asOf)) {
    case 'not-open':
      return said('', shortDay(duty.opens, asOf), ' 开始', 'opens on ', '');
    case 'open':
      return said('', shortDay(duty.due ?? asOf, asOf), ' 截止', 'due on ', '');
    case 'overdue':
      return say(`逾期 ${late} 天`, `${countOfDays(late)} overdue`);
    case 'done':
      return duty.due === null ? say('已完成', 'done') : say('按时', 'on time');
    case 'late':
      return say(`迟 ${late} 天`, `${countOfDays(late)} late`);
    case 'waived':
      return say('已豁免', 'waived');
    case 'waiting': {
      const waited = waitingDays(duty, asOf);
      return say(`等待 ${waited} 天`, `waiting for ${countOfDays(waited)}`);
    }
  }
}

const said = (before: string, day: Text, after: string, beforeEn: string, afterEn: string): Text =>
  say(`${before}${day['zh-CN']}${after}`, `${beforeEn}${day.en}${afterEn}`);

/** `1 day`, `3 days`. */
export const countOfDays = (count: number): string => (count === 1 ? '1 day' : `${count} days`);

/** 11月23日, with its year where that is not the year of the day it is read. */
export const shortDay = (day: Day, asOf: Day): Text =>
  day.slice(0, 4) === asOf.slice(0, 4) ? shortDayTitle(day) : dayTitle(day);

const WEEKDAYS = [
  say('周一', 'Mon'),
  say('周二', 'Tue'),
  say('周三', 'Wed'),
  say('周四', 'Thu'),
  say('周五', 'Fri'),
  say('周六', 'Sat'),
  say('周日', 'Sun'),
] as const;

/** 11月23日 周一 */
export function dayAndWeekday(day: Day, asOf: Day): Text {
  const name = WEEKDAYS[weekday(day) - 1] ?? WEEKDAYS[0];
  const title = shortDay(day, asOf);
  return say(`${title['zh-CN']} ${name['zh-CN']}`, `${name.en} ${title.en}`);
}
