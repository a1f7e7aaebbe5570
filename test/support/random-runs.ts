import fc from 'fast-check';

/**
 * Checks a property on random input and prints how often and with which seed. `INFOCTL_RUNS` multiplies the runs,
 * `INFOCTL_SEED` repeats a printed seed.
 */
export function holdsAtRandom<T extends [unknown, ...unknown[]]>(
  name: string,
  runs: number,
  property: fc.IProperty<T>,
): void {
  const numRuns = Math.round(runs * Number(process.env['INFOCTL_RUNS'] ?? 1));
  const seed = Number(process.env['INFOCTL_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
  fc.assert(property, { numRuns, seed });
  process.stdout.write(`${name}: ${numRuns} runs, seed ${seed}\n`);
}
