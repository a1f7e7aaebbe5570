import { percentOf } from '../../kernel/money.ts';
import { previousPeriod } from '../../rules/periods/periods.ts';
import { type Handed, handed, type RecordRow } from '../summaries/answers.ts';
import { type CaseRow, isMajor, majorsOf } from '../summaries/majors.ts';
import type { Names } from '../summaries/names.ts';
import { quoteOf } from '../summaries/opinions.ts';
import { figuresOf, type PaperRow } from '../summaries/returns.ts';
import { byId } from '../summaries/tally.ts';
import { type Words, wordsFrom } from '../summaries/words.ts';
import { marksBeside } from './marks.ts';
import { DETAILED, detailOf, type Quarter, quarterTally, sharesOf, worstFirst } from './opinions.ts';
import type { CategoryShare, HandlingData, HandlingInput, ProblemOf } from './types.ts';

/** What the database says for a handling report: the records of this quarter and of the one before, the cases. */
export type HandlingRows = {
  records(): Iterable<RecordRow>;
  before(): Iterable<RecordRow>;
  readonly cases: readonly CaseRow[];
  readonly papers: readonly PaperRow[];
};

/** Draws up 《顾客意见处理报告》 or 《客户意见处理报告》 as far as the records say it (沟通·二·2, 二·4). */
export function handlingOf(input: HandlingInput, rows: HandlingRows): HandlingData {
  const { form, period, asOf, names } = input;
  const words = wordsFrom(input.forms, input.language);
  const important: Handed[] = [];
  const ofCase = new Set(rows.cases.map(({ record }) => record));
  const tally = quarterTally(names);
  for (const row of rows.records()) {
    const record = handed(row);
    tally.take(record);
    if (isMajor(record) || ofCase.has(record.id)) important.push(record);
  }
  const earlier = quarterTally(names);
  for (const row of rows.before()) earlier.take(handed(row));
  const [now, before] = [tally.result(), earlier.result()];
  const shares = (groups: Map<string, string[]>, field: string) =>
    sharesOf(groups, form, now.version, field, words);
  const compared = input.owedBefore || before.records.length > 0;
  const categories = categoriesOf(now, compared ? before : null, form, words);
  const round = input.round && figuresOf(input.round, asOf, names, words, rows.papers);
  return {
    form,
    formTitle: words.form(form, now.version),
    party: form === 'customer-opinion' ? 'customer' : 'client',
    period: period.name,
    previousPeriod: previousPeriod(period).name,
    from: period.first,
    to: period.last,
    asOf,
    ended: asOf > period.last,
    clock: input.clockSet ? 'set' : null,
    addressees: names.holders('deputy-gm'),
    addresseeTitle: names.role('deputy-gm'),
    author: input.author,
    round,
    returnRate:
      round && round.expected > 0
        ? (percentOf(String(round.received), String(round.expected)) ?? null)
        : null,
    count: now.records.length,
    previousCount: compared ? before.records.length : null,
    records: now.records,
    ways: shares(now.ways, form === 'customer-opinion' ? 'mode' : 'visitMode'),
    results: shares(now.results, 'result'),
    categories,
    marks: marksBeside(now.marks, before.marks, form, now.version, words),
    problems: problemsOf(now, categories, names),
    unsorted: now.dissatisfied.get(null)?.records ?? [],
    suggestions: now.suggestions,
    openIssues: now.openIssues,
    cases: rows.cases.map(({ id }) => id),
    majors: majorsOf(important, rows.cases, input.zone, names, words),
    dissatisfied: [...now.dissatisfied.values()].flatMap(({ records }) => records).toSorted(byId),
    details: worstFirst([...now.dissatisfied.values()].flatMap(({ worst }) => worst))
      .slice(0, DETAILED)
      .map((record) => detailOf(record, names)),
    owes: {
      name: names.role(input.handle?.role ?? 'marketing'),
      due: input.handle?.due ?? null,
      provisional: input.handle?.provisional ?? false,
    },
    opinion: null,
    number: null,
  };
}

function categoriesOf(now: Quarter, before: Quarter | null, form: string, words: Words): CategoryShare[] {
  const codes = [...new Set([...now.categories.keys(), ...(before?.categories.keys() ?? [])])];
  return codes
    .map((code) => {
      const records = now.categories.get(code) ?? [];
      return {
        code,
        label: words.choice(form, now.version, 'category', code),
        count: records.length,
        previous: before && (before.categories.get(code)?.length ?? 0),
        records,
        dissatisfied: now.dissatisfied.get(code)?.records ?? [],
      };
    })
    .toSorted(
      (a, b) => b.count - a.count || (b.previous ?? 0) - (a.previous ?? 0) || (a.code < b.code ? -1 : 1),
    );
}

/** How many opinions are quoted under a problem. */
const QUOTED = 3;

function problemsOf(now: Quarter, categories: readonly CategoryShare[], names: Names): ProblemOf[] {
  return categories
    .filter(({ dissatisfied }) => dissatisfied.length > 0)
    .map((category) => ({
      ...category,
      quotes: worstFirst(now.dissatisfied.get(category.code)?.worst ?? [])
        .flatMap((record) => quoteOf(record, names) ?? [])
        .slice(0, QUOTED),
      replies: category.records.filter((record) => now.replies.has(record)),
    }))
    .toSorted((a, b) => b.dissatisfied.length - a.dissatisfied.length || b.count - a.count);
}
