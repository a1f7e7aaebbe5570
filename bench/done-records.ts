import { keptCompany, type Making, type Size } from './company.ts';
import { infoctl } from './infoctl.ts';
import { interleaved, median } from './processes.ts';
import { ms, type Measurement } from './result.ts';
import { handIn, salesReturns, waiveSteps } from './returns.ts';

const LAST = '2026-12-31';
const NOW = '2026-12-31T18:00:00+08:00';

/** A thousand representatives; of many years or of the last weeks. The policy and what lies open are the same. */
const since = (from: string): Size => ({ reps: 1000, stores: 0, clients: 0, from, effective: '2012-04-30' });
const MANY = since('2012-04-30');
const FEW = since('2026-11-01');

/** All on time but the same five in the last week. */
function everyReturn(making: Making): number {
  const byYear = Map.groupBy(salesReturns(making, LAST, 5), ({ day }) => day.slice(0, 4));
  let records = 0;
  for (const returns of byYear.values()) records += handIn(making, returns, (day) => waiveSteps(making, day));
  return records;
}

/** Does a listing cost by what is open, or by what was ever recorded? */
export const doneRecords: Measurement = {
  name: 'done-records',
  run(small) {
    const few = keptCompany('done-few-1', FEW, everyReturn);
    const many = small ? few : keptCompany('done-many-1', MANY, everyReturn);
    const overdue = ({ folder }: typeof few) => infoctl(folder, NOW, 'report', 'overdue');
    const times = interleaved({ many: overdue(many), few: overdue(few) }, small ? 5 : 31);
    return [
      {
        what: `\`report overdue\` with ${many.records} records that are done`,
        ours: ms(median(times.many)),
        other: `with ${few.records}: ${ms(median(times.few))}`,
        ratio: median(times.many) / median(times.few),
        goal: { most: 1.3 },
      },
    ];
  },
};
