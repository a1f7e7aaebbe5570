import { storedFacts } from '../../journal/duty-index/stored-facts.ts';
import type { Journal } from '../../journal/journal.ts';
import type { Day } from '../../kernel/days.ts';
import { say, type Language, type Text } from '../../kernel/language.ts';
import { answerable, daysLate, statusOf } from '../../rules/duties/duties.ts';
import { countOfDays, dutyTitle, type FormTitle } from '../../rules/duties/titles.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { shortTitlesOfForms } from '../../work/adoption/form-source.ts';
import { dutiesFulfilledBy } from '../../work/duties/fulfilled.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { dutyData } from '../../work/duties/view.ts';
import type { RecordRow } from '../../work/records/queries.ts';
import { dueShown, inDays } from '../duties/rows.ts';
import type { Answer } from '../types.ts';

type Stored = { readonly row: RecordRow; readonly caseId: string | null; readonly act: 'recorded' | 'already' | 'amended' };

/** What is said once a record is stored: its id, what it fulfils and how, the case it opened, what is owed next. */
export function receiptOf(journal: Journal, world: World, today: Day, language: Language, { row, caseId, act }: Stored): Answer {
  const fulfilled = dutiesFulfilledBy(row.id, row, world, storedFacts(journal.db, journal.zone, today));
  const titles = shortTitlesOfForms(journal.db);
  const next = standingAsOf(journal, today)
    .open()
    .find((duty) => (duty.kind === 'submit' || duty.kind === 'visit') && answerable(world, duty, today).includes(row.submitter));
  const lines = [
    HEADS[act](row.id)[language],
    ...fulfilled.map((duty) => `  ${howFulfilled(duty, dutyTitle(duty, titles)[language], today, language)}`),
    ...(fulfilled.length === 0 && row.period !== null ? [`  ${say('这一期已有一份计数，本份作为补充保留', 'This period is covered already; it is kept as an additional one')[language]}`] : []),
    ...(caseId === null ? [] : [`  ${say(`已立案 ${caseId}，今天就要报告主管副总经理`, `Case ${caseId} is open; tell the deputy general manager today`)[language]}`]),
    ...(next ? [`  ${nextDue(next, titles, today)[language]}`] : []),
  ];
  return {
    data: {
      id: row.id,
      form: row.form,
      period: row.period,
      submitter: row.submitter,
      unit: row.unit,
      recordedAt: row.recordedAt,
      duties: fulfilled.map((duty) => dutyData(duty, world, today, language)),
      case: caseId,
    },
    show: () => [{ kind: 'lines', lines: lines.map((text, nth) => ({ text, ...(nth === 0 ? { tone: 'good' } : {}) })) }],
  };
}

const HEADS: Record<Stored['act'], (id: string) => Text> = {
  recorded: (id) => say(`已登记 ${id}`, `Recorded as ${id}`),
  already: (id) => say(`此前已登记为 ${id}，没有重复登记`, `Already recorded as ${id}; nothing was stored twice`),
  amended: (id) => say(`已更正 ${id}，原内容保留，可用 infoctl show ${id} 查看`, `Amended ${id}; what it said before is kept and shown by infoctl show ${id}`),
};

function nextDue(duty: Duty, titles: FormTitle, today: Day): Text {
  const [title, late] = [dutyTitle(duty, titles), daysLate(duty, today)];
  if (late > 0) return say(`还欠：${title['zh-CN']}，已逾期 ${late} 天`, `Still owed: ${title.en}, ${countOfDays(late)} overdue`);
  return say(`接下来应交：${title['zh-CN']}，截止 ${dueShown(duty, today, 'zh-CN')}`, `Due next: ${title.en}, by ${dueShown(duty, today, 'en')}`);
}

function howFulfilled(duty: Duty, title: string, today: Day, language: Language): string {
  const due = dueShown(duty, today, language);
  if (statusOf(duty, today) === 'late') {
    const late = daysLate(duty, today);
    return say(`${title}：迟交 ${inDays(late, 'zh-CN')}（截止 ${due}）`, `${title}: ${inDays(late, 'en')} late (due ${due})`)[language];
  }
  if (statusOf(duty, today) === 'waived') return say(`${title}：原已豁免，仍登记在案`, `${title}: it had been waived; recorded all the same`)[language];
  return say(`${title}：按时（截止 ${due}）`, `${title}: on time (due ${due})`)[language];
}
