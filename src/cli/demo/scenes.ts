import { say, type Text } from '../../kernel/language.ts';
import { DEMO_DAY as asOf } from '../../work/demo/make-demo.ts';
import explain from '../commands/explain.ts';
import reportHandling from '../commands/report-handling.ts';
import reportOverdue from '../commands/report-overdue.ts';
import summarize from '../commands/summarize.ts';
import type { Answer, Context } from '../types.ts';

/** One thing that is shown: what it is, the command that shows it again, and that command's run. */
export type Scene = {
  readonly title: Text;
  readonly typed: string;
  readonly run: (context: Context) => Answer | Promise<Answer>;
};

const WEEK = '2026-W47';
/** 韩梅, who has not handed in. */
const LATE = `submit:sales-feedback/${WEEK}:r8`;
/** A form on paper that came in on the due date and was keyed in the day after. */
const KEYED_IN = 'SF-HQ-20261124-001';

/** What a newcomer is shown, in this order. */
export const SCENES: readonly Scene[] = [
  {
    title: say(
      '每周汇总：市场部把各人的周报汇总起来，报主管副总经理',
      "The week's summary, drawn together by marketing for the deputy general manager",
    ),
    typed: `summarize --week ${WEEK} --as-of ${asOf}`,
    run: (context) => summarize.run(context, { week: WEEK, asOf }),
  },
  {
    title: say(
      '逾期清单：谁、什么、迟了几天、依据哪一条',
      'What is overdue: who, what, how many days, by which clause',
    ),
    typed: `report overdue --as-of ${asOf}`,
    run: (context) => reportOverdue.run(context, { asOf }),
  },
  {
    title: say(
      '为什么算逾期：原文、解释、逐日推算',
      'Why it is overdue: the words of the rule, the reading, day by day',
    ),
    typed: `explain ${LATE} --as-of ${asOf}`,
    run: (context) => explain.run(context, { id: LATE, asOf }),
  },
  {
    title: say(
      '顾客意见处理报告：本季度到这一天为止',
      'The customer handling report: the quarter up to this day',
    ),
    typed: `report handling customer-opinion --as-of ${asOf}`,
    run: (context) => reportHandling.run(context, { form: 'customer-opinion', asOf }),
  },
];

/** What a newcomer may type next; each works as it stands, whatever day it is. */
export const TO_TRY: readonly { readonly what: Text; readonly typed: string }[] = [
  { what: say('查找提到“封口”的记录', 'Find the records that speak of a seal (封口)'), typed: 'search 封口' },
  {
    what: say(
      '24 日才录入的纸质表，为什么仍算按时',
      'Why a form on paper that was keyed in on the 24th is still on time',
    ),
    typed: `explain ${KEYED_IN} --as-of ${asOf}`,
  },
  {
    what: say('记一条日常情况', 'Record a note'),
    typed: 'submit note --set channel=oral --set text=客户要样品',
  },
];
