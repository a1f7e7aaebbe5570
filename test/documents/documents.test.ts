import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/kernel/canonical.ts';
import { drawDocument } from '../../src/documents/document.ts';
import { handlingOf } from '../../src/work/handling/view.ts';
import { summaryOf } from '../../src/work/summaries/view.ts';
import type { Language } from '../../src/kernel/language.ts';
import * as quarter from '../work/handling/quarter.ts';
import { longInput, longRows } from '../work/summaries/long.ts';
import * as week from '../work/summaries/week.ts';
import { outlineOf } from './outline.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

const drawn: readonly (readonly [name: string, draw: (language: Language) => string])[] = [
  ['summary', (l) => drawDocument('summary', summaryOf(week.inputOf(l), week.rowsOf()), l, null)],
  [
    'summary-running',
    (l) =>
      drawDocument(
        'summary',
        summaryOf(week.inputOf(l, { asOf: '2026-11-19', clockSet: true }), week.rowsOf()),
        l,
        null,
      ),
  ],
  [
    'summary-of-nothing',
    (l) =>
      drawDocument(
        'summary',
        summaryOf(week.inputOf(l, { rounds: [], author: null }), week.nothing),
        l,
        null,
      ),
  ],
  ['summary-of-a-quarter', (l) => drawDocument('summary', summaryOf(longInput(l), longRows), l, null)],
  [
    'customers',
    (l) =>
      drawDocument(
        'handling-report',
        handlingOf(quarter.inputOf('customer-opinion', l), quarter.rowsFor('customer-opinion')),
        l,
        null,
      ),
  ],
  [
    'clients',
    (l) =>
      drawDocument(
        'handling-report',
        handlingOf(quarter.inputOf('client-visit', l), quarter.rowsFor('client-visit')),
        l,
        null,
      ),
  ],
  [
    'customers-running',
    (l) =>
      drawDocument(
        'handling-report',
        handlingOf(
          quarter.inputOf('customer-opinion', l, {
            asOf: '2026-09-12',
            owedBefore: false,
            handle: { role: 'marketing', due: '2026-10-08', provisional: true },
          }),
          { ...quarter.rowsFor('customer-opinion'), before: () => [] },
        ),
        l,
        null,
      ),
  ],
  [
    'clients-of-nothing',
    (l) =>
      drawDocument(
        'handling-report',
        handlingOf(quarter.inputOf('client-visit', l, { round: null, author: null }), quarter.nothing),
        l,
        null,
      ),
  ],
];

for (const language of LANGUAGES) {
  describe(`documents in ${language}`, () => {
    for (const [name, draw] of drawn) {
      it(`${name} reads as it was read and found good`, async () => {
        await expect(draw(language)).toMatchFileSnapshot(`golden/${name}.${language}.md`);
      });

      it(`${name} has no heading over nothing, no empty table, and nothing but its own Markdown`, () => {
        const markdown = draw(language);
        const { bare, tables, foreign, text } = outlineOf(markdown);
        expect(bare).toEqual([]);
        expect(foreign).toEqual([]);
        for (const table of tables) expect(table.length, JSON.stringify(table)).toBeGreaterThan(1);
        for (const table of tables) for (const row of table) expect(row.length).toBe(table[0]?.length);
        expect(text).not.toMatch(/undefined|null|NaN|\[object/);
        expect(markdown).not.toMatch(/\n{3}|[ \t]\n/);
      });
    }

    it('tells the telephone number and the name of no customer', () => {
      for (const [, draw] of drawn) expect(draw(language)).not.toMatch(/1[3-9]\d{9}|张建国|王经理|陈小姐/);
    });
  });
}

describe('an annex of thousands of numbers', () => {
  const id = (number: number) => `CO-HQ-20260903-${String(number).padStart(3, '0')}`;
  const row = [...quarter.rowsFor('customer-opinion').records()][0];
  const thousands = Array.from({ length: 2000 }, (_, at) => ({
    ...row!,
    id: id(at + 1),
    body: JSON.stringify({
      answers: { mode: 'oral', category: at % 3 === 0 ? 'price' : 'service', ratings: { overall: 4 } },
    }),
  }));
  const rows = { ...quarter.rowsFor('customer-opinion'), records: () => thousands };
  const draw = (language: Language) =>
    drawDocument(
      'handling-report',
      handlingOf(quarter.inputOf('customer-opinion', language), rows),
      language,
      null,
    );

  it.each(LANGUAGES)('has no line in %s that an editor cannot show, and names every record', (language) => {
    const markdown = draw(language);
    expect(Math.max(...markdown.split('\n').map((line) => line.length))).toBeLessThan(1000);
    const { foreign, bare } = outlineOf(markdown);
    expect({ foreign, bare }).toEqual({ foreign: [], bare: [] });
    const prices = thousands.filter((_, at) => at % 3 === 0);
    const label = language === 'en' ? 'Category: price (667):' : '类别：价格（667 份）：';
    const [, list = ''] = markdown.split(`\n${label}\n\n`);
    const [below = ''] = list.split('\n\n');
    const named = below
      .trimEnd()
      .split('\n')
      .flatMap((line) => {
        expect(line).toMatch(/^- CO-HQ-20260903-/);
        return line.slice('- CO-HQ-20260903-'.length).split(language === 'en' ? ', ' : '、');
      });
    expect(named).toEqual(prices.map((each) => each.id.slice('CO-HQ-20260903-'.length)));
  });

  it('says in the cell where they stand', () => {
    expect(draw('zh-CN')).toContain('| 类别：价格 | 667 | 见表下 |');
    expect(draw('zh-CN')).toContain('| 全部 | 2,000 | CO-HQ-20260903-001 至 2000 |');
  });
});

it('a heading over nothing would be seen', () => {
  expect(outlineOf('# a\n\n## b\n\n## c\n\ntext\n\n### d\n').bare).toEqual(['b', 'd']);
});

describe('Chinese typography', () => {
  it.each(drawn)('of %s: numbering, brackets and dates as the standard has them', (_name, draw) => {
    const { headings, text } = outlineOf(draw('zh-CN'));
    expect(headings.filter((each) => /^[一二三四五六七八九十]+[^、一二三四五六七八九十]/.test(each))).toEqual(
      [],
    );
    expect(headings.filter((each) => /^（[一二三四五六七八九十]+）[、，.]/.test(each))).toEqual([]);
    expect(text).not.toMatch(/年0|月0/);
    // Half-width punctuation between Chinese characters, and doubled full stops.
    expect(text).not.toMatch(/[\u4E00-\u9FFF][,;:!?()][\u4E00-\u9FFF]/u);
    expect(text).not.toMatch(/。。|，，|，。|；。|、。|（）/);
    const chapters = headings.filter((each) => /^[一二三四五六七八九十]、/.test(each)).map((each) => each[0]);
    expect(chapters).toEqual([...'一二三四五六七八九十'].slice(0, chapters.length));
  });
});

describe('whatever people type', () => {
  const bad = fc.constantFrom(
    '# 题',
    '## 二、',
    '<script>x</script>',
    '<b>',
    '[a](http://b.c)',
    '![a](b)',
    '| x | y |',
    '`a`',
    '&lt;',
    '&#35;',
    'https://a.cn',
    'www.a.cn',
    '---',
    '===',
    '> a',
    '1. a',
    '- a',
    '\n\n# a',
    '\n| - |',
    '*a*',
    '**',
    '__a__',
    '~~',
    '\\',
    '[^1]',
    '\u202E',
    '\u001B[2J',
    '{{ x }}',
    '{% if %}',
    '    a',
  );

  /** Every text in some answers but codes and days made hostile. */
  const spoilt = (value: Json | undefined, text: string): Json | undefined => {
    if (typeof value === 'string') return /^[\w:.+-]+$/.test(value) ? value : text;
    if (Array.isArray(value)) return value.map((each) => spoilt(each, text) ?? null);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, spoilt(each, text)]));
  };
  const spoil =
    (text: string | null) =>
    <R extends { body: string }>(row: R): R =>
      text === null ? row : { ...row, body: JSON.stringify(spoilt(JSON.parse(row.body) as Json, text)) };

  it.each(LANGUAGES)(
    'the headings, tables and kinds of nodes of a document in %s stay what they are',
    (language) => {
      const q3 = quarter.rowsFor('customer-opinion');
      const both = (text: string | null) => {
        const summary = summaryOf(week.inputOf(language), week.rowsOf(spoil(text)));
        const report = handlingOf(quarter.inputOf('customer-opinion', language), {
          ...q3,
          records: () => [...q3.records()].map(spoil(text)),
        });
        return [
          drawDocument('summary', summary, language, null),
          drawDocument('handling-report', report, language, null),
        ];
      };
      const clean = both(null).map(outlineOf);
      fc.assert(
        fc.property(fc.array(bad, { minLength: 1, maxLength: 3 }), (parts) => {
          both(parts.join('')).forEach((markdown, at) => {
            const { headings, foreign, tables } = outlineOf(markdown);
            expect(foreign).toEqual([]);
            expect(headings).toEqual(clean[at]?.headings);
            for (const table of tables) for (const row of table) expect(row.length).toBe(table[0]?.length);
            // oxlint-disable-next-line no-control-regex -- this is what is looked for
            expect(markdown).not.toMatch(/[\u001B\u202E]/);
          });
        }),
        { numRuns: 60 },
      );
    },
  );
});
