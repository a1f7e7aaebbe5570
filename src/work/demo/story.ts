import { shipped } from '../../kernel/shipped.ts';
import type { WrittenRow } from '../org/decide-import.ts';
import { readEntryRows } from '../org/read-rows.ts';
import type { Register } from '../org/types.ts';
import { readRows } from '../intake/rows.ts';
import { figuresOf, type Market } from './figures.ts';
import type { Happening } from './happening.ts';

/** The sample company as it begins, and everything that happened in its quarter, in the order of time. */
export type Story = {
  readonly registers: Readonly<Record<Register, readonly WrittenRow[]>>;
  readonly happenings: readonly Happening[];
};

type Row = Readonly<Record<string, unknown>>;

/** Reads the story from the files under templates/demo/. */
export async function readStory(): Promise<Story> {
  const market = await readMarket();
  const [unit, person, client] = await Promise.all([
    readEntryRows('unit', fileOf('units.csv')),
    readEntryRows('person', fileOf('people.csv')),
    readEntryRows('client', fileOf('clients.csv')),
  ]);
  const sales = [...(await rowsOf('sales-weeks.yaml')), ...(await rowsOf('sales-october.yaml'))];
  const records = [
    ...sales.map((row) => submission({ form: 'sales-feedback', ...withFigures(row, market) })),
    ...(await rowsOf('customer-opinions.csv')).map((row) => submission({ form: 'customer-opinion', ...row })),
    ...(await rowsOf('visits.yaml')).map((row) => submission({ form: 'client-visit', ...row })),
    ...(await rowsOf('matters.yaml')).map(submission),
  ];
  const others = (await rowsOf('acts.yaml')).map(
    (row) => ({ ...row, at: instantOf(row['at']) }) as Happening,
  );
  return {
    registers: { unit, person, client },
    happenings: [...records, ...others].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)),
  };
}

const fileOf = (name: string): string => shipped('templates', 'demo', name);

async function rowsOf(name: string): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const { values, problem } of await readRows(fileOf(name))) {
    if (problem) throw new Error(`${name}: ${problem.en}`);
    rows.push(values);
  }
  return rows;
}

/** A record handed in; who typed it is its submitter unless the row says `as`. */
function submission({ at, as, form, mark, ...values }: Row): Happening {
  return {
    act: 'submit',
    at: instantOf(at),
    as: String(as ?? values['submitter']),
    form: String(form),
    mark: mark ? String(mark) : null,
    values,
  };
}

function withFigures(row: Row, market: Market): Row {
  return row['nil'] === true
    ? row
    : { ...figuresOf(market, String(row['submitter']), String(row['period'])), ...row };
}

/** `2026-11-23 09:12` is a time in Shanghai. */
const instantOf = (written: unknown): string => `${String(written).replace(' ', 'T')}:00+08:00`;

async function readMarket(): Promise<Market> {
  const [sellers, weeks, prices] = await Promise.all(['sellers.csv', 'pace.csv', 'prices.csv'].map(rowsOf));
  const products = Object.keys(sellers?.[0] ?? {}).slice(1);
  const byProduct = (row: Row) => new Map(products.map((product) => [product, Number(row[product])]));
  return {
    products,
    usual: new Map(sellers?.map((row) => [String(row['submitter']), byProduct(row)])),
    pace: new Map(
      weeks?.map((row) => [String(row['period']), { target: Number(row['target']), of: byProduct(row) }]),
    ),
    prices: new Map(
      prices?.map((row) => [
        `${String(row['period'])} ${String(row['product'])}`.trim(),
        String(row['price']),
      ]),
    ),
  };
}
