import { previousPeriod } from '../../rules/periods/periods.ts';
import { type Handed, handed, type RecordRow } from './answers.ts';
import { correctionsOf, type HistoryRow } from './corrections.ts';
import { type CaseRow, isMajor, majorsOf } from './majors.ts';
import { marketTally } from './market.ts';
import {
  type Marked,
  marksIn,
  OPINION_FORMS,
  type OpinionsBefore,
  opinionsTally,
  quoteOf,
} from './opinions.ts';
import { figuresOf, type PaperRow } from './returns.ts';
import { comparedSales, salesTally } from './sales.ts';
import type { Tally } from './tally.ts';
import type { FormCount, SummaryData, SummaryInput } from './types.ts';
import { type Words, wordsFrom } from './words.ts';

/** What the database says for a summary. Records and marks are read one by one and passed over once. */
export type SummaryRows = {
  /** All but the opinions of shoppers. */
  records(): Iterable<RecordRow>;
  marks(): Iterable<Marked>;
  feedbackBefore(): Iterable<RecordRow>;
  readonly opinionsBefore: readonly OpinionsBefore[];
  readonly cases: readonly CaseRow[];
  /** One record whole: what is quoted, and what a case was opened for. */
  record(id: string): RecordRow | undefined;
  readonly papers: readonly PaperRow[];
  readonly history: readonly HistoryRow[];
};

/** Forms whose fields a summary reads; of all others it gives the count. */
const READ_FORMS = ['sales-feedback', 'customer-opinion', 'client-visit', 'urgent', 'note'];

/** Draws the records of a period together (沟通·二·1): every figure with the ids behind it. */
export function summaryOf(input: SummaryInput, rows: SummaryRows): SummaryData {
  const { period, asOf, names, zone } = input;
  const words = wordsFrom(input.forms, input.language);
  const previous = previousPeriod(period);
  const read = (id: string) => {
    const row = rows.record(id);
    return row && handed(row);
  };
  const quote = (id: string) => {
    const record = read(id);
    return record ? quoteOf(record, names) : null;
  };
  const sales = salesTally(names);
  // Before the company had rules nothing was owed; zeros of that time would read as if something was compared.
  const compared = input.before.length > 0 || rows.opinionsBefore.length > 0;
  const opinions = opinionsTally(words, compared ? rows.opinionsBefore : null, quote);
  const market = marketTally(names, words);
  const counts = countTally(words);
  const important = new Set(rows.cases.map(({ record }) => record));
  for (const row of rows.records()) {
    const record = handed(row);
    for (const tally of [sales, market, counts]) tally.take(record);
    if (OPINION_FORMS.includes(record.form)) opinions.take({ ...record, ...marksIn(record.answers) });
    if (isMajor(record)) important.add(record.id);
  }
  for (const opinion of rows.marks()) {
    counts.take(opinion);
    opinions.take(opinion);
    if (opinion.major) important.add(opinion.id);
  }
  const salesBefore = salesTally(names);
  for (const row of rows.feedbackBefore()) salesBefore.take(handed(row));
  const sold = comparedSales(sales.result(), salesBefore.result(), names);
  const { competitors, ...rest } = market.result();
  const opinionForms = opinions.result();
  const byForm = counts.result();
  const before = input.before.map((round) => ({ ...round, period: previous.name }));
  const correctionList = correctionsOf(rows.history, before, asOf, zone, words);
  const told = [...important].flatMap((id) => read(id) ?? []);
  return {
    period: period.name,
    rhythm: period.rhythm,
    previousPeriod: previous.name,
    from: period.first,
    to: period.last,
    asOf,
    ended: asOf > period.last,
    clock: input.clockSet ? 'set' : null,
    addressees: names.holders('deputy-gm'),
    addresseeTitle: names.role('deputy-gm'),
    author: input.author,
    rounds: input.rounds.map((round) => figuresOf(round, asOf, names, words, rows.papers)),
    records: byForm.flatMap(({ records }) => records),
    recordsByForm: byForm,
    cases: rows.cases.map(({ id }) => id),
    majors: majorsOf(told, rows.cases, zone, names, words),
    sales: sold.lines,
    salesByProduct: sold.byProduct,
    salesByUnit: sold.byUnit,
    salesTotal: sold.total,
    salesMismatches: sold.mismatches,
    salesRepeats: sold.repeats,
    nilRecords: sold.nil,
    market: rest,
    competitors,
    opinions: opinionForms.flatMap(({ categories }) => categories),
    opinionForms,
    otherForms: byForm.filter(({ form }) => !READ_FORMS.includes(form)),
    corrections: correctionList.map(({ record }) => record),
    correctionList,
    analysis: null,
    proposals: null,
    number: null,
  };
}

/** The records of each form, the forms that the program reads first. */
function countTally(words: Words): Tally<FormCount[], Pick<Handed, 'id' | 'form' | 'formVersion'>> {
  const forms = new Map<string, { title: string; records: string[] }>();
  const place = (form: string) => (READ_FORMS.includes(form) ? READ_FORMS.indexOf(form) : READ_FORMS.length);
  return {
    take({ form, formVersion, id }) {
      const known = forms.get(form);
      if (known) known.records.push(id);
      else forms.set(form, { title: words.form(form, formVersion), records: [id] });
    },
    result: () =>
      [...forms]
        .map(([form, { title, records }]) => ({ form, title, count: records.length, records }))
        .toSorted((a, b) => place(a.form) - place(b.form) || (a.form < b.form ? -1 : 1)),
  };
}
