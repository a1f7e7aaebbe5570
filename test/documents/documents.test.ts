import { describe, expect, it } from 'vitest';
import { drawDocument } from '../../src/documents/document.ts';
import { handlingOf } from '../../src/work/handling/view.ts';
import { summaryOf } from '../../src/work/summaries/view.ts';
import type { Language } from '../../src/kernel/language.ts';
import * as quarter from '../work/handling/quarter.ts';
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
