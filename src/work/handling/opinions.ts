import { codesIn, countIn, groupIn, type Handed, quotedIn, textIn } from '../summaries/answers.ts';
import type { Names } from '../summaries/names.ts';
import { aboutOf, type Quote, quoteOf } from '../summaries/opinions.ts';
import type { Tally } from '../summaries/tally.ts';
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
  /** Dissatisfied opinions by category; without a category under null. */
  readonly dissatisfied: Map<string | null, Detail[]>;
  readonly replies: Set<string>;
  readonly suggestions: Quote[];
  readonly openIssues: Quote[];
};

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
    suggestions: [],
    openIssues: [],
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
      if (isDissatisfied(record)) put(quarter.dissatisfied, category, detailOf(record, names));
      if (answers['wantsReply'] === true) quarter.replies.add(id);
      quote(quarter.suggestions, record, 'suggestion', names);
      quote(quarter.openIssues, record, 'openIssues', names);
    },
  };
}

const detailOf = (record: Handed, names: Names): Detail => ({
  ...(quoteOf(record, names) ?? {
    text: '',
    about: aboutOf(record, names),
    category: textIn(record.answers, 'category'),
    record: record.id,
  }),
  overall: countIn(groupIn(record.answers, 'ratings'), 'overall'),
  day: record.recordedOn,
});

function quote(list: Quote[], record: Handed, field: string, names: Names): void {
  const text = quotedIn(record.answers, field);
  if (text !== null) {
    list.push({
      text,
      about: aboutOf(record, names),
      category: textIn(record.answers, 'category'),
      record: record.id,
    });
  }
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
