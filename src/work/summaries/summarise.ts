import type { Db } from '../../journal/db.ts';
import { previousPeriod } from '../../rules/periods/periods.ts';
import type { Period } from '../../rules/periods/types.ts';
import { OPINION_FORMS } from './opinions.ts';
import {
  casesOf,
  changedSince,
  feedbackOf,
  marksOf,
  opinionsCounted,
  papersOf,
  recordOf,
  recordsOf,
  type Span,
} from './queries.ts';
import type { SummaryData, SummaryInput } from './types.ts';
import { summaryOf } from './view.ts';

/**
 * The summary of a period from the tables as they are now. To a week belong its own rounds and every urgent matter,
 * note, opinion and visit recorded in its days; a form whose own round it is counts by that round.
 */
export function summarise(db: Db, input: SummaryInput): SummaryData {
  const before = previousPeriod(input.period);
  const closed = input.before.map((round) => round.closed).toSorted()[0];
  return summaryOf(input, {
    cases: casesOf(db, spanOf(input.period, input)),
    opinionsBefore: opinionsCounted(db, spanOf(before, input)),
    history: closed === undefined ? [] : changedSince(db, before, closed),
    records: () => recordsOf(db, spanOf(input.period, input)),
    marks: () => marksOf(db, spanOf(input.period, input)),
    feedbackBefore: () => feedbackOf(db, before.name),
    papers: papersOf(db, input.period.name),
    record: (id) => recordOf(db, id),
  });
}

function spanOf({ name, first, last }: Period, { rounds }: SummaryInput): Span {
  const own = new Set(rounds.map(({ form }) => form.name));
  return { name, first, last, daily: ['urgent', 'note', ...OPINION_FORMS.filter((form) => !own.has(form))] };
}
