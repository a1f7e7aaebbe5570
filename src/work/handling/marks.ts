import { percentOf, subtractDecimals } from '../../kernel/money.ts';
import { countIn, groupIn, type Handed } from '../summaries/answers.ts';
import { mean } from '../summaries/opinions.ts';
import type { Words } from '../summaries/words.ts';
import type { AspectMark } from './types.ts';

/** How often each mark from 1 to 5 was given, by aspect. */
export type MarkCounts = Map<string, number[]>;

/** Marks up to this one say that somebody is dissatisfied, from the other on that he is satisfied. */
const DISSATISFIED = 2;
const SATISFIED = 4;

/** Counts the marks that a record gives. */
export function countMarks(counts: MarkCounts, record: Handed): void {
  const ratings = groupIn(record.answers, 'ratings');
  for (const aspect of Object.keys(ratings)) {
    const mark = countIn(ratings, aspect);
    if (mark === null || mark < 1 || mark > 5) continue;
    let of = counts.get(aspect);
    if (!of) counts.set(aspect, (of = [0, 0, 0, 0, 0, 0]));
    of[mark] = (of[mark] ?? 0) + 1;
  }
}

/** True where anything was marked 1 or 2, or the record speaks of a major problem. */
export function isDissatisfied({ answers }: Handed): boolean {
  const ratings = groupIn(answers, 'ratings');
  const marks = Object.keys(ratings).map((aspect) => countIn(ratings, aspect));
  return answers['isMajor'] === true || marks.some((mark) => mark !== null && mark <= DISSATISFIED);
}

/** The satisfaction with each aspect in the order of the form, beside that of the quarter before. */
export function marksBeside(
  now: MarkCounts,
  before: MarkCounts,
  form: string,
  version: number,
  words: Words,
): AspectMark[] {
  const order = words.parts(form, version, 'ratings');
  const place = (aspect: string) => (order.includes(aspect) ? order.indexOf(aspect) : order.length);
  return [...now]
    .toSorted(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
    .map(([aspect, counts]) => {
      const earlier = before.get(aspect);
      const [value, previous] = [meanOf(counts), earlier ? meanOf(earlier) : null];
      return {
        aspect,
        label: words.field(form, version, `ratings.${aspect}`),
        count: total(counts),
        mean: value,
        satisfied: percentOf(String(total(counts.slice(SATISFIED))), String(total(counts))) ?? '0.0',
        previous,
        change: previous === null ? null : subtractDecimals(value, previous, 1),
      };
    });
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const meanOf = (counts: readonly number[]): string =>
  mean(
    counts.reduce((sum, count, mark) => sum + count * mark, 0),
    total(counts),
  );
