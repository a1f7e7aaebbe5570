import type { Day } from '../../kernel/days.ts';
import type { Decimal } from '../../kernel/money.ts';
import { codesIn, countIn, entriesIn, type Handed, quotedIn, textIn } from './answers.ts';
import type { Named, Names } from './names.ts';
import type { Tally } from './tally.ts';
import type { Words } from './words.ts';

/** Where something was heard: who handed it in, for which branch, on which day, in which record. */
export type Source = {
  readonly by: Named;
  readonly unit: Named | null;
  readonly day: Day;
  readonly record: string;
};

export type Said = Source & { readonly text: string };
export type Competitor = Source & {
  readonly name: string | null;
  readonly kind: string | null;
  readonly kindLabel: string | null;
  readonly text: string;
  readonly impact: string | null;
  readonly impactLabel: string | null;
};
export type Price = Source & {
  readonly product: string;
  readonly exFactory: Decimal | null;
  readonly retail: Decimal | null;
  readonly market: Decimal | null;
};
export type Anomaly = {
  readonly kind: string;
  readonly label: string;
  readonly records: readonly string[];
  readonly entries: readonly (Source & { readonly text: string | null })[];
};
export type SlowMover = Source & {
  readonly product: string;
  readonly aspects: readonly string[];
  readonly problem: string | null;
  readonly measure: string | null;
};
export type Stock = { readonly product: string; readonly qty: number; readonly records: readonly string[] };
export type Distribution = Source & { readonly rate: Decimal };
export type Trend = Source & {
  readonly direction: string | null;
  readonly directionLabel: string | null;
  readonly text: string | null;
  readonly outlook: string | null;
};

/** What the market told, in people's own words. The last four belong to the longer forms of the month and the quarter. */
export type Market = {
  readonly competitors: readonly Competitor[];
  readonly prices: readonly Price[];
  readonly anomalies: readonly Anomaly[];
  readonly summaries: readonly Said[];
  readonly requests: readonly Said[];
  readonly notes: readonly Said[];
  readonly plans: readonly Said[];
  readonly support: readonly Said[];
  readonly slowMovers: readonly SlowMover[];
  readonly stock: readonly Stock[];
  readonly distribution: readonly Distribution[];
  readonly trends: readonly Trend[];
};

type Draft = { -readonly [Part in keyof Omit<Market, 'anomalies' | 'stock'>]: Market[Part][number][] } & {
  readonly anomalies: Map<
    string,
    { label: string; records: string[]; entries: (Source & { text: string | null })[] }
  >;
  readonly stock: Map<string, { qty: number; records: string[] }>;
};

/** Gathers what sales staff, notes and visits say of market, prices and competitors. */
export function marketTally(names: Names, words: Words): Tally<Market> {
  const market: Draft = {
    competitors: [],
    prices: [],
    summaries: [],
    requests: [],
    notes: [],
    plans: [],
    support: [],
    slowMovers: [],
    distribution: [],
    trends: [],
    anomalies: new Map(),
    stock: new Map(),
  };
  return {
    take(record) {
      if (record.form === 'sales-feedback') addFeedback(market, record, sourceOf(record, names), words);
      if (record.form === 'note') say(market.notes, record, sourceOf(record, names), 'text');
      if (record.form === 'client-visit') {
        const text = quotedIn(record.answers, 'competitorNote');
        if (text !== null) {
          const source = sourceOf(record, names);
          const unsaid = { name: null, kind: null, kindLabel: null, impact: null, impactLabel: null };
          market.competitors.push({ ...source, ...unsaid, text });
        }
      }
    },
    result: () => ({
      ...market,
      competitors: market.competitors.toSorted((a, b) => weightOf(a) - weightOf(b)),
      anomalies: [...market.anomalies]
        .map(([kind, rest]) => ({ kind, ...rest }))
        .toSorted((a, b) => b.records.length - a.records.length || (a.kind < b.kind ? -1 : 1)),
      stock: [...market.stock]
        .map(([product, rest]) => ({ product, ...rest }))
        .toSorted((a, b) => b.qty - a.qty || (a.product < b.product ? -1 : 1)),
    }),
  };
}

/** What weighs most is told first; what nobody weighed comes last. */
const IMPACTS: readonly (string | null)[] = ['large', 'medium', 'small'];
const weightOf = ({ impact }: Competitor): number =>
  IMPACTS.includes(impact) ? IMPACTS.indexOf(impact) : IMPACTS.length;

function sourceOf(record: Handed, names: Names): Source {
  const home = record.unit ?? names.unitOf(record.submitter);
  return {
    by: names.person(record.submitter),
    unit: home === null ? null : names.unit(names.branch(home)),
    day: record.recordedOn,
    record: record.id,
  };
}

function say(list: Said[], record: Handed, source: Source, field: string): void {
  const text = quotedIn(record.answers, field);
  if (text !== null) list.push({ ...source, text });
}

function addFeedback(market: Draft, record: Handed, source: Source, words: Words): void {
  const { answers, form, formVersion } = record;
  const label = (path: string, code: string | null) => code && words.choice(form, formVersion, path, code);
  say(market.summaries, record, source, 'summary');
  say(market.requests, record, source, 'customerRequests');
  say(market.plans, record, source, 'nextPlan');
  say(market.support, record, source, 'supportNeeded');
  for (const entry of entriesIn(answers, 'competitors')) {
    const [kind, impact] = [textIn(entry, 'intelKind'), textIn(entry, 'impact')];
    market.competitors.push({
      ...source,
      name: textIn(entry, 'competitor'),
      kind,
      kindLabel: label('competitors.intelKind', kind),
      text: quotedIn(entry, 'detail') ?? '',
      impact,
      impactLabel: label('competitors.impact', impact),
    });
  }
  for (const entry of entriesIn(answers, 'priceInfo')) {
    const product = textIn(entry, 'product');
    if (product === null) continue;
    const [exFactory, retail, at] = [
      textIn(entry, 'exFactory'),
      textIn(entry, 'retail'),
      textIn(entry, 'market'),
    ];
    market.prices.push({ ...source, product, exFactory, retail, market: at });
  }
  addAnomalies(market, record, source, words);
  addLongForm(market, record, source, words);
}

function addAnomalies(market: Draft, record: Handed, source: Source, words: Words): void {
  const text = quotedIn(record.answers, 'anomalyDetail');
  for (const kind of codesIn(record.answers, 'anomalies')) {
    if (kind === 'none') continue;
    let anomaly = market.anomalies.get(kind);
    if (!anomaly) {
      const label = words.choice(record.form, record.formVersion, 'anomalies', kind);
      market.anomalies.set(kind, (anomaly = { label, records: [], entries: [] }));
    }
    anomaly.records.push(record.id);
    anomaly.entries.push({ ...source, text });
  }
}

/** What only the forms of the month and the quarter ask for. */
function addLongForm(market: Draft, record: Handed, source: Source, words: Words): void {
  const { answers, form, formVersion } = record;
  for (const entry of entriesIn(answers, 'slowMovers')) {
    const product = textIn(entry, 'product');
    if (product === null) continue;
    const aspects = codesIn(entry, 'aspects').map((code) =>
      words.choice(form, formVersion, 'slowMovers.aspects', code),
    );
    market.slowMovers.push({
      ...source,
      product,
      aspects,
      problem: quotedIn(entry, 'problem'),
      measure: quotedIn(entry, 'measure'),
    });
  }
  for (const entry of entriesIn(answers, 'stock')) {
    const product = textIn(entry, 'product')?.trim();
    if (product === undefined) continue;
    let stock = market.stock.get(product);
    if (!stock) market.stock.set(product, (stock = { qty: 0, records: [] }));
    stock.qty += countIn(entry, 'qty') ?? 0;
    stock.records.push(record.id);
  }
  const rate = textIn(answers, 'distributionRate');
  if (rate !== null) market.distribution.push({ ...source, rate });
  const direction = textIn(answers, 'salesTrend');
  const [text, outlook] = [quotedIn(answers, 'trend'), quotedIn(answers, 'outlook')];
  if (direction === null && text === null && outlook === null) return;
  const directionLabel = direction && words.choice(form, formVersion, 'salesTrend', direction);
  market.trends.push({ ...source, direction, directionLabel, text, outlook });
}
