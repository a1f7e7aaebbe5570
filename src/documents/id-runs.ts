type Open = { readonly first: string; readonly stem: string; next: number; length: number; last: string };

/**
 * Ids such as `CO-HQ-20261118-003` as short as they can be said and still every one be named: of those of one code,
 * site and day only the first is whole, and those that follow each other are drawn together: `CO-HQ-20261118-003、005
 * 至 009`. Ten thousand records of an import are one line. The ids are given in ascending order.
 */
export function idRuns(ids: readonly string[], to: string, separator: string): string {
  const said: string[] = [];
  let run: Open = { first: '', stem: '\n', next: 0, length: 0, last: '' };
  for (const id of ids) {
    const known = id.startsWith(run.stem);
    const stem = known ? run.stem : id.slice(0, id.lastIndexOf('-') + 1);
    const digits = id.slice(stem.length);
    const number = digits === '' ? Number.NaN : Number(digits);
    if (known && number === run.next) {
      run.last = digits;
      run.next += 1;
      run.length += 1;
    } else {
      close(run, said, to);
      run = { first: known ? digits : id, stem, next: number + 1, length: 1, last: digits };
    }
  }
  close(run, said, to);
  return said.join(separator);
}

function close({ first, last, length }: Open, said: string[], to: string): void {
  if (length > 0) said.push(length > 2 ? `${first} ${to} ${last}` : first);
  // Two are shorter said one by one.
  if (length === 2) said.push(last);
}
