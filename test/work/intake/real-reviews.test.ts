import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvText, xlsxBytes } from '../../../src/documents/table-file.ts';
import { fileOf, readAll } from '../../support/row-files.ts';

const DATA = process.env['INFOCTL_DATA'] ?? '../shared/data';

describe.each(['hotel-reviews.csv', 'takeaway-reviews.csv'])('the real reviews of %s', (name) => {
  const path = join(DATA, name);

  it.skipIf(!existsSync(path))(
    'come out as csv-parse reads them, and survive our own CSV and XLSX, UTF-16 and a cut (skipped: no data here)',
    async () => {
      const expected = parse(readFileSync(path), { bom: true }) as string[][];
      const [headings = [], ...cells] = expected;
      const { about, rows, fault } = await readAll(path);
      expect(fault).toBeUndefined();
      expect(about).toMatchObject({ format: 'csv', encoding: 'utf-8', delimiter: ',', headings });
      const read = rows.map(({ values }) => headings.map((heading) => values[heading]));
      expect(read).toEqual(cells);

      const again = [
        fileOf('own.csv', csvText(headings, cells)),
        fileOf('own.xlsx', await xlsxBytes('评论', headings, cells)),
        fileOf(
          'utf16.csv',
          Buffer.from(`\uFEFF${readFileSync(path, 'utf8').replace(/^\uFEFF/, '')}`, 'utf16le'),
        ),
      ];
      for (const other of again) {
        expect((await readAll(other)).rows.map(({ values }) => values)).toEqual(
          rows.map(({ values }) => values),
        );
      }

      const whole = readFileSync(path);
      const cut = await readAll(fileOf('cut.csv', whole.subarray(0, Math.floor(whole.length / 2) - 1)));
      expect(cut.rows.slice(0, -1)).toEqual(rows.slice(0, cut.rows.length - 1));
    },
  );
});
