import { addDays, dayNumber } from '../src/kernel/days.ts';
import { periodOf, previousPeriod } from '../src/rules/periods/periods.ts';
import type { Period } from '../src/rules/periods/types.ts';
import { branchOf, keptCompany, numbered, type Making } from './company.ts';
import { infoctl, node } from './infoctl.ts';
import { peers } from './machine.ts';
import { interleaved, median, type Run } from './processes.ts';
import { ms, type Measurement } from './result.ts';
import { handIn, type Return } from './returns.ts';
import { chance, opinions, pieces } from './texts.ts';

/** The company of 500 people that is measured elsewhere too, in a week in which an import of opinions came in. */
const REPS = 420;
const OPINIONS = 9580;
const SIZE = { reps: REPS, stores: 60, clients: 0, from: '2026-12-01', effective: '2026-12-01' };
const NOW = '2026-12-31T18:00:00+08:00';
const WEEK = periodOf('week', '2026-12-21');
const PRODUCTS = ['桂花礼盒', '明前绿茶 250 克', '手工月饼（四枚装）', '龙井礼盒', '茉莉花茶'];
const CATEGORIES = ['product-quality', 'price', 'packaging', 'service', 'supply', 'other'];

/** Ten thousand records: each representative's feedback, and what customers said in the stores. */
function week({ name, first, last }: Period): Return[] {
  const any = chance(dayNumber(first));
  const text = pieces(opinions().texts);
  const mark = () => 1 + Math.floor(any() * 5);
  return [
    ...numbered(REPS, (n): Return => {
      const salesLines = numbered(3, (line) => {
        const qty = 1 + Math.floor(any() * 90);
        return { product: PRODUCTS[(n + line) % 5] ?? '', qty, amount: `${qty * 138}.00` };
      });
      const sold = salesLines.reduce((sum, { qty }) => sum + qty, 0);
      const answers = {
        salesTarget: 120,
        salesActual: sold,
        salesLines,
        anomalies: ['none'],
        summary: text(120),
      };
      return {
        day: addDays(last, 1),
        form: 'sales-feedback',
        period: name,
        submitter: `r${n}`,
        unit: branchOf(n),
        answers,
      };
    }),
    ...numbered(OPINIONS, (n): Return => {
      const id = 1 + (n % 60);
      const said = { opinion: text(300), category: CATEGORIES[n % 6] ?? '', isMajor: false };
      const ratings = { overall: mark(), quality: mark(), service: mark() };
      const answers = {
        mode: 'oral',
        askedBy: `t${id}`,
        askedOn: addDays(first, n % 5),
        ratings,
        dissatisfiedWith: ['product'],
        ...said,
      };
      const whose = { submitter: `t${id}`, unit: `s${id}`, store: `s${id}` };
      return { day: addDays(first, n % 5), form: 'customer-opinion', period: '2026-Q4', ...whose, answers };
    }),
  ];
}

const twoWeeks = (making: Making): number => handIn(making, [...week(previousPeriod(WEEK)), ...week(WEEK)]);

/** The figures that need every record of the week and of the one before: what was sold, and what customers think. */
const GROUPED = [WEEK, previousPeriod(WEEK)]
  .map(
    ({ name, first, last }) => `
SELECT r.unit, line.value ->> '$.product' AS product, sum(line.value ->> '$.qty'), sum(line.value ->> '$.amount'), group_concat(r.id)
  FROM records AS r JOIN events AS e ON e.rowid = r.answers_event, json_each(e.body, '$.answers.salesLines') AS line
  WHERE r.period = '${name}' AND r.form = 'sales-feedback' AND r.state = 'current' GROUP BY r.unit, product;
SELECT json_extract(e.body, '$.answers.category') AS category, json_extract(e.body, '$.answers.ratings.overall') AS overall,
    count(*), group_concat(r.id)
  FROM records AS r JOIN events AS e ON e.rowid = r.answers_event
  WHERE r.recorded_on BETWEEN '${first}' AND '${last}' AND r.form = 'customer-opinion' AND r.state = 'current'
  GROUP BY category, overall;`,
  )
  .join('\n');

/** A week before there was anything, as was the one before it: what the command takes before it has read anything. */
const EMPTY = periodOf('week', '2026-10-05');

/** A document over ten thousand records, against reading and grouping the same rows in SQLite itself. */
export const summary: Measurement = {
  name: 'summary',
  run(small) {
    const { folder } = keptCompany('two-weeks-3', SIZE, twoWeeks);
    const summarize = (period: Period) => infoctl(folder, NOW, 'summarize', '--week', period.name);
    const ours = { full: summarize(WEEK), empty: summarize(EMPTY), node: node('-e', '0') };
    const sqlite = { file: 'sqlite3', args: ['-readonly', `${folder}/ws/infoctl.db`, GROUPED] };
    const measured = peers.sqlite3 !== undefined;
    const runs: Record<string, Run> = measured ? { ...ours, sqlite } : ours;
    const times = interleaved(runs, small ? 3 : 15);
    const [full, empty, start, grouping] = ['full', 'empty', 'node', 'sqlite'].map((name) =>
      median(times[name] ?? []),
    );
    const own = (full ?? NaN) - (empty ?? NaN);
    return [
      {
        what: `\`summarize --week\` over ${REPS + OPINIONS} records, start-up apart`,
        ours: ms(own),
        other: measured
          ? `sqlite3 reading and grouping the same rows: ${ms(grouping ?? NaN)}`
          : 'sqlite3 is missing',
        ratio: measured ? own / (grouping ?? NaN) : null,
        goal: { most: 2 },
        note: `${ms(full ?? NaN)} in all; start-up is the same command over a week without records, ${ms(empty ?? NaN)} (\`node -e 0\`: ${ms(start ?? NaN)})`,
      },
    ];
  },
};
