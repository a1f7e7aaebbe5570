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
  /** Null where the period before gives nothing to compare with. */
  readonly previous: number | null;
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
  /** Null where the period before gives nothing to compare with. */
  readonly previous: number | null;
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

/** What is counted of an opinion; its text is read only where it is quoted. */
export type Marked = {
  readonly id: string;
  readonly form: string;
  readonly formVersion: number;
  readonly category: string | null;
  readonly overall: number | null;
  readonly major: boolean;
};

/** The counted part of some answers. */
export const marksIn = (answers: Handed['answers']): Pick<Marked, 'category' | 'overall' | 'major'> => ({
  category: textIn(answers, 'category'),
  overall: countIn(groupIn(answers, 'ratings'), 'overall'),
  major: answers['isMajor'] === true,
});

type Sums = {
  version: number;
  readonly records: string[];
  readonly categories: Map<string, string[]>;
  sum: number;
  marked: number;
  readonly dissatisfied: string[];
  /** Some of those who marked 1, and of those who marked 2. */
  readonly worst: readonly [string[], string[]];
};

/** How many are quoted, and of how many it is looked whether they said anything. */
const QUOTED = 5;
const LOOKED_AT = 20;

/** A mean with one place, halves up. */
export const mean = (sum: number, count: number): string => (Math.round((sum * 10) / count) / 10).toFixed(1);

/**
 * Counts the opinions of each form by category and adds up their marks; `quote` gives the words of a record. `before`:
 * those of the period before, null where it gives nothing to compare with.
 */
export function opinionsTally(
  words: Words,
  before: readonly OpinionsBefore[] | null,
  quote: (record: string) => Quote | null,
): Tally<Opinions[], Marked> {
  const forms = new Map<string, Sums>();
  return {
    take(opinion) {
      let sums = forms.get(opinion.form);
      if (!sums) forms.set(opinion.form, (sums = noOpinions()));
      addOpinion(sums, opinion);
    },
    result: () =>
      OPINION_FORMS.flatMap((form) => {
        const earlier = before && before.filter((each) => each.form === form);
        const sums = forms.get(form);
        return sums || (earlier && earlier.length > 0)
          ? [opinionsOf(form, sums ?? noOpinions(), earlier, quote, words)]
          : [];
      }),
  };
}

const noOpinions = (): Sums => ({
  version: 1,
  records: [],
  categories: new Map(),
  sum: 0,
  marked: 0,
  dissatisfied: [],
  worst: [[], []],
});

function addOpinion(sums: Sums, { id, formVersion, category, overall, major }: Marked): void {
  sums.version = Math.max(sums.version, formVersion);
  sums.records.push(id);
  if (category !== null) {
    const records = sums.categories.get(category);
    if (records) records.push(id);
    else sums.categories.set(category, [id]);
  }
  if (overall === null) return;
  sums.sum += overall;
  sums.marked += 1;
  if (overall > 2) return;
  sums.dissatisfied.push(id);
  // A major problem is told by itself, with its case.
  const worst = sums.worst[overall < 2 ? 0 : 1];
  if (!major && worst.length < LOOKED_AT) worst.push(id);
}

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
  sums: Sums,
  earlier: readonly OpinionsBefore[] | null,
  quote: (record: string) => Quote | null,
  words: Words,
): Opinions {
  const before = earlier ?? [];
  const { version, categories } = sums;
  const count = (counted: readonly OpinionsBefore[]) => counted.reduce((sum, each) => sum + each.records, 0);
  const markedBefore = before.filter((each) => each.overall !== null);
  const sumBefore = markedBefore.reduce((sum, each) => sum + (each.overall ?? 0) * each.records, 0);
  const codes = new Set([...categories.keys(), ...before.flatMap(({ category }) => category ?? [])]);
  return {
    form,
    title: words.form(form, version),
    count: sums.records.length,
    previous: earlier && count(before),
    records: sums.records,
    overall:
      sums.marked === 0
        ? null
        : {
            aspect: 'overall',
            label: words.field(form, version, 'ratings.overall'),
            mean: mean(sums.sum, sums.marked),
            count: sums.marked,
            previous: markedBefore.length > 0 ? mean(sumBefore, count(markedBefore)) : null,
          },
    categories: [...codes]
      .map((category) => {
        const records = categories.get(category) ?? [];
        const label = words.choice(form, version, 'category', category);
        const previous = earlier && count(earlier.filter((each) => each.category === category));
        return { form, category, label, count: records.length, previous, records };
      })
      .toSorted(
        (a, b) =>
          b.count - a.count || (b.previous ?? 0) - (a.previous ?? 0) || (a.category < b.category ? -1 : 1),
      ),
    dissatisfied: { records: sums.dissatisfied, quotes: quotesOf(sums.worst.flat(), quote) },
  };
}

function quotesOf(records: readonly string[], quote: (record: string) => Quote | null): Quote[] {
  const quotes: Quote[] = [];
  for (const record of records) {
    const said = quote(record);
    if (said) quotes.push(said);
    if (quotes.length === QUOTED) break;
  }
  return quotes;
}
