import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitCsv } from '../../../src/work/intake/csv-split.ts';
import { faultOf, fileOf, readAll, rowsOf } from '../../support/row-files.ts';

const valuesOf = async (content: string | Uint8Array): Promise<unknown[]> =>
  (await rowsOf('a.csv', content)).map((row) => row.values);

describe('a CSV as people and programs write it', () => {
  it('gives each row by its headings, with its number and its line', async () => {
    const rows = await rowsOf('a.csv', '名称,数量\r\n"鞋,黑","1"\r\n\r\n"他说""好""",2\r\n');
    expect(rows).toEqual([
      { row: 1, line: 2, values: { 名称: '鞋,黑', 数量: '1' } },
      { row: 2, line: 4, values: { 名称: '他说"好"', 数量: '2' } },
    ]);
  });

  it('keeps line breaks inside quotes and goes on counting lines behind them', async () => {
    const rows = await rowsOf('a.csv', 'a,b\n"x\n\ny",1\nz,2');
    expect(rows).toEqual([
      { row: 1, line: 2, values: { a: 'x\n\ny', b: '1' } },
      { row: 2, line: 5, values: { a: 'z', b: '2' } },
    ]);
  });

  it.each([
    ['a,b\n1,"2;3"\n', ',', { a: '1', b: '2;3' }],
    ['a;b\n1;2,3\n', ';', { a: '1', b: '2,3' }],
    ['a\tb\n1\t2,3\n', '\t', { a: '1', b: '2,3' }],
    ['"a,x,y";b;c\n1;2;3\n', ';', { 'a,x,y': '1', b: '2', c: '3' }],
    ['意见\n1\n', ',', { 意见: '1' }],
  ])('finds the separator by the headings: %j', async (content, delimiter, values) => {
    expect(await readAll(fileOf('a.csv', content))).toMatchObject({
      about: { delimiter },
      rows: [{ values }],
    });
  });

  it('takes a full-width comma for the letter that it is', async () => {
    expect(await valuesOf('意见\n好，很好\n')).toEqual([{ 意见: '好，很好' }]);
  });

  it('takes lone carriage returns as line ends, as old Macintosh programs write them', async () => {
    expect(await valuesOf('a,b\r1,2\r3,4\r')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
  });

  it('takes a quote inside a cell that did not begin with one as a character', async () => {
    expect(await valuesOf('a,b\n5" 屏,他说"好"\n')).toEqual([{ a: '5" 屏', b: '他说"好"' }]);
  });

  it('passes over empty rows and empty columns that Excel leaves at the ends', async () => {
    expect(await valuesOf('a,b,,\n1,2,,\n,,,\n3,4,,\n')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
  });

  it('needs no line end at the end, and takes headings alone for no rows', async () => {
    expect(await valuesOf('a,b\n1,')).toEqual([{ a: '1', b: '' }]);
    expect(await readAll(fileOf('a.csv', 'a,b'))).toMatchObject({
      rows: [],
      about: { headings: ['a', 'b'] },
    });
  });

  it('keeps cells that look like formulas as text, and takes away the apostrophe of our own writer', async () => {
    expect(await valuesOf(`a,b,c,d\n=1+1,'=1+1,-5,'ok\n`)).toEqual([
      { a: '=1+1', b: '=1+1', c: '-5', d: `'ok` },
    ]);
  });

  it('agrees with csv-parse on any table that can be written', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '鞋', '"', ',', '\n', '\r\n', ' ', '😀'),
      maxLength: 8,
    });
    const line = fc.constantFrom('\n', '\r\n');
    const quoted = (text: string): string =>
      /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        line,
        (table, end) => {
          const text = table.map((cells) => cells.map(quoted).join(',') + end).join('');
          const ours = splitCsv(text, ',', 1, true);
          expect(ours.fault).toBeUndefined();
          expect(ours.records.map(({ cells }) => cells)).toEqual(parse(text, { relax_column_count: true }));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('gives the same rows wherever the text is cut into pieces at line ends', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 12 });
    fc.assert(
      fc.property(fc.array(cell), (parts) => {
        const text = `${parts.join('\n')}\n`;
        const whole = splitCsv(text, ',', 1, true);
        let rest = '';
        let line = 1;
        const records: unknown[] = [];
        let fault: unknown;
        for (const piece of [...text.split(/(?<=\n)/), '']) {
          const split = splitCsv(rest + piece, ',', line, piece === '');
          ({ rest, line, fault } = { fault: undefined, ...split });
          records.push(...split.records);
          if (fault) break;
        }
        expect({ records, fault }).toEqual({ records: whole.records, fault: whole.fault });
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a CSV that is wrong', () => {
  it('names a row with the wrong number of columns and goes on behind it', async () => {
    const rows = await rowsOf('a.csv', 'a,b\n1,2\n3\n4,5,6\n7,8\n');
    expect(rows.map(({ row, line, problem }) => [row, line, problem?.en])).toEqual([
      [1, 2, undefined],
      [2, 3, 'this row has 1 columns, the headings are 2; look for a missing separator or quote.'],
      [3, 4, 'this row has 3 columns, the headings are 2; look for a missing separator or quote.'],
      [4, 5, undefined],
    ]);
  });

  it.each([
    ['a quote that is never closed', 'a,b\n1,2\n3,"x\n4,5\n', 3, 1, '引号一直没有配对'],
    ['text behind a closing quote', 'a,b\n1,2\n"x"y,3\n4,5\n', 3, 1, '引号结束后又有文字'],
    ['a NUL', 'a,b\n1,2\n3,x\0y\n4,5\n', 3, 1, 'NUL 字符（U+0000）'],
    ['a NUL behind a quote that is still open', 'a,b\n1,2\n3,"x\n\0\n4,5\n', 4, 1, 'NUL 字符（U+0000）'],
    ['an empty heading', 'a,,b\n1,2,3\n', 1, 0, '第 2 列没有标题'],
    ['a heading that stands twice', 'a,b,a\n1,2,3\n', 1, 0, '第 1 列和第 3 列的标题都是“a”'],
    ['a heading that would change an object', 'a,__proto__\n1,2\n', 1, 0, '不能用“__proto__”作名称'],
  ])('ends at %s, says where, and keeps the rows before it', async (_, content, line, goodRows, said) => {
    const fault = await faultOf(fileOf('a.csv', content));
    expect(fault).toMatchObject({ kind: 'invalid', code: 'bad-file', goodRows, details: [{ line }] });
    expect(fault.text['zh-CN']).toContain(said);
    expect(fault.text.en).toContain(`line ${line}: `);
  });

  it('refuses a row over the limit, whether of one cell, of many, or by an open quote', async () => {
    const long = 'x'.repeat(10_000_000);
    const rows = ['a,b\n1,2\n3,', 'a,b\n1,2\n3,"'];
    for (const begin of rows) {
      const fault = await faultOf(fileOf('a.csv', `${begin}${long}\n5,6\n`));
      expect(fault).toMatchObject({ goodRows: 1, details: [{ line: 3 }] });
      expect(fault.text.en).toContain('limit of 1 MB');
    }
    const open = await faultOf(fileOf('a.csv', `a,b\n1,2\n3,"x\n${'4,5\n'.repeat(1_000_000)}`));
    expect(open).toMatchObject({ goodRows: 1, details: [{ line: 3 }] });
    expect(open.text.en).toContain('limit of 1 MB');
  });

  it('says of an empty file, and of one with nothing but line ends, that it is empty', async () => {
    for (const content of ['', '\uFEFF', '\n\n\r\n']) {
      expect((await faultOf(fileOf('a.csv', content))).text.en).toContain('empty');
    }
  });
});
