import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { BRANCHES, branchOf } from './company.ts';
import { CACHE } from './infoctl.ts';
import { chance, opinions, pieces } from './texts.ts';

/** A file to import; `words` are the columns whose values are text in a record, and so are searched. */
export type RowsFile = {
  readonly file: string;
  readonly rows: number;
  readonly bytesPerRow: number;
  readonly words: readonly string[];
};

type Row = Readonly<Record<string, string | number>>;

/** The n-th row of a form; `text` gives so many bytes of what customers say, `any` a number from 0 up to 1. */
type RowOf = (n: number, text: (bytes: number) => string, any: () => number) => Row;

const PRODUCTS = ['桂花礼盒', '明前绿茶 250 克', '手工月饼（四枚装）', '龙井礼盒', '茉莉花茶'];
const CATEGORIES = [
  'product-quality',
  'price',
  'packaging',
  'service',
  'after-sales',
  'supply',
  'brand',
  'other',
];
const STORES = 60;
const REPS = BRANCHES * 21;
const twoDigits = (n: number) => String(n).padStart(2, '0');

const customerOpinion: RowOf = (n, text, any) => {
  const mark = () => 3 + Math.floor(any() * 3);
  const store = 1 + (n % STORES);
  return {
    period: '2026-Q4',
    submitter: `t${store}`,
    unit: `s${store}`,
    store: `s${store}`,
    mode: any() < 0.5 ? 'written' : 'oral',
    askedBy: `t${store}`,
    askedOn: `2026-12-${twoDigits(1 + (n % 28))}`,
    product: PRODUCTS[n % 5] ?? '',
    'ratings.overall': mark(),
    'ratings.quality': mark(),
    'ratings.price': mark(),
    'ratings.service': mark(),
    opinion: text(545),
    category: CATEGORIES[n % 8] ?? '',
    suggestion: text(165),
    isMajor: 'false',
    piConsent: 'false',
  };
};

const salesFeedback: RowOf = (n, text, any) => {
  const [first, second] = [1 + Math.floor(any() * 80), 1 + Math.floor(any() * 40)];
  const rep = 1 + (n % REPS);
  return {
    period: `2026-W${twoDigits(1 + (Math.floor(n / REPS) % 52))}`,
    submitter: `r${rep}`,
    unit: branchOf(rep),
    salesTarget: 120,
    salesActual: first + second,
    'salesLines.1.product': PRODUCTS[n % 5] ?? '',
    'salesLines.1.qty': first,
    'salesLines.1.amount': `${first * 138}.00`,
    'salesLines.2.product': PRODUCTS[(n + 1) % 5] ?? '',
    'salesLines.2.qty': second,
    'salesLines.2.amount': `${second * 168}.00`,
    'competitors.1.competitor': '德丰食品',
    'competitors.1.intelKind': 'price',
    'competitors.1.detail': text(200),
    anomalies: 'none',
    customerRequests: text(150),
    summary: text(200),
    nextPlan: text(140),
  };
};

const ROWS = { 'customer-opinion': customerOpinion, 'sales-feedback': salesFeedback } as const;

export type FormOfRows = keyof typeof ROWS;

/** Columns that are no text in a record: reserved keys, numbers, yes or no. */
const NO_WORDS = /^(period|submitter|unit|store|sales(Target|Actual)|ratings\..*|.*\.qty|is.*|piConsent)$/;

/** A CSV of so many rows of about 800 bytes, made once. */
export function rowsFile(form: FormOfRows, rows: number): RowsFile {
  const { source, texts } = opinions();
  const file = join(CACHE, `${form}-${rows}-${source.replaceAll(' ', '-')}-3.csv`);
  const [any, text] = [chance(rows), pieces(texts)];
  const row = (n: number): Row => ROWS[form](n, text, any);
  const columns = Object.keys(row(0));
  if (!existsSync(file)) {
    mkdirSync(CACHE, { recursive: true });
    const unfinished = openSync(`${file}.unfinished`, 'w');
    const line = (cells: readonly (string | number)[]) =>
      writeSync(unfinished, `${cells.map(cellOf).join(',')}\r\n`);
    line(columns);
    for (let n = 0; n < rows; n += 1) line(Object.values(row(n)));
    closeSync(unfinished);
    renameSync(`${file}.unfinished`, file);
  }
  const words = columns.filter((column) => !NO_WORDS.test(column));
  return { file, rows, bytesPerRow: Math.round(statSync(file).size / rows), words };
}

const cellOf = (value: string | number): string =>
  /[",\n\r]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
