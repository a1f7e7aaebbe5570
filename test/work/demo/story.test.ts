import { beforeAll, describe, expect, it } from 'vitest';
import { subtractDecimals } from '../../../src/kernel/money.ts';
import type { Happening } from '../../../src/work/demo/happening.ts';
import { readStory, type Story } from '../../../src/work/demo/story.ts';

type Submission = Extract<Happening, { act: 'submit' }>;
type Line = { readonly product: string; readonly qty: number; readonly amount: string };

let story: Story;
let submitted: readonly Submission[];
const of = (form: string) => submitted.filter((each) => each.form === form);

beforeAll(async () => {
  story = await readStory();
  submitted = story.happenings.filter((each) => each.act === 'submit');
});

describe('the story of the sample company', () => {
  it('is the same each time', async () => {
    expect(await readStory()).toEqual(story);
  });

  it('goes forward in time, within the quarter so far, while people are awake', () => {
    const instants = story.happenings.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted());
    expect(new Set(instants).size).toBe(instants.length);
    expect(instants.filter((at) => at < '2026-10-01' || at >= '2026-11-25')).toEqual([]);
    expect(instants.filter((at) => at.slice(11, 13) < '08' || at.slice(11, 13) > '21')).toEqual([]);
  });

  it('nobody says the same sentence twice', () => {
    const texts = submitted.flatMap(({ values }) =>
      ['summary', 'nextPlan', 'opinion', 'suggestion', 'text', 'supportNeeded', 'customerRequests'].flatMap(
        (key) => values[key] || [],
      ),
    );
    expect(texts.length).toBeGreaterThan(240);
    const counts = Map.groupBy(texts, (text) => text);
    expect([...counts].filter(([, same]) => same.length > 1).map(([text]) => text)).toEqual([]);
  });

  it('is written in Chinese, with Chinese punctuation', () => {
    const texts = submitted.flatMap(({ values }) =>
      Object.values(values).filter((value) => typeof value === 'string'),
    );
    const prose = texts.filter((text) => /[\u4E00-\u9FFF]{6}/.test(text));
    expect(prose.length).toBeGreaterThan(240);
    expect(prose.filter((text) => /[\u4E00-\u9FFF][,;:?!]|[\u4E00-\u9FFF]\.(?!\d)/.test(text))).toEqual([]);
  });
});

describe('the figures of the sample company', () => {
  const linesOf = ({ values }: Submission) => (values['salesLines'] ?? []) as readonly Line[];

  it('add up: what was sold is the sum of its products, at the price of each', () => {
    const prices = new Map<string, Set<string>>();
    for (const each of of('sales-feedback')) {
      const lines = linesOf(each);
      if (each.values['nil'] === true) continue;
      expect(lines.reduce((total, { qty }) => total + qty, 0)).toBe(each.values['salesActual']);
      if (each.mark !== 'wrong-price' && !/^\d{4}-\d{2}$/.test(String(each.values['period']))) {
        for (const { product, qty, amount } of lines) {
          const known = prices.get(product) ?? new Set();
          prices.set(product, known.add((Number(amount) / qty).toFixed(2)));
        }
      }
    }
    expect(
      Object.fromEntries([...prices].map(([product, known]) => [product, [...known].toSorted()])),
    ).toEqual({
      桂花糕礼盒: ['138.00'],
      核桃酥礼盒: ['98.00'],
      '绿豆糕（八枚装）': ['39.80'],
      '蝴蝶酥（罐装）': ['39.90', '45.00'],
      新年礼盒: ['188.00'],
    });
  });

  it('the correction puts the one wrong amount right', () => {
    const wrong = submitted.find(({ mark }) => mark === 'wrong-price');
    const amend = story.happenings.find((each) => each.act === 'amend' && each.record === 'wrong-price');
    const [line] = linesOf(wrong!);
    const right = amend?.act === 'amend' ? amend.set['salesLines.1.amount']! : '';
    expect(Number(right) / line!.qty).toBe(138);
    expect(subtractDecimals(line!.amount, right)).toBe('1380.00');
  });

  it('are near the plan and move from week to week', () => {
    const rates = of('sales-feedback')
      .filter(({ values }) => values['nil'] !== true)
      .map(({ values }) => Number(values['salesActual']) / Number(values['salesTarget']));
    expect(Math.min(...rates)).toBeGreaterThan(0.8);
    expect(Math.max(...rates)).toBeLessThan(1.2);
    expect(new Set(rates).size).toBeGreaterThan(rates.length / 2);
  });
});
