import {
  compareDecimals,
  type Decimal,
  percentOf,
  subtractDecimals,
  sumDecimals,
} from '../../kernel/money.ts';
import { countIn, entriesIn, type Handed, textIn } from './answers.ts';
import type { Named, Names } from './names.ts';
import { byId, type Tally } from './tally.ts';

/** Units sold and yuan taken. */
export type Sold = { readonly qty: number; readonly amount: Decimal };

/** Against the period before; `percent` is null where nothing was sold then. */
export type Change = { readonly qty: number; readonly amount: Decimal; readonly percent: Decimal | null };

/** A figure with what it was before (null: no record of it then), and the records it was added up from. */
export type Compared = Sold & {
  readonly previous: Sold | null;
  readonly change: Change | null;
  readonly records: readonly string[];
};

export type ProductInUnit = Compared & { readonly product: string; readonly unit: string | null };
export type OfProduct = Compared & { readonly product: string };
/** `reported`: false where the unit sold before and handed in nothing now. `rate`: percent of the target. */
export type OfUnit = Compared & {
  readonly unit: Named | null;
  readonly reported: boolean;
  readonly target: number | null;
  readonly rate: Decimal | null;
};
/** A record whose products do not add up to the sales it states. */
export type Mismatch = { readonly record: string; readonly stated: number; readonly listed: number };
/** Somebody who handed in several records of one round: their figures are added up. */
export type Repeat = { readonly person: Named; readonly records: readonly string[] };

export type Sales = {
  readonly lines: readonly ProductInUnit[];
  readonly byProduct: readonly OfProduct[];
  readonly byUnit: readonly OfUnit[];
  readonly total: Compared;
  readonly mismatches: readonly Mismatch[];
  readonly repeats: readonly Repeat[];
  /** Records that say there was nothing to report. */
  readonly nil: readonly string[];
};

type Sum = { qty: number; amount: Decimal; readonly records: string[] };
type UnitSum = Sum & { target: number; actual: number; targeted: boolean };

/** What was sold in one period, as it is added up. */
export type SalesSums = {
  readonly lines: Map<string, Sum & { readonly product: string; readonly unit: string | null }>;
  readonly units: Map<string | null, UnitSum>;
  readonly people: Map<string, string[]>;
  readonly mismatches: Mismatch[];
  readonly nil: string[];
};

/** Adds up the sales feedback of one period by product and branch. */
export function salesTally(names: Names): Tally<SalesSums> {
  const sums: SalesSums = { lines: new Map(), units: new Map(), people: new Map(), mismatches: [], nil: [] };
  return {
    result: () => sums,
    take(record) {
      if (record.form !== 'sales-feedback') return;
      entry(sums.people, record.submitter, () => []).push(record.id);
      if (record.nil) sums.nil.push(record.id);
      const home = record.unit ?? names.unitOf(record.submitter);
      addRecord(sums, record, home === null ? null : names.branch(home));
    },
  };
}

function addRecord(sums: SalesSums, record: Handed, unit: string | null): void {
  const of = entry(sums.units, unit, () => ({ ...nothing(), target: 0, actual: 0, targeted: false }));
  of.records.push(record.id);
  let listed = 0;
  for (const line of entriesIn(record.answers, 'salesLines')) {
    const product = textIn(line, 'product')?.trim();
    if (product === undefined) continue;
    const sold = { qty: countIn(line, 'qty') ?? 0, amount: textIn(line, 'amount') ?? '0.00' };
    const sum = entry(sums.lines, JSON.stringify([product, unit]), () => ({ ...nothing(), product, unit }));
    if (sum.records.at(-1) !== record.id) sum.records.push(record.id);
    add(sum, sold);
    add(of, sold);
    listed += sold.qty;
  }
  const stated = countIn(record.answers, 'salesActual');
  if (stated !== null && stated !== listed) sums.mismatches.push({ record: record.id, stated, listed });
  const target = countIn(record.answers, 'salesTarget');
  of.actual += stated ?? listed;
  of.target += target ?? 0;
  of.targeted ||= target !== null;
}

/** The sales of a period beside those of the one before. */
export function comparedSales(now: SalesSums, before: SalesSums, names: Names): Sales {
  const lines = [...new Set([...now.lines.keys(), ...before.lines.keys()])].map((key): ProductInUnit => {
    const { product, unit } = (now.lines.get(key) ?? before.lines.get(key)) as {
      product: string;
      unit: string | null;
    };
    return { product, unit, ...compared(now.lines.get(key), before.lines.get(key)) };
  });
  const productsNow = gathered(now.lines.values(), ({ product }) => product);
  const productsBefore = gathered(before.lines.values(), ({ product }) => product);
  const allNow = gathered(now.units.values(), () => 'all').get('all');
  const allBefore = gathered(before.units.values(), () => 'all').get('all');
  return {
    lines: lines.toSorted(
      (a, b) => bySize(a, b) || order(a.product, b.product) || order(a.unit ?? '', b.unit ?? ''),
    ),
    byProduct: [...new Set([...productsNow.keys(), ...productsBefore.keys()])]
      .map((product) => ({ product, ...compared(productsNow.get(product), productsBefore.get(product)) }))
      .toSorted((a, b) => bySize(a, b) || order(a.product, b.product)),
    byUnit: [...new Set([...now.units.keys(), ...before.units.keys()])]
      .map((unit) => ofUnit(unit, now.units.get(unit), before.units.get(unit), names))
      .toSorted((a, b) => bySize(a, b) || order(a.unit?.id ?? '', b.unit?.id ?? '')),
    total: compared(allNow, allBefore),
    mismatches: now.mismatches,
    repeats: [...now.people]
      .filter(([, records]) => records.length > 1)
      .map(([id, records]) => ({ person: names.person(id), records })),
    nil: now.nil,
  };
}

function ofUnit(
  unit: string | null,
  now: UnitSum | undefined,
  before: UnitSum | undefined,
  names: Names,
): OfUnit {
  const target = now?.targeted ? now.target : null;
  return {
    unit: unit === null ? null : names.unit(unit),
    reported: now !== undefined,
    target,
    rate: target === null || !now ? null : (percentOf(String(now.actual), String(target)) ?? null),
    ...compared(now, before),
  };
}

const nothing = (): Sum => ({ qty: 0, amount: '0.00', records: [] });

function add(sum: Sum, { qty, amount }: Sold): void {
  sum.qty += qty;
  sum.amount = sumDecimals([sum.amount, amount]);
}

function gathered<S extends Sum>(sums: Iterable<S>, key: (sum: S) => string): Map<string, Sum> {
  const groups = new Map<string, Sum>();
  for (const sum of sums) {
    const group = entry(groups, key(sum), nothing);
    add(group, sum);
    for (const record of sum.records) group.records.push(record);
  }
  for (const [name, group] of groups)
    groups.set(name, { ...group, records: [...new Set(group.records)].toSorted(byId) });
  return groups;
}

function compared(now: Sum | undefined, before: Sum | undefined): Compared {
  const { qty, amount, records } = now ?? nothing();
  const previous = before ? { qty: before.qty, amount: before.amount } : null;
  const gained = qty - (previous?.qty ?? 0);
  return {
    qty,
    amount,
    previous,
    change: previous && {
      qty: gained,
      amount: subtractDecimals(amount, previous.amount),
      percent: percentOf(String(gained), String(previous.qty)) ?? null,
    },
    records,
  };
}

const bySize = (a: Sold, b: Sold): number => compareDecimals(b.amount, a.amount) || b.qty - a.qty;

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
