import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program to measure: its words, and what it finds around it. */
export type Run = {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
};

const OUTPUT_LIMIT = 1 << 30;

/** Runs it to its end; what it printed. Throws where it fails: a measurement of an error message says nothing. */
export function output({ file, args, env = process.env, cwd }: Run): string {
  const done = spawnSync(file, args, { env, cwd, encoding: 'utf8', maxBuffer: OUTPUT_LIMIT });
  if (done.error) throw done.error;
  if (done.status !== 0)
    throw new Error(`${file} ${args.join(' ')} ended with ${done.status}: ${done.stderr}`);
  return done.stdout;
}

/** Wall time of something, in milliseconds. */
export function timed(act: () => unknown): number {
  const begun = process.hrtime.bigint();
  act();
  return Number(process.hrtime.bigint() - begun) / 1e6;
}

/** Wall times of several runs, in turn (a, b, a, b …), so that what else the machine does touches all alike. */
export function interleaved<Name extends string>(
  runs: Record<Name, Run>,
  rounds: number,
): Record<Name, number[]> {
  const names = Object.keys(runs) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  // Not counted: what it leaves in the caches of Node and the disk.
  for (const name of names) output(runs[name]);
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(timed(() => output(runs[name])));
  }
  return times;
}

/** The middle of some numbers. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** What a Node process used: processor seconds, and the most memory it ever held, in KB. */
export type Used = { readonly user: number; readonly system: number; readonly peakKb: number };

/** Runs a Node program; wall time in milliseconds, what it printed, and what it used. */
export function used(run: Run): Used & { readonly wall: number; readonly printed: string } {
  const folder = mkdtempSync(join(tmpdir(), 'infoctl-bench-'));
  const note = join(folder, 'used.json');
  try {
    const args = ['--require', join(import.meta.dirname, 'peak.cjs'), ...run.args];
    let printed = '';
    const wall = timed(() => {
      printed = output({ ...run, args, env: { ...(run.env ?? process.env), INFOCTL_BENCH_USED: note } });
    });
    return { wall, printed, ...(JSON.parse(readFileSync(note, 'utf8')) as Used) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The version that a program says of itself; undefined where it is not installed. */
export function versionOf(file: string, ...args: readonly string[]): string | undefined {
  const done = spawnSync(file, args, { encoding: 'utf8' });
  return done.status === 0 ? (/\d+(?:\.\d+)+/.exec(done.stdout)?.[0] ?? done.stdout.trim()) : undefined;
}
