import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingOf } from '../../../src/work/intake/encoding.ts';
import { faultOf, fileOf, gb18030, readAll, utf16be } from '../../support/row-files.ts';

const TABLE = '门店,意见\n一分店,“服务好”，下次还来！\n二分店,鞋子偏小;换货太慢\n';
const EXPECTED = [
  { 门店: '一分店', 意见: '“服务好”，下次还来！' },
  { 门店: '二分店', 意见: '鞋子偏小;换货太慢' },
];
const BOM = '\uFEFF';

describe('the encoding of a file', () => {
  it.each([
    ['utf-8', Buffer.from(TABLE)],
    ['utf-8', Buffer.from(BOM + TABLE)],
    ['utf-8', Buffer.from(TABLE.replaceAll('\n', '\r\n'))],
    ['gb18030', gb18030(TABLE)],
    ['gb18030', gb18030(TABLE.replaceAll('\n', '\r\n'))],
    ['utf-16le', Buffer.from(BOM + TABLE, 'utf16le')],
    ['utf-16be', utf16be(BOM + TABLE)],
    ['utf-16le', Buffer.from(TABLE, 'utf16le')],
    ['utf-16be', utf16be(TABLE)],
  ])('is found and named: %s', async (encoding, bytes) => {
    const { about, rows } = await readAll(fileOf('a.csv', bytes));
    expect(about.encoding).toBe(encoding);
    expect(rows.map(({ values }) => values)).toEqual(EXPECTED);
  });

  it('reads characters of four GB18030 bytes', async () => {
    const emoji = Buffer.from([0x94, 0x39, 0xfc, 0x36]);
    const { rows } = await readAll(
      fileOf('a.csv', Buffer.concat([gb18030('意见\n好'), emoji, gb18030('很好\n')])),
    );
    expect(rows[0]?.values).toEqual({ 意见: '好😀很好' });
  });

  it('is decided where the first character beyond ASCII stands, even a megabyte into the file', async () => {
    const ascii = 'a,b\n' + '1,2\n'.repeat(300_000);
    const { about, rows } = await readAll(
      fileOf('a.csv', Buffer.concat([Buffer.from(ascii), gb18030('很好,意见\n')])),
    );
    expect(about.encoding).toBe('gb18030');
    expect(rows.at(-1)?.values).toEqual({ a: '很好', b: '意见' });
  });

  it('never takes UTF-8 for GB18030, not even with a byte torn out of it', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'意见服务态度好，质量。abc12,\n'),
      minLength: 12,
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.nat(), (chinese, at) => {
        const bytes = Buffer.from(`意见很好的${chinese}`);
        const torn = Buffer.concat([
          bytes.subarray(0, at % bytes.length),
          bytes.subarray((at % bytes.length) + 1),
        ]);
        expect(encodingOf(bytes)).toBe('utf-8');
        expect(encodingOf(torn)).toBe('utf-8');
      }),
      { numRuns: 2000 },
    );
  });

  it('finds GB18030 in any Chinese text under a Chinese heading', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'意见服务态度好，质量。的了是不我有在他这中大来上'),
      minLength: 8,
      maxLength: 80,
    });
    fc.assert(
      fc.property(text, (chinese) => {
        expect(encodingOf(gb18030(`意见${chinese}`))).toBe('gb18030');
      }),
      { numRuns: 2000 },
    );
  });

  it('ends where the file goes on in another encoding, names the line and keeps the rows before it', async () => {
    const bytes = Buffer.concat([Buffer.from(TABLE), gb18030('三分店,还可以\n四分店,很好\n')]);
    const { rows, fault } = await readAll(fileOf('a.csv', bytes));
    expect(rows.map(({ values }) => values)).toEqual(EXPECTED);
    expect(fault).toMatchObject({ goodRows: 2, details: [{ line: 4, row: 3 }] });
    expect(fault?.text['zh-CN']).toContain('第 4 行：前面都是 UTF-8 编码，这一行却不是');
  });

  it('ends where a UTF-16 file has half a character', async () => {
    const bytes = Buffer.concat([
      Buffer.from(BOM + TABLE, 'utf16le'),
      Buffer.from([0x31, 0, 0x3d, 0xd8, 10, 0]),
    ]);
    expect(await faultOf(fileOf('a.csv', bytes))).toMatchObject({ goodRows: 2, details: [{ line: 4 }] });
    const cut = Buffer.from(BOM + TABLE, 'utf16le').subarray(0, -1);
    expect(await faultOf(fileOf('a.csv', cut))).toMatchObject({ goodRows: 1, details: [{ line: 3 }] });
  });

  it('is refused where it is none that is known', async () => {
    const bytes = Buffer.from([0x61, 0x2c, 0x62, 10, 0xff, 0xfe, 0x80, 0xff, 0xff, 10]);
    expect((await faultOf(fileOf('a.csv', bytes))).text.en).toContain('none of UTF-8, GB18030 and UTF-16');
  });
});
