import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { keptCompany } from './company.ts';
import { CACHE, infoctl } from './infoctl.ts';
import { peers } from './machine.ts';
import { median, output, timed, used } from './processes.ts';
import type { Measurement, Result } from './result.ts';
import { rowsFile, type FormOfRows, type RowsFile } from './rows.ts';

const SIZE = { reps: 420, stores: 60, clients: 120, from: '2026-01-01', effective: '2026-01-01' };
const NOW = '2026-12-31T18:00:00+08:00';

/** Does something in a folder of its own, on the disk where the cache lies. */
function inFolder<T>(act: (folder: string) => T): T {
  const folder = mkdtempSync(join(CACHE, 'run-'));
  try {
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One import into a company that has no records yet, with what the process used. */
function ours(form: FormOfRows, { file, rows }: RowsFile): ReturnType<typeof used> {
  const company = keptCompany('organisation-1', SIZE, () => 0);
  return inFolder((folder) => {
    cpSync(company.folder, folder, { recursive: true });
    const done = used(infoctl(folder, NOW, 'import', form, file, '--quiet', '--json'));
    const { added } = JSON.parse(done.printed) as { added: number };
    if (added !== rows) throw new Error(`${added} of ${rows} rows were added`);
    return done;
  });
}

/** The same rows into a table, then the full-text index over the columns that infoctl searches; milliseconds. */
const sqliteUtils = ({ file, words }: RowsFile): number =>
  inFolder((folder) => {
    const db = join(folder, 'rows.db');
    const run = (...args: readonly string[]) => output({ file: 'sqlite-utils', args });
    return timed(() => {
      run('insert', db, 'records', file, '--csv', '--silent');
      run('enable-fts', db, 'records', ...words, '--tokenize', 'trigram');
    });
  });

/** Rows a second, validated, chained, folded and searchable, against the best-known way to get rows into SQLite. */
export const importRate: Measurement = {
  name: 'import',
  run: (small) => (['customer-opinion', 'sales-feedback'] as const).map((form) => rateOf(form, small)),
};

function rateOf(form: FormOfRows, small: boolean): Result {
  const rows = rowsFile(form, small ? 5000 : 100_000);
  const [times, others]: [number[], number[]] = [[], []];
  for (let round = 0; round < (small ? 1 : 3); round += 1) {
    times.push(ours(form, rows).wall);
    if (peers['sqlite-utils'] !== undefined) others.push(sqliteUtils(rows));
  }
  const rate = (wall: number) => `${Math.round((rows.rows / wall) * 1000)} rows/s`;
  const measured = others.length > 0;
  return {
    what: `\`import ${form}\`, ${rows.rows} rows of ${rows.bytesPerRow} bytes`,
    ours: rate(median(times)),
    other: measured ? `sqlite-utils insert, enable-fts: ${rate(median(others))}` : 'sqlite-utils is missing',
    ratio: measured ? median(others) / median(times) : null,
    goal: { least: 0.4 },
  };
}

/** Is memory flat, however long the file is? */
export const importMemory: Measurement = {
  name: 'memory',
  run(small) {
    const peak = (count: number): number => {
      const rows = rowsFile('customer-opinion', count);
      return median([1, 2, 3].map(() => ours('customer-opinion', rows).peakKb / 1024));
    };
    const few = small ? 2000 : 20_000;
    const [short, long] = [peak(few), peak(few * 10)];
    return [
      {
        what: `peak memory of \`import\`, ${few * 10} rows`,
        ours: `${long.toFixed(0)} MB`,
        other: `${few} rows: ${short.toFixed(0)} MB`,
        ratio: long / short,
        goal: { most: 1.1 },
      },
    ];
  },
};
