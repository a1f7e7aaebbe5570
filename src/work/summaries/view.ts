import { previousPeriod } from '../../rules/periods/periods.ts';
import { type Handed, handed, type RecordRow } from './answers.ts';
import { correctionsOf, type HistoryRow } from './corrections.ts';
import { type CaseRow, isMajor, majorsOf } from './majors.ts';
import { marketTally } from './market.ts';
import { type OpinionsBefore, opinionsTally } from './opinions.ts';
import { figuresOf } from './returns.ts';
import { comparedSales, salesTally } from './sales.ts';
import type { Tally } from './tally.ts';
import type { FormCount, SummaryData, SummaryInput } from './types.ts';
import { type Words, wordsFrom } from './words.ts';

/** What the database says for a summary. The records are read one by one and passed over once. */
export type SummaryRows = {
  records(): Iterable<RecordRow>;
  feedbackBefore(): Iterable<RecordRow>;
  readonly opinionsBefore: readonly OpinionsBefore[];
  readonly cases: readonly CaseRow[];
  /** Of cases whose record may lie outside the period. */
  recordOfCase(record: string): RecordRow | undefined;
  readonly history: readonly HistoryRow[];
};

/** Forms whose fields a summary reads; of all others it gives the count. */
const READ_FORMS = ['sales-feedback', 'customer-opinion', 'client-visit', 'urgent', 'note'];

/** Draws the records of a period together (沟通·二·1): every figure with the ids behind it. */
export function summaryOf(input: SummaryInput, rows: SummaryRows): SummaryData {
  const { period, asOf, names, zone } = input;
  const words = wordsFrom(input.forms, input.language);
  const previous = previousPeriod(period);
  const sales = salesTally(names);
  const opinions = opinionsTally(names, words, rows.opinionsBefore);
  const market = marketTally(names, words);
  const counts = countTally(words);
  const important = importantTally(rows.cases);
  pass(rows.records(), [sales, opinions, market, counts, important]);
  const salesBefore = salesTally(names);
  pass(rows.feedbackBefore(), [salesBefore]);
  const sold = comparedSales(sales.result(), salesBefore.result(), names);
  const { competitors, ...rest } = market.result();
  const opinionForms = opinions.result();
  const byForm = counts.result();
  const before = input.before.map((round) => ({ ...round, period: previous.name }));
  const correctionList = correctionsOf(rows.history, before, asOf, zone, words);
  const majors = majorsOf(
    [...important.result(), ...missed(important.result(), rows)],
    rows.cases,
    zone,
    names,
    words,
  );
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
    rounds: input.rounds.map((round) => figuresOf(round, asOf, names, words)),
    records: byForm.flatMap(({ records }) => records),
    recordsByForm: byForm,
    cases: rows.cases.map(({ id }) => id),
    majors,
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

function pass(rows: Iterable<RecordRow>, tallies: readonly Tally<unknown>[]): void {
  for (const row of rows) {
    const record = handed(row);
    for (const tally of tallies) tally.take(record);
  }
}

/** The records of each form, the forms that the program reads first. */
function countTally(words: Words): Tally<FormCount[]> {
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

/** The records of which a case was opened, or that speak of an urgent matter or a major problem. */
function importantTally(cases: readonly CaseRow[]): Tally<Handed[]> {
  const ofCase = new Set(cases.map(({ record }) => record));
  const records: Handed[] = [];
  return {
    take(record) {
      if (isMajor(record) || ofCase.has(record.id)) records.push(record);
    },
    result: () => records,
  };
}

/** The records of cases that the period itself does not hold. */
function missed(seen: readonly Handed[], rows: SummaryRows): Handed[] {
  const known = new Set(seen.map(({ id }) => id));
  return rows.cases
    .filter(({ record }) => !known.has(record))
    .flatMap(({ record }) => rows.recordOfCase(record) ?? [])
    .map(handed);
}
