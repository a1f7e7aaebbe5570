import fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InfoctlError } from '../../../src/kernel/errors.ts';
import { makeCalendar } from '../../../src/rules/calendar/calendar.ts';
import { readHolidayYear } from '../../../src/rules/calendar/read.ts';
import { writeHolidayYear } from '../../../src/rules/calendar/write.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';

const shipped = readFileSync(
  new URL('../../../templates/workspace/holidays/2026.yaml', import.meta.url),
  'utf8',
);
const realData = resolve(process.env['INFOCTL_DATA'] ?? '../shared/data', 'holiday-cn');

/** The error that reading ends with: its code, and `line: sentence` for each fault. */
function refusal(
  file: string,
  content: string | Uint8Array,
): { code: string; text: string; faults: string[] } {
  try {
    readHolidayYear(file, content);
  } catch (error) {
    if (!(error instanceof InfoctlError)) throw error;
    const faults = error.details.map(({ file: at, line, message }) => `${at}:${line} ${message['zh-CN']}`);
    return { code: error.code, text: error.text['zh-CN'], faults };
  }
  throw new Error('it was read without a fault');
}

/** `read`, or the code of the error; any other error is thrown on. */
function outcome(file: string, content: string): string {
  try {
    readHolidayYear(file, content);
    return 'read';
  } catch (error) {
    if (error instanceof InfoctlError) return error.code;
    throw error;
  }
}

describe('the layouts', () => {
  it('the shipped year has 33 days off and 6 make-up working days', () => {
    const year = readHolidayYear('2026.yaml', shipped);
    expect(year).toMatchObject({ year: 2026, source: expect.stringContaining('https://www.gov.cn/') });
    expect([year.off.length, year.work.length]).toEqual([33, 6]);
  });

  it.runIf(existsSync(realData))(
    'real holiday-cn files: 2025 and 2026 are read, 2027 is told to be empty',
    () => {
      const real = (year: number) => readFileSync(resolve(realData, `${year}.json`));
      expect(readHolidayYear('2025.json', real(2025))).toMatchObject({
        year: 2025,
        work: expect.arrayContaining(['2025-01-26']),
      });
      const { off, work } = readHolidayYear('2026.json', real(2026));
      expect({ off, work }).toEqual(
        (({ off: ourOff, work: ourWork }) => ({ off: ourOff, work: ourWork }))(
          readHolidayYear('2026.yaml', shipped),
        ),
      );
      expect(refusal('2027.json', real(2027)).code).toBe('holidays-empty');
    },
  );

  it('holiday-cn, also on one line or indented with tabs', () => {
    const written = {
      year: 2027,
      papers: ['https://example.org/a', 'https://example.org/b'],
      days: [
        { name: '元旦', date: '2027-01-01', isOffDay: true },
        { name: '元旦', date: '2027-01-03', isOffDay: false },
      ],
    };
    const read = {
      year: 2027,
      source: 'https://example.org/a https://example.org/b',
      off: ['2027-01-01'],
      work: ['2027-01-03'],
    };
    expect(readHolidayYear('2027.json', JSON.stringify(written))).toEqual(read);
    expect(readHolidayYear('2027.json', `\uFEFF${JSON.stringify(written, null, '\t')}`)).toEqual(read);
  });

  it.each([
    ['comma, heading, CRLF', '日期,安排\r\n2027-01-01,放假\r\n2027-01-03,上班\r\n'],
    ['what a spreadsheet makes of the dates', '2027/1/1,off,\n2027/1/3,work,\n'],
    ['semicolon, quotes', '"2027-01-01";"OFF"\n"2027-01-03";"Work"'],
    ['tab, Chinese dates, blank lines', '2027年1月1日\t休\n\n2027年1月3日\t班\n\n'],
  ])('two columns: %s', (_, text) => {
    expect(readHolidayYear('next.csv', text)).toEqual({
      year: 2027,
      source: 'next.csv',
      off: ['2027-01-01'],
      work: ['2027-01-03'],
    });
  });

  it('two columns in GB18030 and UTF-16, as spreadsheets save them', () => {
    const gb18030 = Buffer.concat([Buffer.from('2027-01-01,'), Buffer.from([0xb7, 0xc5, 0xbc, 0xd9])]);
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('2027-01-01\t放假\r\n', 'utf16le')]);
    for (const bytes of [gb18030, utf16]) expect(readHolidayYear('a.csv', bytes).off).toEqual(['2027-01-01']);
  });

  it('a weekday under work is let through: in 2020 work began again on Monday, 3 February', () => {
    const year = readHolidayYear('2020.csv', '2020-01-31,off\n2020-02-03,work\n');
    expect(makeCalendar([year]).kindOf('2020-02-03')).toBe('workday');
  });

  it('what is written for a year reads back the same', () => {
    const { year, source, off, work } = readHolidayYear('2026.yaml', shipped);
    for (const one of [
      { year, source, off, work },
      { year, source: 'a: "b" # c', off, work: [] },
    ]) {
      expect(readHolidayYear('x.yaml', writeHolidayYear(one))).toEqual(one);
    }
  });
});

describe('a mistake is told with file, line, what is wrong and what would be right', () => {
  const own = (off: string, work = '[]') => `year: 2027\nsource: 通知\noff: ${off}\nwork: ${work}\n`;
  it.each<[string, string, string[]]>([
    ['h.yaml', own('[2027-02-30]'), ['h.yaml:3 日历上没有 2027-02-30 这一天，请写真实的日期。']],
    ['h.yaml', own('[2027-1-1]'), ['h.yaml:3 “2027-1-1”写得不对，应写日期，如 2026-10-01。']],
    [
      'h.yaml',
      own('[2027-01-01, 2029-01-01]'),
      ['h.yaml:3 2029年1月1日不在2027年，也不在前后一年，请核对年份。'],
    ],
    [
      'h.yaml',
      own('\n  - 2027-01-01\n  - 2027-01-01'),
      ['h.yaml:5 2027年1月1日在第 4 行已经列过，请删去一处。'],
    ],
    [
      'h.yaml',
      own('[2027-01-02]', '[2027-01-02]'),
      ['h.yaml:4 2027年1月2日既列为放假又列为上班（第 3 行），请只留一处。'],
    ],
    ['h.yaml', own('[2026-12-31]'), ['h.yaml:3 文件是2027年的，列出的日期却都在2026年，请核对年份。']],
    [
      'h.yaml',
      own('2027-01-01'),
      ['h.yaml:3 “2027-01-01”写得不对，应写一组日期，如 [2026-01-01, 2026-01-02]，没有就写 []。'],
    ],
    [
      'h.yaml',
      own(''),
      ['h.yaml:3 这里没有写内容，应写一组日期，如 [2026-01-01, 2026-01-02]，没有就写 []。'],
    ],
    [
      'h.yaml',
      'year: 2027\nsource: 通知\noff: [2027-01-01]\n',
      ['h.yaml:1 缺少 work，应写一组日期，如 [2026-01-01, 2026-01-02]，没有就写 []。'],
    ],
    [
      'h.yaml',
      `${own('[2027-01-01]')}wrok: []\n`,
      ['h.yaml:5 这里不能写“wrok”（是不是想写 work？）；可以写的有：year、source、off、work。'],
    ],
    [
      'h.yaml',
      'year：2027\nsource: 通知\n',
      ['h.yaml:1 这一行用了全角冒号“：”，请改成半角冒号加一个空格，如“due: end”。'],
    ],
    [
      'h.json',
      '{"year": 2027,\n"days": [{"date": "2027-01-01", "isOffDay": "yes"}]}',
      ['h.json:2 “yes”写得不对，应写 true（放假）或 false（上班）。'],
    ],
    [
      'h.csv',
      '2027-01-01,放假\n2027-01-02,也许\n一月三日,放假\n2027-01-05,放假,x',
      [
        'h.csv:2 “2027-01-02,也许”读不懂，每行应写一个日期和“放假”或“上班”两列，如 2026-10-01,放假。',
        'h.csv:3 “一月三日,放假”读不懂，每行应写一个日期和“放假”或“上班”两列，如 2026-10-01,放假。',
        'h.csv:4 “2027-01-05,放假,x”读不懂，每行应写一个日期和“放假”或“上班”两列，如 2026-10-01,放假。',
      ],
    ],
    [
      'holidays-2026.csv',
      '2027-01-01,放假',
      ['holidays-2026.csv:1 文件是2026年的，列出的日期却都在2027年，请核对年份。'],
    ],
    [
      'h.csv',
      '',
      ['h.csv:1 文件里一个日期也没有；每行应写一个日期和“放假”或“上班”两列，如 2026-10-01,放假。'],
    ],
    [
      'h.csv',
      '2027-01-01,放\u202E假',
      ['h.csv:1 第 1 行第 13 个字是看不见的控制字符 U+202E，请删去后再交。'],
    ],
  ])('%s: %j', (file, text, faults) => {
    expect(refusal(file, text)).toMatchObject({ code: 'bad-holidays', faults });
  });

  it('a year without days is not a year without holidays', () => {
    for (const [file, text] of [
      ['2027.json', '{"year": 2027, "papers": [], "days": []}'],
      ['2027.yaml', own('[]')],
      ['2027.csv', 'date,kind\n'],
    ] as const) {
      const { code, text: sentence } = refusal(file, text);
      expect(code).toBe('holidays-empty');
      expect(sentence).toContain('2027年一天也没有列');
    }
  });

  it('a file that is none of these, too large or in no known encoding is refused by name', () => {
    expect(refusal('a.bin', new Uint8Array([0x80, 0xff, 0x00])).code).toBe('bad-holidays');
    expect(refusal('a.csv', 'x'.repeat(70_000)).faults).toEqual([
      'a.csv:1 文件超过 64 KB 的上限，请检查是不是拿错了文件。',
    ]);
  });

  it('whatever the bytes are, it ends with a year or a named error', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(
          fc.constantFrom(
            'year: ',
            '2027',
            '\n',
            'off: ',
            '[',
            ']',
            '2027-01-01',
            ',',
            '{',
            '}',
            '"days"',
            ':',
            'off',
            '- ',
            '&a ',
            '*a',
            '!x ',
          ),
          { maxLength: 30 },
        )
        .map((parts) => parts.join('')),
    );
    holdsAtRandom(
      'holiday files of any bytes',
      1000,
      fc.property(text, fc.constantFrom('a.yaml', 'a.json', 'a.csv'), (content, file) => {
        expect(outcome(file, content)).toMatch(/^(read|bad-holidays|holidays-empty)$/);
      }),
    );
  });
});
