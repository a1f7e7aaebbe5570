import type { Journal } from '../../journal/journal.ts';
import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { answerable, daysLate, statusOf } from '../../rules/duties/duties.ts';
import { countOfDays, dutyTitle, shortDay, type FormTitle } from '../../rules/duties/titles.ts';
import type { Duty } from '../../rules/duties/types.ts';
import { shortTitlesOfForms } from '../../work/adoption/form-source.ts';
import { caseOfRecord, type CaseRow } from '../../work/cases/queries.ts';
import { dutiesOfRecord, escalationId } from '../../work/duties/fulfilled.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { dutyData } from '../../work/duties/view.ts';
import type { Setting } from '../../work/records/prepare.ts';
import { recordById } from '../../work/records/queries.ts';
import { dueShown, inDays } from '../duties/rows.ts';
import type { Answer, Context } from '../types.ts';

/** What was done to which record; `already`: it had been stored before. */
export type Receipt = { readonly id: string; readonly act: 'recorded' | 'already' | 'amended' };

/** What is said once a record is stored: its id, what it fulfils and how, the case it opened, what is owed next. */
export function receiptOf(
  { language }: Context,
  journal: Journal,
  { world, today }: Pick<Setting, 'world' | 'today'>,
  { id, act }: Receipt,
): Answer {
  const row = recordById(journal.db, id)!;
  const openCase = openCaseOf(journal, id);
  const standing = standingAsOf(journal, today);
  const asked = row.state === 'current' ? dutiesOfRecord(row, world, standing.facts) : [];
  const fulfilled = asked.filter(({ done }) => done?.by === id);
  const escalation = openCase && standing.duty(escalationId(openCase));
  const titles = shortTitlesOfForms(journal.db);
  const next = standing
    .open()
    .find((duty) => isReturn(duty) && answerable(world, duty, today).includes(row.submitter));
  const lines = [
    ...fulfilled.map((duty) => howFulfilled(duty, dutyTitle(duty, titles), today)),
    ...asked
      .filter((duty) => !fulfilled.includes(duty))
      .map((duty) => whyNot(duty, dutyTitle(duty, titles), today)),
    ...(openCase ? [caseLine(openCase, escalation, today)] : []),
    ...(next ? [nextDue(next, titles, today)] : []),
  ];
  standing.close();
  return {
    data: {
      id,
      form: row.form,
      period: row.period,
      submitter: row.submitter,
      unit: row.unit,
      recordedAt: row.recordedAt,
      duties: [...fulfilled, ...(escalation?.done?.by === id ? [escalation] : [])].map((duty) =>
        dutyData(duty, world, today, language),
      ),
      case: openCase?.id ?? null,
    },
    show: () => [
      {
        kind: 'lines',
        lines: [
          { text: HEADS[act](id)[language], tone: 'good' },
          ...lines.map((line) => ({ text: `  ${line[language]}` })),
        ],
      },
    ],
  };
}

function openCaseOf({ db }: Journal, record: string): CaseRow | undefined {
  const opened = caseOfRecord(db, record);
  return opened?.state === 'open' ? opened : undefined;
}

const isReturn = ({ kind }: Duty): boolean => kind === 'submit' || kind === 'visit';

const HEADS: Record<Receipt['act'], (id: string) => Text> = {
  recorded: (id) => say(`已登记 ${id}`, `Recorded as ${id}`),
  already: (id) =>
    say(`此前已登记为 ${id}，没有重复登记`, `Already recorded as ${id}; nothing was stored twice`),
  amended: (id) =>
    say(
      `已更正 ${id}，原内容保留，可用 infoctl show ${id} 查看`,
      `Amended ${id}; what it said before is kept and shown by infoctl show ${id}`,
    ),
};

/** Why a record that a duty asks for does not fulfil it: another one counts, or its answers do not (`counts-if`). */
function whyNot(duty: Duty, title: Text, today: Day): Text {
  if (duty.done) {
    return say(
      `${title['zh-CN']}：已由 ${duty.done.by} 完成，本份作为补充保留`,
      `${title.en}: ${duty.done.by} covers it already; this one is kept as an additional one`,
    );
  }
  return say(
    `${title['zh-CN']}：这样的结果记为一次尝试，不算完成，仍须在 ${dueShown(duty, today, 'zh-CN')} 截止前完成`,
    `${title.en}: kept as an attempt, which does not fulfil it; it is still due by ${dueShown(duty, today, 'en')}`,
  );
}

function nextDue(duty: Duty, titles: FormTitle, today: Day): Text {
  const [title, late] = [dutyTitle(duty, titles), daysLate(duty, today)];
  if (late > 0) {
    return say(
      `还欠：${title['zh-CN']}，已逾期 ${late} 天`,
      `Still owed: ${title.en}, ${countOfDays(late)} overdue`,
    );
  }
  return say(
    `接下来应交：${title['zh-CN']}，截止 ${dueShown(duty, today, 'zh-CN')}`,
    `Due next: ${title.en}, by ${dueShown(duty, today, 'en')}`,
  );
}

function howFulfilled(duty: Duty, title: Text, today: Day): Text {
  const [zh, en] = [dueShown(duty, today, 'zh-CN'), dueShown(duty, today, 'en')];
  const status = statusOf(duty, today);
  if (status === 'waived') {
    return say(
      `${title['zh-CN']}：原已豁免，仍登记在案`,
      `${title.en}: it had been waived; recorded all the same`,
    );
  }
  if (status !== 'late')
    return say(`${title['zh-CN']}：按时（截止 ${zh}）`, `${title.en}: on time (due ${en})`);
  const late = daysLate(duty, today);
  return say(
    `${title['zh-CN']}：迟交 ${inDays(late, 'zh-CN')}（截止 ${zh}）`,
    `${title.en}: ${inDays(late, 'en')} late (due ${en})`,
  );
}

/** The case that a record opened, and by when the deputy general manager is to be told of it (沟通·一·2). */
function caseLine(openCase: CaseRow, duty: Duty | undefined, today: Day): Text {
  const opened = say(`已立案 ${openCase.id}`, `Case ${openCase.id} is open`);
  if (!duty) return opened;
  const after = (zh: string, en: string): Text => say(`${opened['zh-CN']}：${zh}`, `${opened.en}: ${en}`);
  const due = duty.due === null ? null : shortDay(duty.due, today);
  if (duty.done) {
    const told = shortDay(duty.done.on, today);
    return after(`${told['zh-CN']}已报告主管副总经理`, `the deputy general manager was told on ${told.en}`);
  }
  if (due === null) return after('须报告主管副总经理', 'the deputy general manager is to be told');
  const late = daysLate(duty, today);
  return late > 0
    ? after(
        `须报告主管副总经理，截止 ${due['zh-CN']}，已逾期 ${late} 天`,
        `the deputy general manager was to be told by ${due.en}, ${countOfDays(late)} ago`,
      )
    : after(
        `须报告主管副总经理，截止 ${due['zh-CN']}`,
        `the deputy general manager is to be told by ${due.en}`,
      );
}
