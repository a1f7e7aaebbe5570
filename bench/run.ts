import { doneRecords } from './done-records.ts';
import { importMemory, importRate } from './import.ts';
import { machineLines } from './machine.ts';
import { type Measurement, tableOf } from './result.ts';
import { startUp } from './start-up.ts';
import { summary } from './summary.ts';

/**
 * `npm run bench [-- NAMES…] [--small]`: measures infoctl beside what it is held against, in one run, and prints a table.
 * `--small` takes seconds and says little; without it, companies are made first (once, in .cache/bench).
 */
const measurements: readonly Measurement[] = [startUp, doneRecords, importRate, importMemory, summary];

const words = process.argv.slice(2);
const small = words.includes('--small');
const names = words.filter((word) => !word.startsWith('--'));
const chosen = measurements.filter(({ name }) => names.length === 0 || names.includes(name));
if (chosen.length === 0) throw new Error(`there are: ${measurements.map(({ name }) => name).join(', ')}`);

const results = chosen.flatMap((measurement) => measurement.run(small));
process.stdout.write(`${[...machineLines(), '', tableOf(results)].join('\n')}\n`);
