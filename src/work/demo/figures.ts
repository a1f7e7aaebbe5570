import type { Decimal } from '../../kernel/money.ts';

/** What the sample company sells: what each person sells in a usual week, how each week went, and for how much. */
export type Market = {
  readonly products: readonly string[];
  /** Person → product → units in a usual week. */
  readonly usual: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Week → percent of the usual: the plan, and each product. */
  readonly pace: ReadonlyMap<string, { readonly target: number; readonly of: ReadonlyMap<string, number> }>;
  /** Product → price in yuan; `2026-W46 product` where a week has its own. */
  readonly prices: ReadonlyMap<string, Decimal>;
};

/** The figures of one sales feedback, under the names of its fields. */
export type Figures = {
  readonly salesTarget: number;
  readonly salesActual: number;
  readonly salesLines: readonly {
    readonly product: string;
    readonly qty: number;
    readonly amount: Decimal;
  }[];
};

/** What the sample month is put together from: the weeks that lie in it, with the share of their days. */
const OCTOBER = { '2026-W40': 4 / 7, '2026-W41': 1, '2026-W42': 1, '2026-W43': 1, '2026-W44': 6 / 7 };

/** The figures that a person reports for a week or for October: near the plan, never the same twice, the same each time. */
export function figuresOf(market: Market, person: string, period: string): Figures {
  const weeks = Object.entries(period.includes('-W') ? { [period]: 1 } : OCTOBER);
  const sums = weeks.map(([week, share]) => weekOf(market, person, week, share));
  const salesLines = market.products
    .map((product) => {
      const parts = sums.map(({ lines }) => lines.find((line) => line.product === product) ?? NONE);
      return {
        product,
        qty: parts.reduce((total, { qty }) => total + qty, 0),
        amount: yuan(parts.reduce((total, { fen }) => total + fen, 0)),
      };
    })
    .filter(({ qty }) => qty > 0);
  return {
    salesTarget: sums.reduce((total, { target }) => total + target, 0),
    salesActual: salesLines.reduce((total, { qty }) => total + qty, 0),
    salesLines,
  };
}

const NONE = { qty: 0, fen: 0 };

function weekOf({ products, usual, pace, prices }: Market, person: string, week: string, share: number) {
  const mine = usual.get(person);
  const { target = 0, of } = pace.get(week) ?? {};
  const chance = chanceOf(`${person} ${week}`);
  const luck = 0.94 + chance() * 0.12;
  const lines = products.map((product) => {
    const usually = mine?.get(product) ?? 0;
    const qty = Math.round(
      (usually * (of?.get(product) ?? 0) * luck * (0.96 + chance() * 0.08) * share) / 100,
    );
    const price = prices.get(`${week} ${product}`) ?? prices.get(product) ?? '0.00';
    return { product, qty, fen: qty * Number(price.replace('.', '')) };
  });
  const sold = products.filter((product) => (of?.get(product) ?? 0) > 0);
  const usually = sold.reduce((total, product) => total + (mine?.get(product) ?? 0), 0);
  return { lines, target: Math.round((usually * target * share) / 1000) * 10 };
}

const yuan = (fen: number): Decimal => (fen / 100).toFixed(2);

/** Numbers from 0 to 1 that look like chance and are the same for the same words (mulberry32). */
function chanceOf(words: string): () => number {
  let state = [...words].reduce((hash, letter) => Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0), 7) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
