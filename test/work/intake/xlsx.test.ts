import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { FileFault } from '../../../src/work/intake/faults.ts';
import { plainNumber } from '../../../src/work/intake/xlsx.ts';
import { faultOf, fileOf, readAll, rowsOf } from '../../support/row-files.ts';
import { workbookOf, zipOf } from '../../support/zip.ts';

/** Number formats by style: 0 none, 1 to 7 as named in the tests. */
const STYLES = `<numFmts count="4"><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="165" formatCode="000000"/><numFmt numFmtId="166" formatCode="0.0%"/><numFmt numFmtId="167" formatCode="yyyy-mm-dd hh:mm"/></numFmts><cellXfs count="8"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="20"/></cellXfs>`;

const text = (ref: string, value: string): string =>
  `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (ref: string, value: string, style = 0): string =>
  `<c r="${ref}" s="${style}"><v>${value}</v></c>`;

/** The values in column A below a heading, one row for each cell given. */
async function columnOf(cells: readonly string[], options = {}): Promise<unknown[]> {
  const rows = cells.map(
    (cell, index) => `<row r="${index + 2}">${cell.replaceAll('REF', `A${index + 2}`)}</row>`,
  );
  const zip = zipOf(
    workbookOf(`<row r="1">${text('A1', 'v')}</row>${rows.join('')}`, { styles: STYLES, ...options }),
  );
  return (await rowsOf('a.xlsx', zip)).map(({ values, problem }) => problem?.en ?? values['v']);
}

describe('an XLSX', () => {
  it('is read from its first sheet that is not hidden, with the sheet row as line', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '说明', rows: [['x']], hidden: true },
        {
          name: '周报',
          rows: [[], ['门店', ' 数量 ', null], [null, null], ['一分店', 3, null], ['二分店', null]],
        },
        { name: '另一张', rows: [['y']] },
      ],
    });
    const { about, rows } = await readAll(fileOf('a.xlsx', bytes));
    expect(about).toMatchObject({
      format: 'xlsx',
      sheet: '周报',
      encoding: null,
      headings: ['门店', '数量'],
    });
    expect(rows).toEqual([
      { row: 1, line: 4, values: { 门店: '一分店', 数量: '3' } },
      { row: 2, line: 5, values: { 门店: '二分店', 数量: '' } },
    ]);
  });

  it('gives days as they are shown, in every way that Excel in China keeps them, whatever the zone of the machine', async () => {
    const zone = process.env['TZ'];
    try {
      for (const place of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
        process.env['TZ'] = place;
        expect(
          await columnOf(
            [1, 2, 3]
              .map((style) => number('REF', '46349', style))
              .concat(number('REF', '46349.604166666664', 6)),
          ),
        ).toEqual(['2026-11-23', '2026-11-23', '2026-11-23', '2026-11-23T14:30']);
      }
    } finally {
      process.env['TZ'] = zone;
    }
    expect(await columnOf([number('REF', '44887', 1)], { date1904: true })).toEqual(['2026-11-23']);
    expect(await columnOf([number('REF', '0.604166666666667', 7)])).toEqual(['14:30']);
  });

  it('gives figures as they were typed: no exponent, no binary remains, zeros and percents as shown', async () => {
    expect(
      await columnOf([
        number('REF', '13800138000'),
        number('REF', '1.3800138E10'),
        number('REF', '1200.5'),
        number('REF', '0.30000000000000004'),
        number('REF', '1.1000000000000001'),
        number('REF', '-7'),
        number('REF', '12', 4),
        number('REF', '0.285', 5),
        number('REF', '0.0000001'),
      ]),
    ).toEqual(['13800138000', '13800138000', '1200.5', '0.3', '1.1', '-7', '000012', '28.5%', '0.0000001']);
    expect(plainNumber(1e21)).toBe('1000000000000000000000');
  });

  it('keeps text as text: formulas typed as text, rich text, line breaks, entities', async () => {
    expect(
      await columnOf(
        [
          text('REF', '=1+1'),
          '<c r="REF" t="s"><v>0</v></c>',
          text('REF', '&lt;b&gt; &amp; &#20320;\n好'),
          '<c r="REF" t="b"><v>1</v></c>',
          '<c r="REF" t="str"><f>A1&amp;"x"</f><v>vx</v></c>',
          '<c r="REF"><f>1+1</f><v>2</v></c>',
        ],
        { shared: '<si><r><t>很</t></r><r><t>好</t></r></si>' },
      ),
    ).toEqual(['=1+1', '很好', '<b> & 你\n好', 'true', 'vx', '2']);
  });

  it('names a cell that holds an error or was never computed, and goes on', async () => {
    expect(
      await columnOf(['<c r="REF" t="e"><v>#N/A</v></c>', '<c r="REF"><f>1+1</f></c>', text('REF', 'x')]),
    ).toEqual([
      'column A holds the formula error #N/A; mend it in Excel.',
      'the formula in column A was never computed; open the file in Excel and save it once.',
      'x',
    ]);
  });

  it('names a row with text beyond the headings', async () => {
    const rows = `<row r="1">${text('A1', 'a')}</row><row r="2">${text('A2', '1')}${text('C2', 'x')}</row>`;
    expect((await rowsOf('a.xlsx', zipOf(workbookOf(rows))))[0]?.problem?.en).toContain(
      '3 columns, the headings are 1',
    );
  });

  it('is found by its content under any name', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: 'x', rows: [['a'], ['1']] }] });
    for (const name of ['a.csv', 'a', 'a.json'])
      expect((await readAll(fileOf(name, bytes))).about.format).toBe('xlsx');
  });
});

describe('a hostile or broken XLSX', () => {
  it('that unpacks to more than 50 MB is refused before it is read, whatever size it states', async () => {
    const bomb = Buffer.alloc(60_000_000, ' ');
    for (const stated of [undefined, 100, 0]) {
      const entry = {
        name: 'xl/worksheets/sheet1.xml',
        data: bomb,
        ...(stated === undefined ? {} : { stated }),
      };
      const zip = zipOf([...workbookOf(''), entry]);
      expect(zip.length).toBeLessThan(100_000);
      expect((await faultOf(fileOf('a.xlsx', zip))).text.en).toContain('limit of 50 MB');
    }
  });

  it('of many parts is counted in all', async () => {
    const part = Buffer.alloc(6_000_000, ' ');
    const zip = zipOf([
      ...workbookOf(''),
      ...Array.from({ length: 10 }, (_, i) => ({ name: `xl/media/${i}`, data: part })),
    ]);
    expect((await faultOf(fileOf('a.xlsx', zip))).text.en).toContain('limit of 50 MB');
  });

  it('of little text and millions of tags is refused before a tree is built of it', async () => {
    for (const shared of ['<si/>'.repeat(3_000_000), '<a>'.repeat(3_000_000)]) {
      expect((await faultOf(fileOf('a.xlsx', zipOf(workbookOf('', { shared }))))).text.en).toContain(
        'limit of 50 MB',
      );
    }
  });

  it('that is cut off anywhere is refused as damaged', async () => {
    const zip = zipOf(workbookOf(`<row r="1">${text('A1', 'a')}</row><row r="2">${text('A2', '1')}</row>`));
    expect(await rowsOf('a.xlsx', zip)).toHaveLength(1);
    for (let length = 4; length < zip.length; length += 37) {
      expect(await faultOf(fileOf('a.xlsx', zip.subarray(0, length)))).toMatchObject({
        code: 'bad-file',
        goodRows: 0,
      });
    }
  });

  it('with any one bit turned over is read or refused, never a crash', async () => {
    const zip = zipOf(workbookOf(`<row r="1">${text('A1', 'a')}</row><row r="2">${text('A2', '1')}</row>`));
    for (let bit = 32; bit < zip.length * 8; bit += 61) {
      const turned = Buffer.from(zip);
      turned[bit >> 3] = (turned[bit >> 3] as number) ^ (1 << (bit & 7));
      const outcome = await readAll(fileOf('a.xlsx', turned)).catch((error: unknown) => error);
      expect(outcome).toSatisfy((found: object) => 'rows' in found || found instanceof FileFault);
    }
  });

  it('unfolds no entities of its own', async () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const doctype = `<!DOCTYPE sst [<!ENTITY l0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">${lol}]>`;
    const values = await columnOf(['<c r="REF" t="s"><v>0</v></c>', text('REF', 'x')], {
      doctype,
      shared: '<si><t>&l9;&f;</t></si>',
    }).catch((error: unknown) => error);
    expect(JSON.stringify(values)).not.toMatch(/hahaha|root:/);
  });

  it('with two cells at the far corners is refused or read in little memory', async () => {
    const corner = `<row r="1">${text('A1', 'a')}</row><row r="1048576">${text('XFD1048576', 'x')}</row>`;
    await expect(readAll(fileOf('a.xlsx', zipOf(workbookOf(corner))))).rejects.toMatchObject({
      code: 'bad-file',
    });
    const beyond = `<row r="1">${text('A1', 'a')}</row><row r="99999999">${text('A99999999', 'x')}</row>`;
    await expect(readAll(fileOf('a.xlsx', zipOf(workbookOf(beyond))))).rejects.toMatchObject({
      code: 'bad-file',
    });
  });

  it('without headings is empty', async () => {
    expect((await faultOf(fileOf('a.xlsx', zipOf(workbookOf(''))))).text.en).toContain('empty');
  });
});
