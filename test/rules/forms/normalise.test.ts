import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../../src/rules/forms/normalise.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';
import { spoiled } from './mutations.ts';
import { NOW, shipped, VALID, VALID_RECORDS } from './shipped.ts';

const sales = shipped('sales-feedback');

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** The value that a field gets, or what a person is told in Chinese. */
function read(form: string, field: string, value: unknown): unknown {
  const { record, problems } = normalise(shipped(form), { [field]: value }, NOW);
  if (problems.length > 0) return problems.map(({ message }) => message['zh-CN']).join('');
  return field
    .split('.')
    .reduce<unknown>(
      (part, step) =>
        (part as { [key: string]: unknown } | undefined)?.[/^\d+$/.test(step) ? Number(step) - 1 : step],
      record,
    );
}

describe('whole numbers', () => {
  it.each<[unknown, unknown]>([
    ['120', 120],
    ['１２０', 120],
    ['1,200', 1200],
    ['１，２００', 1200],
    ['1,234,567', 1234567],
    ['1.2万', 12000],
    ['120件', 120],
    ['120 件', 120],
    ['1200.00', 1200],
    ['007', 7],
    [120, 120],
    [120n, 120],
    ['', undefined],
    ['  ', undefined],
    [null, undefined],
  ])('%s is read as %s', (given, value) => expect(read('sales-feedback', 'salesTarget', given)).toBe(value));

  it.each<[unknown, RegExp]>([
    ['1,20', /可读作 120，也可读作 1\.20/],
    ['1.200', /可读作 1\.2，也可读作 1200/],
    ['12.5', /读作 12\.5，这里要填整数/],
    ['1,20.5', /逗号或小数点位置不对.*请写成 1,200 这样。$/],
    ['一百', /填的“一百”不是数字，请写成 1200 这样。$/],
    ['9007199254740993', /太大/],
    [2 ** 53, /太大/],
    [1e21, /不是数字/],
    [Number.NaN, /不是数字/],
    ['1e3', /不是数字/],
    [true, /不是数字/],
    [['1'], /只填一个值/],
    ['0x10', /不是数字/],
    ['٣', /不是数字/],
  ])('%s is refused, and it is said how it was read', (given, words) => {
    expect(read('sales-feedback', 'salesTarget', given)).toMatch(words);
    expect(read('sales-feedback', 'salesTarget', given)).toMatch(/^“目标销量”/);
  });
});

describe('money and percentages', () => {
  it.each<[unknown, unknown]>([
    ['1200.5', '1200.50'],
    ['¥1,200.50', '1200.50'],
    ['￥１，２００', '1200.00'],
    ['1200元', '1200.00'],
    ['1.5万', '15000.00'],
    ['3.99亿元', '399000000.00'],
    [1200.5, '1200.50'],
    [0.1, '0.10'],
    ['-0.00', '0.00'],
    ['0012.3', '12.30'],
    ['99999999999.99', '99999999999.99'],
  ])('%s is %s yuan', (given, value) => expect(read('sales-feedback', 'expenses', given)).toBe(value));

  it.each<[unknown, RegExp]>([
    [0.1 + 0.2, /最多 2 位小数/],
    ['1200.505', /最多 2 位小数/],
    ['1.500', /可读作 1\.5，也可读作 1500/],
    ['(5)', /不是数字，请写成 1200 或 1200.50 这样。$/],
    ['5美元', /不是数字/],
  ])('%s is no amount', (given, words) => expect(read('sales-feedback', 'expenses', given)).toMatch(words));

  it.each<[unknown, unknown]>([
    ['85', '85.0'],
    ['85.5%', '85.5'],
    ['８５％', '85.0'],
    [85.5, '85.5'],
  ])('%s is %s percent', (given, value) =>
    expect(read('sales-feedback', 'distributionRate', given)).toBe(value),
  );

  it('what is no percentage is answered with how one is written', () => {
    expect(read('sales-feedback', 'distributionRate', '大约')).toMatch(/请写成 85 或 85\.5 这样。$/);
  });

  it('a share of one is no percentage', () => {
    expect(read('sales-feedback', 'distributionRate', '0.855')).toMatch(/读作 0\.855.*请写成 85\.5 这样/);
  });

  it('the text of a sum is kept digit by digit, however large', () => {
    const digits = fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n });
    holdsAtRandom(
      'money written in many ways',
      2000,
      fc.property(
        digits,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('', '元'),
        (cents, grouped, wide, unit) => {
          const text = cents.toString().padStart(3, '0');
          const [whole, fraction] = [text.slice(0, -2), text.slice(-2)];
          const written = `${grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole}.${fraction}${unit}`;
          const typed = wide
            ? written.replace(/[0-9.,]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
            : written;
          expect(read('sales-feedback', 'expenses', typed)).toBe(`${whole}.${fraction}`);
        },
      ),
    );
  });
});

describe('days and moments', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026/11/2', '2026-11-02'],
    ['2026.11.20', '2026-11-20'],
    ['2026年11月2日', '2026-11-02'],
    ['２０２６－１１－２０', '2026-11-20'],
    ['20261120', '2026-11-20'],
    ['11/20', '2026-11-20'],
    ['20/11', '2026-11-20'],
    ['11月20日', '2026-11-20'],
    ['11/20/2026', '2026-11-20'],
    ['今天', '2026-11-23'],
    ['昨天', '2026-11-22'],
    ['2026-11-20 00:00:00', '2026-11-20'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is the day %s', (given, day) => expect(read('customer-opinion', 'askedOn', given)).toBe(day));

  it.each([
    ['3/4', /3 月 4 日.*4 月 3 日/],
    ['03/04/2026', /可读作/],
    ['2026-02-29', /不是日历上的日子/],
    ['2026-13-01', /不是日历上的日子/],
    ['12/25', /没有写年份/],
    ['26/11/20', /不是日期/],
    ['2026-11', /不是日期/],
    ['46012', /不是日期/],
    ['2026-11-20 10:20', /不是日期/],
  ])('%s is refused', (given, words) => expect(read('customer-opinion', 'askedOn', given)).toMatch(words));

  it.each([
    ['2026-11-20T10:20:00+08:00', '2026-11-20T10:20:00+08:00'],
    ['2026-11-20 10:20', '2026-11-20T10:20:00+08:00'],
    ['2026-11-20T02:20:00Z', '2026-11-20T10:20:00+08:00'],
    ['2026-11-20T18:20:00.5-08:00', '2026-11-21T10:20:00+08:00'],
    ['11月20日10时20分', '2026-11-20T10:20:00+08:00'],
    ['11月20日 下午3点半', '2026-11-20T15:30:00+08:00'],
    ['10：20', '2026-11-23T10:20:00+08:00'],
    ['昨天 9:05', '2026-11-22T09:05:00+08:00'],
  ])('%s is the moment %s', (given, moment) => expect(read('urgent', 'spokenAt', given)).toBe(moment));

  it.each([
    ['2026-11-20 25:00', /时刻不存在/],
    ['2026-11-20', /不是日期和时刻/],
    ['2026-02-30 10:00', /不是日历上的日子/],
    ['10:2', /不是日期和时刻/],
  ])('%s is no moment', (given, words) => expect(read('urgent', 'spokenAt', given)).toMatch(words));

  it('a time without an offset is that of the office, summer and winter', () => {
    const at = (given: string) =>
      normalise(shipped('urgent'), { spokenAt: given }, { today: '2026-11-23', zone: 'America/New_York' })
        .record['spokenAt'];
    expect(at('2026-07-01 10:00')).toBe('2026-07-01T10:00:00-04:00');
    expect(at('2026-11-20 10:00')).toBe('2026-11-20T10:00:00-05:00');
  });
});

describe('choices', () => {
  it.each<[unknown, unknown]>([
    ['price', 'price'],
    ['价格', 'price'],
    ['Price', 'price'],
    [' 价格 ', 'price'],
    ['', undefined],
  ])('%s is the category %s', (given, code) =>
    expect(read('customer-opinion', 'category', given)).toBe(code),
  );

  it.each<[unknown, readonly string[]]>([
    ['窜货；质量问题', ['cross-region', 'quality']],
    ['质量问题;窜货', ['cross-region', 'quality']],
    ['窜货、窜货', ['cross-region']],
    ['counterfeit, 其他', ['counterfeit', 'other']],
    [
      ['other', '窜货'],
      ['cross-region', 'other'],
    ],
    ['未发现', ['none']],
  ])('%s are the anomalies %s', (given, codes) =>
    expect(read('sales-feedback', 'anomalies', given)).toEqual(codes),
  );

  it('a slip is answered with what was meant and what there is', () => {
    expect(read('customer-opinion', 'category', '价各')).toMatch(
      /^“意见类别”填的“价各”不在可选项中：产品质量、价格、.*是不是“价格”？$/,
    );
  });

  it.each<[unknown, unknown]>([
    ['是', true],
    ['否', false],
    ['Y', true],
    ['0', false],
    [true, true],
    ['√', true],
    ['', undefined],
  ])('%s is %s', (given, value) => expect(read('customer-opinion', 'isMajor', given)).toBe(value));

  it('maybe is neither yes nor no', () =>
    expect(read('customer-opinion', 'isMajor', '也许')).toMatch(/看不出是或否/));

  it('a rating in other words is answered with the labels', () => {
    expect(read('customer-opinion', 'ratings.overall', '很好')).toMatch(/“很好”不在可选项中：.*满意/);
  });

  it('a rating is its figure or its label', () => {
    expect(read('customer-opinion', 'ratings.overall', '满意')).toBe(4);
    expect(normalise(shipped('customer-opinion'), { '满意度评价.总体': '５' }, NOW).record).toEqual({
      ratings: { overall: 5 },
    });
  });
});

describe('text', () => {
  it('keeps what was written but for line ends and blanks around it', () => {
    expect(read('sales-feedback', 'summary', '  a\r\nb\rc 👩‍🌾 =1+1 \n')).toBe('a\nb\nc 👩‍🌾 =1+1');
  });

  it.each(['\u0000', '\u001b[31m', '\u202e', '\u200b', '\ufeff', '\ud800', '\u009b'])(
    'refuses the invisible %j with its place',
    (sign) => {
      expect(read('sales-feedback', 'summary', `第一行\n第二${sign}行`)).toMatch(
        /^“本期总结”里第 2 行第 3 个字/,
      );
      expect(read('sales-feedback', 'summary', `${sign}开头`)).toMatch(/第 1 行第 1 个字/);
    },
  );
});

describe('where an answer stands', () => {
  it('nested answers have dots and count from 1; empty entries are left out', () => {
    const { record, problems } = normalise(
      sales,
      {
        'salesLines.1.product': 'a',
        '单品销售.3.产品': 'c',
        'salesLines.3.qty': '2',
        'salesLines.2.product': ' ',
        '陈列.陈列面': '4',
      },
      NOW,
    );
    expect(problems).toEqual([]);
    expect(record).toEqual({
      salesLines: [{ product: 'a' }, { product: 'c', qty: 2 }],
      display: { faces: 4 },
    });
  });

  it('labels in either language stand for names, also with their measure', () => {
    const { record } = normalise(
      sales,
      { '目标销量（件）': 1, 'Units sold': 2, 期间: '2026-W47', 无情况: '否' },
      NOW,
    );
    expect(record).toEqual({ salesTarget: 1, salesActual: 2, period: '2026-W47' });
  });

  it.each([
    'salesLines.0.product',
    'salesLines.201.product',
    'salesLines.1',
    'salesLines.x.qty',
    'salesLines.1.qty.x',
    '__proto__',
    'constructor',
    'salesLines.__proto__.x',
    'toString',
    'display.constructor',
    'a.b.c.d.e.f.g.h.i.j.k',
  ])('%s is told and goes nowhere', (key) => {
    const raw = JSON.parse(`{${JSON.stringify(key)}: "1"}`) as Record<string, unknown>;
    const { record, problems } = normalise(sales, raw, NOW);
    expect(record).toEqual({});
    expect(problems.map(({ field }) => field)).toEqual([key]);
    expect(({} as Record<string, unknown>)['product']).toBeUndefined();
  });

  it('hostile keys inside lists and groups are told', () => {
    const raw = JSON.parse(
      '{"salesLines":[{"product":"a","__proto__":{"qty":1}}],"display":{"constructor":1}}',
    ) as Record<string, unknown>;
    expect(normalise(sales, raw, NOW).problems.map(({ field }) => field)).toEqual([
      'salesLines.1.__proto__',
      'display.constructor',
    ]);
  });

  it('the same answer twice is told', () => {
    const twice = (raw: Record<string, unknown>) =>
      normalise(sales, raw, NOW).problems.map(({ field }) => field);
    expect(twice({ salesTarget: '1', 目标销量: '2' })).toEqual(['salesTarget']);
    expect(twice({ 'salesLines.1.qty': '1', '单品销售.1.数量': '2' })).toEqual(['salesLines.1.qty']);
    expect(twice({ salesLines: [{ qty: 1 }], 'salesLines.1.qty': '1' })).toEqual(['salesLines']);
  });

  it('an entry that is given whole under a path is told, and what was handed over stays as it was', () => {
    const entry = { product: 'a' };
    const { problems } = normalise(sales, { 'salesLines.1': entry, 'salesLines.1.qty': '1' }, NOW);
    expect(problems.map(({ field }) => field)).toEqual(['salesLines.1']);
    expect(entry).toEqual({ product: 'a' });
  });

  it('too many entries are refused before they are read', () => {
    const { problems } = normalise(
      sales,
      { salesLines: Array.from({ length: 201 }, () => ({ product: 'x' })) },
      NOW,
    );
    expect(problems.map(({ message }) => message['zh-CN'])).toEqual(['“单品销售”有 201 条，最多 200 条。']);
  });
});

describe('must hold', () => {
  it.each(VALID_RECORDS)('$form, valid record $index stays as it is', ({ form, record }) => {
    const { nil, ...rest } = record;
    expect(normalise(shipped(form), record, NOW)).toEqual({
      record: nil === false ? rest : record,
      problems: [],
    });
  });

  it.each(Object.keys(VALID))('%s: what was normalised is not changed by normalising it again', (form) => {
    holdsAtRandom(
      `${form}: normalised once is normalised`,
      1000,
      fc.property(spoiled(form), (raw) => {
        // Frozen: whoever writes into what is only to be read ends with an error.
        const { record } = normalise(shipped(form), frozen(raw), NOW);
        expect(normalise(shipped(form), frozen(record), NOW)).toEqual({ record, problems: [] });
      }),
    );
  });

  it('anything at all under any key ends with a record and problems, never with an exception', () => {
    const names = fc.oneof(
      fc.constantFrom(...sales.fields.map(({ name }) => name), 'salesLines.1.qty', '__proto__'),
      fc.string(),
    );
    holdsAtRandom(
      'any raw record',
      2000,
      fc.property(
        fc.dictionary(names, fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true })),
        (raw) => {
          const { record, problems } = normalise(sales, raw, NOW);
          expect(() => JSON.stringify(record)).not.toThrow();
          for (const { message } of problems) expect(message.en).not.toBe('');
        },
      ),
    );
  });
});
