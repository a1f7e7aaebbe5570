import { describe, expect, it } from 'vitest';
import { say, type Text } from '../../../src/kernel/language.ts';
import type { FieldType } from '../../../src/rules/forms/types.ts';
import { mapColumns } from '../../../src/work/intake/columns.ts';
import { mapHeadings, type NamedField } from '../../../src/work/intake/headings.ts';
import { readRecords } from '../../../src/work/intake/records.ts';
import { fileOf } from '../../support/row-files.ts';

const field = (
  name: string,
  label: Text,
  type: FieldType = 'text',
  fields: readonly NamedField[] = [],
): NamedField => ({
  name,
  label,
  type,
  fields,
});

const form = {
  fields: [
    field('content', say('意见内容', 'Content')),
    field('ratings', say('评价', 'Ratings'), 'ratings', [
      field('quality', say('质量', 'Quality')),
      field('price', say('价格', 'Price')),
    ]),
    field('salesLines', say('单品销售', 'Sales by product'), 'list', [
      field('product', say('产品', 'Product')),
      field('qty', say('数量', 'Quantity'), 'integer'),
    ]),
    field('tags', say('标签', 'Tags'), 'list'),
  ],
};

const paths = (headings: readonly string[], map = {}): unknown =>
  Object.fromEntries(mapHeadings(headings, form, map));

describe('headings of a table of records', () => {
  it('are names or labels in either language, blanks, width and case apart', () => {
    expect(
      paths([
        '意见内容',
        ' Ratings.Quality',
        '评价.价格',
        'PERIOD',
        '填表人',
        '单 品销售.1.产品',
        'salesLines.2.qty',
        '标签.1',
      ]),
    ).toEqual({
      意见内容: 'content',
      ' Ratings.Quality': 'ratings.quality',
      '评价.价格': 'ratings.price',
      PERIOD: 'period',
      填表人: 'submitter',
      '单 品销售.1.产品': 'salesLines.1.product',
      'salesLines.2.qty': 'salesLines.2.qty',
      '标签.1': 'tags.1',
    });
  });

  it('know the keys that belong to no form by what people call them', () => {
    const words = ['期间', '填表人', '单位', '门店', '客户', '收到日期', '方式', '零报告', '外部编号'];
    expect(Object.values(paths(words) as object)).toEqual([
      'period',
      'submitter',
      'unit',
      'store',
      'client',
      'received',
      'channel',
      'nil',
      'externalId',
    ]);
    expect(paths(['无异常', 'External ID'])).toEqual({ 无异常: 'nil', 'External ID': 'externalId' });
  });

  it('may carry a remark in brackets or the star of what must be filled in', () => {
    expect(paths(['意见内容（必填）', '单品销售.1.数量(件)', '*期间'])).toEqual({
      '意见内容（必填）': 'content',
      '单品销售.1.数量(件)': 'salesLines.1.qty',
      '*期间': 'period',
    });
  });

  it('are given by --map, also to be left out', () => {
    expect(paths(['review', 'label'], { content: 'review', '-': 'label' })).toEqual({ review: 'content' });
    expect(paths(['review'], { 意见内容: ' Review' })).toEqual({ review: 'content' });
  });

  it.each([
    [
      ['意见内荣'],
      {},
      'unknown-heading',
      3,
      '不认识列标题“意见内荣”。是不是“意见内容”？可用 --map 字段=意见内荣',
    ],
    [['contents'], {}, 'unknown-heading', 3, '是不是“content”'],
    [['salesLines.0.qty'], {}, 'unknown-heading', 3, '不认识列标题'],
    [['salesLines.1'], {}, 'unknown-heading', 3, '不认识列标题'],
    [['salesLines.x.qty'], {}, 'unknown-heading', 3, '不认识列标题'],
    [['content', '意见内容'], {}, 'heading-twice', 3, '“content”和“意见内容”两列都是 content'],
    [['salesLines', 'salesLines.1.qty'], {}, 'heading-twice', 3, '两列都是 salesLines.1.qty'],
    [['salesLines.1.qty', 'salesLines'], {}, 'heading-twice', 3, '两列都是 salesLines'],
    [['ratings.price', 'content', 'ratings'], {}, 'heading-twice', 3, '“ratings.price”和“ratings”两列'],
    [['a'], { conten: 'a' }, 'bad-map', 2, '“conten”不是字段。是不是“content”'],
    [['review'], { content: 'reviw' }, 'bad-map', 2, '列标题“reviw”不在文件里。是不是“review”'],
    [['\u001b[31mx'], {}, 'unknown-heading', 3, '“␛[31mx”'],
  ])('that are wrong are named with what would be right: %j %j', (headings, map, code, exitCode, said) => {
    let thrown: unknown;
    try {
      mapHeadings(headings, form, map);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, exitCode, text: { 'zh-CN': expect.stringContaining(said) } });
  });

  it('names every wrong heading of a file, not only the first', () => {
    let thrown: unknown;
    try {
      mapHeadings(['x', 'content', 'y'], form);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ details: [{ field: 'x' }, { field: 'y' }] });
  });
});

describe('columns of a list of people, units or clients', () => {
  const columns = [
    { name: 'id', labels: ['编号', '工号'] },
    { name: 'name', labels: ['名称', '姓名'] },
    { name: 'parent', labels: ['上级'] },
  ];

  it('are matched by name or label', () => {
    expect([...mapColumns(['工号', 'Name', '上级'], columns)]).toEqual([
      ['工号', 'id'],
      ['Name', 'name'],
      ['上级', 'parent'],
    ]);
  });

  it('are refused where unknown or given twice', () => {
    expect(() => mapColumns(['工号', '姓明'], columns)).toThrow(/"姓明" is no field\. Did you mean "姓名"\?/);
    expect(() => mapColumns(['工号', '编号'], columns)).toThrow(/are both id/);
  });
});

describe('records in a file', () => {
  const read = async (name: string, content: string, map = {}): Promise<unknown[]> => {
    const found: unknown[] = [];
    const { batches } = await readRecords(fileOf(name, content), form, { map });
    for await (const batch of batches())
      found.push(...batch.map(({ values, problem }) => problem?.en ?? values));
    return found;
  };

  it('come under the names of the form, nested ones under their path; empty cells say nothing', async () => {
    const headings = '意见内容,评价.质量,单品销售.1.产品,单品销售.1.数量,Tags.2';
    expect(await read('a.csv', `${headings}\n好,5,鞋,1,甲\n,,,2,\n`)).toEqual([
      {
        content: '好',
        'ratings.quality': '5',
        'salesLines.1.product': '鞋',
        'salesLines.1.qty': '1',
        'tags.2': '甲',
      },
      { 'salesLines.1.qty': '2' },
    ]);
  });

  it('keep what JSON says, take labels as keys, and refuse an unknown key with its row', async () => {
    expect(
      await read(
        'a.json',
        '[{"content":"好","salesLines":[{"product":"鞋"}],"nil":false},{"意见内容":"差"},{"contens":"x"},{"content":"y"}]',
      ),
    ).toEqual([
      { content: '好', salesLines: [{ product: '鞋' }], nil: false },
      { content: '差' },
      expect.stringContaining('the heading "contens" is no field. Did you mean "content"?'),
      { content: 'y' },
    ]);
  });

  it('take --map for keys of JSON too', async () => {
    expect(
      await read('a.ndjson', '{"review":"好","label":1}\n{"review":"差"}\n', {
        content: 'review',
        '-': 'label',
      }),
    ).toEqual([{ content: '好' }, { content: '差' }]);
  });

  it('pass on the fault of a row', async () => {
    expect(await read('a.csv', 'content,tags.1\n好\n')).toEqual([expect.stringContaining('1 columns')]);
  });

  it('are refused before any is read where a heading is unknown', async () => {
    await expect(readRecords(fileOf('a.csv', 'x\n1\n'), form)).rejects.toMatchObject({
      code: 'unknown-heading',
    });
  });
});
