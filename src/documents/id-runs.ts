/** Ids of one code, site and day whose numbers follow each other: `CO-HQ-20261118-` and 003 to 009. */
export type Run = {
  readonly stem: string;
  readonly first: string;
  last: string;
  length: number;
  next: number;
};

/** The runs among some ids such as `CO-HQ-20261118-003`, which are given in ascending order. */
export function runsOf(ids: readonly string[]): Run[] {
  const runs: Run[] = [];
  let run: Run | undefined;
  for (const id of ids) {
    const known = run !== undefined && id.startsWith(run.stem);
    const stem: string = known && run ? run.stem : id.slice(0, id.lastIndexOf('-') + 1);
    const digits = id.slice(stem.length);
    const number = digits === '' ? Number.NaN : Number(digits);
    if (known && run && number === run.next) {
      run.last = digits;
      run.next += 1;
      run.length += 1;
    } else {
      run = { stem, first: digits, last: digits, length: 1, next: number + 1 };
      runs.push(run);
    }
  }
  return runs;
}

/**
 * Runs as short as they can be said and still every id be named: of those of one code, site and day only the first is
 * whole: `CO-HQ-20261118-003、005 至 009`. Ten thousand records
 * of an import are one line.
 */
export function writeRuns(runs: readonly Run[], to: string, separator: string): string {
  return runs
    .map(({ stem, first, last, length }, at) => {
      const begin = stem === runs[at - 1]?.stem ? first : stem + first;
      if (length === 1) return begin;
      // Two are shorter said one by one.
      return length === 2 ? `${begin}${separator}${last}` : `${begin} ${to} ${last}`;
    })
    .join(separator);
}
