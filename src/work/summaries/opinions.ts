import { countIn, groupIn, type Handed, quotedIn, textIn } from './answers.ts';
import type { Named, Names } from './names.ts';
import type { Tally } from './tally.ts';
import type { Words } from './words.ts';

/** The forms that gather opinions: of shoppers, and of the business clients visited. */
export const OPINION_FORMS: readonly string[] = ['customer-opinion', 'client-visit'];

/** The mean of the marks given to one aspect, one decimal place; null where nobody was asked then. */
export type Mark = {
  readonly aspect: string;
  readonly label: string;
  readonly mean: string;
  readonly count: number;
  readonly previous: string | null;
};

/** The opinions of one form and category. */
export type Category = {
  readonly form: string;
  readonly category: string;
  readonly label: string;
  readonly count: number;
  readonly previous: number;
  readonly records: readonly string[];
};

/** What somebody said, with who asked where, and its record. */
export type Quote = {
  readonly text: string;
  readonly about: Named | null;
  readonly category: string | null;
  readonly record: string;
};

/** What one form brought in. `dissatisfied`: marked 1 or 2 overall, with what a few of them said, the worst first. */
export type Opinions = {
  readonly form: string;
  readonly title: string;
  readonly count: number;
  readonly previous: number;
  readonly records: readonly string[];
  readonly overall: Mark | null;
  readonly categories: readonly Category[];
  readonly dissatisfied: { readonly records: readonly string[]; readonly quotes: readonly Quote[] };
};

/** How many of the period before named this category and gave this mark overall; null where they did not. */
export type OpinionsBefore = {
  readonly form: string;
  readonly category: string | null;
  readonly overall: number | null;
  readonly records: number;
};

type Sums = {
  version: number;
  readonly records: string[];
  readonly categories: Map<string, string[]>;
  readonly marks: Map<string, { sum: number; count: number }>;
  readonly dissatisfied: string[];
  /** A few of those who marked 1, and of those who marked 2. */
  readonly worst: readonly [Handed[], Handed[]];
};

/** How many are quoted. */
const QUOTED = 5;

/** A mean with one place, halves up. */
export const mean = (sum: number, count: number): string => (Math.round((sum * 10) / count) / 10).toFixed(1);

/** Counts the opinions of each form by category and adds up their marks. */
export function opinionsTally(
  names: Names,
  words: Words,
  before: readonly OpinionsBefore[],
): Tally<Opinions[]> {
  const forms = new Map<string, Sums>();
  return {
    take(record) {
      if (!OPINION_FORMS.includes(record.form)) return;
      let sums = forms.get(record.form);
      if (!sums) {
        sums = {
          version: 0,
          records: [],
          categories: new Map(),
          marks: new Map(),
          dissatisfied: [],
          worst: [[], []],
        };
        forms.set(record.form, sums);
      }
      addOpinion(sums, record);
    },
    result: () =>
      OPINION_FORMS.flatMap((form) => {
        const earlier = before.filter((each) => each.form === form);
        const sums = forms.get(form);
        return sums || earlier.length > 0 ? [opinionsOf(form, sums, earlier, names, words)] : [];
      }),
  };
}

function addOpinion(sums: Sums, record: Handed): void {
  const { answers } = record;
  sums.version = Math.max(sums.version, record.formVersion);
  sums.records.push(record.id);
  const category = textIn(answers, 'category');
  if (category !== null) {
    const records = sums.categories.get(category);
    if (records) records.push(record.id);
    else sums.categories.set(category, [record.id]);
  }
  const overall = countIn(groupIn(answers, 'ratings'), 'overall');
  if (overall === null) return;
  const mark = sums.marks.get('overall') ?? { sum: 0, count: 0 };
  sums.marks.set('overall', { sum: mark.sum + overall, count: mark.count + 1 });
  if (overall > 2) return;
  sums.dissatisfied.push(record.id);
  // A major problem is told by itself, with its case.
  const worst = sums.worst[overall < 2 ? 0 : 1];
  if (worst.length < QUOTED && answers['isMajor'] !== true && hasSaid(record)) worst.push(record);
}

const hasSaid = ({ answers }: Handed): boolean =>
  textIn(answers, 'opinion') !== null || textIn(answers, 'suggestion') !== null;

/** What the person asked said in a record: the opinion, else the suggestion; null where neither. */
export function quoteOf(record: Handed, names: Names): Quote | null {
  const text = quotedIn(record.answers, 'opinion') ?? quotedIn(record.answers, 'suggestion');
  if (text === null) return null;
  return {
    text,
    about: aboutOf(record, names),
    category: textIn(record.answers, 'category'),
    record: record.id,
  };
}

/** The store or client that a record speaks of. */
export const aboutOf = (record: Handed, names: Names): Named | null =>
  record.client !== null
    ? names.client(record.client)
    : record.store !== null
      ? names.unit(record.store)
      : null;

function opinionsOf(
  form: string,
  sums: Sums | undefined,
  before: readonly OpinionsBefore[],
  names: Names,
  words: Words,
): Opinions {
  const version = sums?.version ?? 1;
  const count = (counted: readonly OpinionsBefore[]) => counted.reduce((sum, each) => sum + each.records, 0);
  const marked = before.filter((each) => each.overall !== null);
  const marks = marked.reduce((sum, each) => sum + (each.overall ?? 0) * each.records, 0);
  const codes = new Set([
    ...(sums?.categories.keys() ?? []),
    ...before.flatMap(({ category }) => category ?? []),
  ]);
  const overall = sums?.marks.get('overall');
  return {
    form,
    title: words.form(form, version),
    count: sums?.records.length ?? 0,
    previous: count(before),
    records: sums?.records ?? [],
    overall: overall
      ? {
          aspect: 'overall',
          label: words.field(form, version, 'ratings.overall'),
          mean: mean(overall.sum, overall.count),
          count: overall.count,
          previous: marked.length > 0 ? mean(marks, count(marked)) : null,
        }
      : null,
    categories: [...codes]
      .map((category) => {
        const records = sums?.categories.get(category) ?? [];
        const label = words.choice(form, version, 'category', category);
        return {
          form,
          category,
          label,
          count: records.length,
          previous: count(before.filter((each) => each.category === category)),
          records,
        };
      })
      .toSorted((a, b) => b.count - a.count || b.previous - a.previous || (a.category < b.category ? -1 : 1)),
    dissatisfied: {
      records: sums?.dissatisfied ?? [],
      quotes: (sums?.worst.flat() ?? []).slice(0, QUOTED).flatMap((record) => quoteOf(record, names) ?? []),
    },
  };
}
