import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { makeCalendar } from '../calendar/calendar.ts';
import { offsetDay } from '../duties/counting.ts';
import { nextPeriod, periodOf } from '../periods/periods.ts';
import type { Rhythm } from '../periods/types.ts';
import type { ReturnRule, Step, StepKind, Window } from './types.ts';

/** What cannot be kept in one rule though each of its words is right; `at` is the key that is to be changed. */
export function ruleFaults({
  windows,
  then,
}: ReturnRule): { readonly at: readonly (string | number)[]; readonly message: Text }[] {
  return [
    ...Object.entries(windows).flatMap(([rhythm, window]) => {
      const message = windowFault(rhythm as Rhythm, window);
      return message ? [{ at: ['window'], message }] : [];
    }),
    ...then.flatMap((step, index) => {
      const message = stepFault(step, then.slice(0, index));
      return message ? [{ at: ['then', index], message }] : [];
    }),
  ];
}

/** Weekdays alone: what no arrangement of holidays could make right is wrong in the rule. */
const PLAIN_CALENDAR = makeCalendar([]);
const FIRST_TRIED: Day = '2024-01-01';
const LAST_TRIED: Day = '2031-12-31';

function windowFault(rhythm: Rhythm, window: Window): Text | undefined {
  for (let period = periodOf(rhythm, FIRST_TRIED); period.first <= LAST_TRIED; period = nextPeriod(period)) {
    const opens = offsetDay(PLAIN_CALENDAR, period, window.opens).day;
    const due = offsetDay(PLAIN_CALENDAR, period, window.due).day;
    if (opens > due) {
      return say(
        `开始（opens）不能晚于截止（due）：${period.name} 会在 ${opens} 开始、${due} 截止；请改早 opens 或改晚 due。`,
        `opens is later than due: ${period.name} would open on ${opens} and be due on ${due}; move one of them.`,
      );
    }
    if (due < period.first) {
      return say(
        `截止（due）不能早于本期第一天：${period.name} 从 ${period.first} 起才能交，却在 ${due} 截止；请改晚 due。`,
        `due is before the period begins: ${period.name} can be handed in from ${period.first} but would be due on ${due}; move due.`,
      );
    }
  }
  return undefined;
}

/** A decision is taken on what was reported up, and what is relayed is a decision. */
const NEEDED_BEFORE: Readonly<Partial<Record<StepKind, StepKind>>> = { decide: 'analyse', relay: 'decide' };

function stepFault(step: Step, before: readonly Step[]): Text | undefined {
  if (before.some((earlier) => earlier.do === step.do)) {
    return say(`${step.do} 这一步写了两遍，请只留一个。`, `the step ${step.do} stands here twice; keep one.`);
  }
  const needed = NEEDED_BEFORE[step.do];
  if (!needed || before.some((earlier) => earlier.do === needed)) return undefined;
  return say(
    `${step.do} 之前必须先有 ${needed}，请把 ${needed} 写在它前面。`,
    `${needed} must come before ${step.do}; write it earlier in the list.`,
  );
}
