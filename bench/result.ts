/** One line of the table: what was measured, ours and the other's, their ratio, and the goal. */
export type Result = {
  readonly what: string;
  readonly ours: string;
  readonly other: string;
  readonly ratio: number | null;
  /** Rates are to be at least the goal, times and memory at most. */
  readonly goal: { readonly least: number } | { readonly most: number };
  readonly note?: string;
};

/** Several measurements, each with its name on the command line. */
export type Measurement = { readonly name: string; run(small: boolean): Result[] };

const reached = ({ ratio, goal }: Result): boolean =>
  ratio !== null && ('least' in goal ? ratio >= goal.least : ratio <= goal.most);

/** The results as a table in Markdown. */
export function tableOf(results: readonly Result[]): string {
  const rows = results.map((result) => {
    const { what, ours, other, ratio, goal } = result;
    const wanted = 'least' in goal ? `≥ ${goal.least}` : `≤ ${goal.most}`;
    const found = ratio === null ? 'not measured' : ratio.toFixed(2);
    return [what, ours, other, found, wanted, reached(result) ? 'yes' : 'no'].join(' | ');
  });
  const notes = results.flatMap(({ what, note }) => (note === undefined ? [] : [`- ${what}: ${note}`]));
  return [
    '| what | infoctl | against | ratio | goal | reached |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    ...(notes.length > 0 ? ['', ...notes] : []),
  ].join('\n');
}

export const ms = (value: number): string =>
  value < 1000 ? `${value.toFixed(value < 100 ? 1 : 0)} ms` : `${(value / 1000).toFixed(2)} s`;
