import fc from 'fast-check';

const times = Number(process.env['INFOCTL_RUNS'] ?? 1);

/** Time for a test of random input: a minute on a busy machine, and as many times more as it runs more often. */
export const randomTime = { timeout: 60_000 * Math.max(1, times) };

/**
 * Checks a property on random input and prints how often and with which seed. `INFOCTL_RUNS` multiplies the runs,
 * `INFOCTL_SEED` repeats a printed seed.
 */
export function holdsAtRandom<T extends [unknown, ...unknown[]]>(
  name: string,
  runs: number,
  property: fc.IProperty<T>,
): void {
  const { numRuns, seed } = runsOf(runs);
  fc.assert(property, { numRuns, seed, reporter: reportOf(name) });
  process.stdout.write(`${name}: ${numRuns} runs, seed ${seed}\n`);
}

/** The same for a property that waits for something: commands that are run. */
export async function holdsAtRandomWaiting<T extends [unknown, ...unknown[]]>(
  name: string,
  runs: number,
  property: fc.IAsyncProperty<T>,
): Promise<void> {
  const { numRuns, seed } = runsOf(runs);
  await fc.assert(property, { numRuns, seed, reporter: reportOf(name) });
  process.stdout.write(`${name}: ${numRuns} runs, seed ${seed}\n`);
}

/** A failure says which property it was beside what fast-check says of it: the seed and the smallest case. */
const reportOf =
  (name: string) =>
  <T>(details: fc.RunDetails<T>): void => {
    if (!details.failed) return;
    const { errorInstance: cause } = details;
    throw new Error(`${name}: ${fc.defaultReportMessage(details)}`, { cause });
  };

const runsOf = (runs: number) => ({
  numRuns: Math.round(runs * times),
  seed: Number(process.env['INFOCTL_SEED'] ?? Math.trunc(Math.random() * 2 ** 31)),
});
