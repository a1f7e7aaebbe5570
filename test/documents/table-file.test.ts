import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { csvText, xlsxBytes, type TableCell } from '../../src/documents/table-file.ts';
import { unzip } from '../../src/work/intake/zip.ts';
import { rowsOf } from '../support/row-files.ts';

const FORMULAS = [
  '=1+1',
  '+1-1',
  '-1-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '＝1+1',
  '＋1',
  '－x',
  '＠x',
  '=HYPERLINK("http://x","y")',
  `'=1`,
  `''-x`,
];

/** Texts that are hard on a table: quotes, line ends, separators, apostrophes, formulas, blanks, Chinese, emoji. */
const hardText = fc.oneof(
  fc.constantFrom(
    ...FORMULAS,
    '-5',
    '+8613800138000',
    '0012',
    '1e5',
    '_x0041_',
    '_x',
    ' x ',
    '\n',
    '"',
    '""',
    ';',
    '😀',
  ),
  fc.string({
    unit: fc.constantFrom(
      'a',
      '鞋',
      '"',
      "'",
      ',',
      ';',
      '\t',
      '\n',
      ' ',
      '=',
      '-',
      '0',
      '<',
      '&',
      '_x000D_',
      '😀',
    ),
    maxLength: 10,
  }),
);
const table = fc.array(fc.tuple(hardText, hardText, hardText), { minLength: 1, maxLength: 8 });
const COLUMNS = ['门店', '=意见', 'c'];

const readBack = async (name: string, content: string | Uint8Array): Promise<unknown[]> =>
  (await rowsOf(name, content)).map(({ values }) => COLUMNS.map((heading) => values[heading]));

/** A row of nothing is no row. */
const notEmpty = (rows: readonly (readonly TableCell[])[]): unknown[] =>
  rows.filter((cells) => cells.some((cell) => cell !== ''));

describe('a CSV that we write', () => {
  it('begins with a byte order mark and ends its lines as Excel wants them', () => {
    expect(
      csvText(
        ['门店', '数量'],
        [
          ['一分店', 3],
          ['二,分店', null],
        ],
      ),
    ).toBe('\uFEFF门店,数量\r\n一分店,3\r\n"二,分店",\r\n');
  });

  it('lets nothing run as a formula and changes no number', () => {
    const cells = csvText([], [[...FORMULAS, '-5', '+8613800138000', '-0.5', -7, '.5']]).split('\r\n');
    for (const formula of FORMULAS) expect(cells[1]).toMatch(new RegExp(`(^|[,"])'${escaped(formula)}`));
    expect(cells.slice(1).join('')).toMatch(/,-5,\+8613800138000,-0\.5,-7,\.5$/);
  });

  it('is read back by us as the same text', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        expect(await readBack('a.csv', csvText(COLUMNS, rows))).toEqual(notEmpty(rows));
      }),
      { numRuns: 500 },
    );
  });
});

const escaped = (text: string): string => text.replaceAll('"', '""').replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('an XLSX that we write', () => {
  it('is read back by us as the same text', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const bytes = await xlsxBytes('周报', COLUMNS, rows);
        expect(await readBack('a.xlsx', bytes)).toEqual(notEmpty(rows));
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same bytes for the same rows, whatever the sheet is called', async () => {
    const write = (): Promise<Uint8Array> => xlsxBytes("2026年第47周 [汇总]/'上报'", ['a'], [['x'], [1]]);
    expect(Buffer.from(await write()).equals(Buffer.from(await write()))).toBe(true);
    expect(await rowsOf('a.xlsx', await write())).toHaveLength(2);
  });

  it('types every text as a text and every number as a number', async () => {
    const parts = unzip(Buffer.from(await xlsxBytes('x', ['a', 'b'], [['=1+1', 7]])), 1_000_000);
    const sheet =
      typeof parts === 'string' ? parts : String(parts.find(({ name }) => name.endsWith('sheet1.xml'))?.data);
    expect(sheet).not.toContain('<f>');
    expect(sheet).toMatch(/<c r="A2"[^>]*t="(s|inlineStr)"/);
    expect(sheet).toMatch(/<c r="B2"[^>]*><v>7<\/v>/);
  });
});

const office = ['soffice', 'libreoffice'].find((name) => spawnSync(name, ['--version']).status === 0);

describe.skipIf(office === undefined)('opened in LibreOffice (skipped: it is not installed here)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'infoctl-office-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['csv', 'xlsx'])('shows every text of a %s as it was typed, and computes none', async (format) => {
    const rows = FORMULAS.filter((text) => !/[\t\r]/.test(text)).map((text) => [text, 'x']);
    const path = join(folder, `in.${format}`);
    writeFileSync(
      path,
      format === 'csv' ? csvText(['a', 'b'], rows) : await xlsxBytes('x', ['a', 'b'], rows),
    );
    const out = join(folder, format);
    const filter = format === 'csv' ? ['--infilter=CSV:44,34,76,1'] : [];
    execFileSync(office as string, ['--headless', ...filter, '--convert-to', 'fods', '--outdir', out, path], {
      timeout: 120_000,
    });
    expect(readFileSync(join(out, 'in.fods'), 'utf8')).not.toContain('table:formula');
  });
});
