import { codesIn, countIn, groupIn, type Handed, quotedIn, textIn } from '../summaries/answers.ts';
import type { Names } from '../summaries/names.ts';
import { aboutOf, type Quote, quoteOf } from '../summaries/opinions.ts';
import { byId, type Tally } from '../summaries/tally.ts';
import type { Words } from '../summaries/words.ts';
import { countMarks, isDissatisfied, type MarkCounts } from './marks.ts';
import type { Detail, Share } from './types.ts';

/** What the records of one quarter come to, before it is set beside the quarter before. */
export type Quarter = {
  version: number;
  readonly records: string[];
  readonly marks: MarkCounts;
  readonly ways: Map<string, string[]>;
  readonly results: Map<string, string[]>;
  readonly categories: Map<string, string[]>;
  /** Dissatisfied opinions by category; without a category under null. `worst`: those marked worst, not all. */
  readonly dissatisfied: Map<string | null, { readonly records: string[]; worst: Handed[] }>;
  readonly replies: Set<string>;
  readonly suggestions: { readonly records: string[]; readonly quotes: Quote[] };
  readonly openIssues: { readonly records: string[]; readonly quotes: Quote[] };
};

/** How many dissatisfied opinions are told in detail, how many suggestions and open issues are quoted. */
export const DETAILED = 300;
const QUOTED = 20;

/** Passes over the opinions of one quarter. */
export function quarterTally(names: Names): Tally<Quarter> {
  const quarter: Quarter = {
    version: 1,
    records: [],
    marks: new Map(),
    ways: new Map(),
    results: new Map(),
    categories: new Map(),
    dissatisfied: new Map(),
    replies: new Set(),
    suggestions: { records: [], quotes: [] },
    openIssues: { records: [], quotes: [] },
  };
  return {
    result: () => quarter,
    take(record) {
      const { answers, id } = record;
      quarter.version = Math.max(quarter.version, record.formVersion);
      quarter.records.push(id);
      countMarks(quarter.marks, record);
      for (const way of [...codesIn(answers, 'mode'), ...codesIn(answers, 'visitMode')])
        put(quarter.ways, way, id);
      for (const result of codesIn(answers, 'result')) put(quarter.results, result, id);
      const category = textIn(answers, 'category');
      if (category !== null) put(quarter.categories, category, id);
      if (isDissatisfied(record)) addDissatisfied(quarter, category, record);
      if (answers['wantsReply'] === true) quarter.replies.add(id);
      quote(quarter.suggestions, record, 'suggestion', names);
      quote(quarter.openIssues, record, 'openIssues', names);
    },
  };
}

function addDissatisfied({ dissatisfied }: Quarter, category: string | null, record: Handed): void {
  let of = dissatisfied.get(category);
  if (!of) dissatisfied.set(category, (of = { records: [], worst: [] }));
  of.records.push(record.id);
  of.worst.push(record);
  if (of.worst.length > 2 * DETAILED) of.worst = worstFirst(of.worst).slice(0, DETAILED);
}

const overallOf = ({ answers }: Handed): number | null => countIn(groupIn(answers, 'ratings'), 'overall');

/** Those marked worst overall first, then by their ids. */
export const worstFirst = (records: readonly Handed[]): Handed[] =>
  records.toSorted((a, b) => (overallOf(a) ?? 6) - (overallOf(b) ?? 6) || byId(a.id, b.id));

/** What a record said, for the annex. */
export const detailOf = (record: Handed, names: Names): Detail => ({
  ...(quoteOf(record, names) ?? quoteBy(record, '', names)),
  overall: overallOf(record),
  day: record.recordedOn,
});

const quoteBy = (record: Handed, text: string, names: Names): Quote => ({
  text,
  about: aboutOf(record, names),
  category: textIn(record.answers, 'category'),
  record: record.id,
});

function quote(into: Quarter['suggestions'], record: Handed, field: string, names: Names): void {
  if (textIn(record.answers, field) === null) return;
  into.records.push(record.id);
  if (into.quotes.length < QUOTED)
    into.quotes.push(quoteBy(record, quotedIn(record.answers, field) ?? '', names));
}

function put<Key, Value>(groups: Map<Key, Value[]>, key: Key, value: Value): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** The records that gave each answer to a choice, most first. */
export const sharesOf = (
  groups: ReadonlyMap<string, readonly string[]>,
  form: string,
  version: number,
  field: string,
  words: Words,
): Share[] =>
  [...groups]
    .map(([code, records]) => ({
      code,
      label: words.choice(form, version, field, code),
      count: records.length,
      records,
    }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1));
