import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isSupportedNode } from '../bin/node-range.js';
import { keptCompany, type Making } from './company.ts';
import { infoctl, node } from './infoctl.ts';
import { interleaved, median, output, versionOf } from './processes.ts';
import { ms, type Measurement, type Result } from './result.ts';
import { handIn, quarterlyReturns, salesReturns, waiveSteps } from './returns.ts';

const SIZE = { reps: 420, stores: 60, clients: 120, from: '2026-01-01', effective: '2026-01-01' };
const LAST = '2026-12-31';
const NOW = '2026-12-31T18:00:00+08:00';

/** A year of a company of 500 people: some 30,000 records, a few duties overdue. */
function oneYear(making: Making): number {
  const returns = [...salesReturns(making, LAST, 6), ...quarterlyReturns(making, LAST, 8)];
  return handIn(making, returns, (day) => waiveSteps(making, day));
}

/** A Node on this machine that is too old for infoctl, so that the checkout's own is started by it; undefined: none. */
function olderNode(): string | undefined {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return folders
    .map((folder) => join(folder, 'node'))
    .find((file) => existsSync(file) && !isSupportedNode(versionOf(file, '--version') ?? ''));
}

/** What it costs to be started by an older Node: its own start, and nothing that the program could mend. */
function handOver(company: string, rounds: number): string {
  const file = olderNode();
  if (file === undefined) return '';
  const overdue = { ...infoctl(company, NOW, 'report', 'overdue'), file };
  const times = interleaved({ overdue, node: { file, args: ['-e', '0'] } }, rounds);
  return `; handed over by Node ${versionOf(file, '--version')} ${ms(median(times.overdue))} (its own \`node -e 0\`: ${ms(median(times.node))})`;
}

/** How long a person waits for the smallest command, and for the list that is asked for most, against Node itself. */
export const startUp: Measurement = {
  name: 'start-up',
  run(small) {
    const { folder: year, records } = keptCompany('year-2', SIZE, oneYear);
    const commands = {
      node: node('-e', '0'),
      version: infoctl(year, NOW, '--version'),
      overdue: infoctl(year, NOW, 'report', 'overdue'),
    };
    const { overdue } = JSON.parse(output(infoctl(year, NOW, 'report', 'overdue', '--json'))) as {
      overdue: unknown[];
    };
    const rounds = small ? 7 : 41;
    const times = interleaved(commands, rounds);
    const bare = times.node;
    const against = (what: string, ours: readonly number[], most: number, more = ''): Result => ({
      what,
      ours: ms(median(ours)),
      other: `node -e 0: ${ms(median(bare))}`,
      ratio: median(ours) / median(bare),
      goal: { most },
      note: `the fastest of ${rounds}: ${ms(Math.min(...ours))} against ${ms(Math.min(...bare))}${more}`,
    });
    const listing = `\`report overdue\`, a year of 500 people (${records} records, ${overdue.length} overdue)`;
    return [
      against('`infoctl --version`', times.version, 1.25),
      against(listing, times.overdue, 2, handOver(year, rounds)),
    ];
  },
};
