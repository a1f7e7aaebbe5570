/** Ids that follow each other: the first whole, of the last its number; `last` is null where it stands alone. */
export type IdRun = { readonly first: string; readonly last: string | null };

/**
 * Ids such as `CO-HQ-20261118-003` in ascending order, those of one code, site and day that follow each other drawn
 * together, so that ten thousand records of an import are one line and still every one is named.
 */
export function idRuns(ids: readonly string[]): IdRun[] {
  const parted = ids
    .map((id) => {
      const [, stem = id, number = ''] = /^(.*-)(\d+)$/.exec(id) ?? [];
      return { id, stem, number: number === '' ? Number.NaN : Number(number), digits: number };
    })
    .toSorted((a, b) => (a.stem === b.stem ? a.number - b.number : a.stem < b.stem ? -1 : 1));
  const runs: { first: string; stem: string; next: number; length: number; last: string | null }[] = [];
  for (const { id, stem, number, digits } of parted) {
    const run = runs.at(-1);
    if (run && run.stem === stem && run.next === number) {
      run.last = digits;
      run.next = number + 1;
      run.length += 1;
    } else {
      runs.push({ first: id, stem, next: number + 1, length: 1, last: null });
    }
  }
  // Two are shorter said one by one.
  return runs.flatMap(({ first, stem, last, length }) =>
    length === 2
      ? [
          { first, last: null },
          { first: `${stem}${last}`, last: null },
        ]
      : [{ first, last }],
  );
}
