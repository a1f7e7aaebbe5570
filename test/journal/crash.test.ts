import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { office } from '../support/journal.ts';

const script = fileURLToPath(new URL('../support/journal-process.ts', import.meta.url));
const CYCLES = Number(process.env['INFOCTL_KILLS'] ?? 50);

/** Runs a writer; `killAfter` milliseconds after its first receipt it is killed. Gives the receipts it printed. */
async function write(
  file: string,
  heads: string,
  count: number,
  prefix: string,
  killAfter?: number,
): Promise<string[]> {
  const child = spawn(process.execPath, [script, 'append', file, heads, String(count), prefix], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text: string) => {
    if (printed === '' && killAfter !== undefined) setTimeout(() => child.kill('SIGKILL'), killAfter);
    printed += text;
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  expect([code, signal]).toEqual(killAfter === undefined ? [0, null] : [null, 'SIGKILL']);
  return printed.split('\n').filter((line) => /^\d+ \S+$/.test(line));
}

test(
  `kill -9 at any moment loses nothing that was acknowledged (${CYCLES} times)`,
  { timeout: 600_000 },
  async () => {
    const { file, heads, journal, open } = office();
    journal.close();
    const receipts: string[] = [];
    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      receipts.push(...(await write(file, heads, 1_000_000, `k${cycle}-`, (cycle * 7) % 41)));
    }
    const after = open('write');
    const stored = new Set([...after.events()].map(({ seq, id }) => `${seq} ${id}`));
    expect(receipts.filter((receipt) => !stored.has(receipt))).toEqual([]);
    const report = after.verify();
    expect(report.findings).toEqual([]);
    expect(report.events).toBe(after.head().seq);
    expect(receipts.length).toBeGreaterThanOrEqual(CYCLES);
    console.log(
      `${CYCLES} kills, ${receipts.length} receipts, ${report.events - 1 - receipts.length} records without one`,
    );
  },
);

test(
  'two processes write at once: both succeed, no number is missing or given twice',
  { timeout: 120_000 },
  async () => {
    const { file, heads, journal } = office();
    const receipts = (await Promise.all(['a', 'b'].map((prefix) => write(file, heads, 200, prefix)))).flat();
    const seqs = receipts.map((receipt) => Number(receipt.split(' ')[0])).toSorted((x, y) => x - y);
    expect(seqs).toEqual(Array.from({ length: 400 }, (_, nth) => nth + 2));
    const report = journal.verify();
    expect(report).toMatchObject({ ok: true, events: 401, warnings: [] });
  },
);
