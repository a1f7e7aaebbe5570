import { keptCompany, type Making } from './company.ts';
import { infoctl, node } from './infoctl.ts';
import { interleaved, median, output } from './processes.ts';
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
    const times = interleaved(commands, small ? 7 : 41);
    const against = (what: string, ours: readonly number[], most: number): Result => ({
      what,
      ours: ms(median(ours)),
      other: `node -e 0: ${ms(median(times.node))}`,
      ratio: median(ours) / median(times.node),
      goal: { most },
      note: `fastest of ${ours.length} ${ms(Math.min(...ours))} against ${ms(Math.min(...times.node))}: ${(Math.min(...ours) / Math.min(...times.node)).toFixed(2)}`,
    });
    return [
      against('`infoctl --version`', times.version, 1.25),
      against(
        `\`report overdue\`, a year of 500 people (${records} records, ${overdue.length} overdue)`,
        times.overdue,
        2,
      ),
    ];
  },
};
