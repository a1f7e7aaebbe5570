import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumDecimals } from '../../../src/kernel/money.ts';
import { namesAt } from '../../../src/work/summaries/names.ts';
import type { RecordRow } from '../../../src/work/summaries/answers.ts';
import { summaryOf } from '../../../src/work/summaries/view.ts';
import { worldOf } from '../../support/sample-world.ts';
import { returnsOf, rowOf, week47, type Outcome } from '../../support/tea-company.ts';
import { inputOf, nothing, rowsFrom, rowsOf } from './week.ts';

const summary = (records: readonly RecordRow[], before: readonly RecordRow[] = []) =>
  summaryOf(inputOf(), { ...nothing, ...rowsFrom(records), feedbackBefore: () => before });

const id = (number: number) => `SF-HQ-20261120-${String(number).padStart(3, '0')}`;

const cents = fc
  .integer({ min: 0, max: 9_999_999 })
  .map((all) => `${Math.floor(all / 100)}.${String(all % 100).padStart(2, '0')}`);
const feedback = fc.record({
  submitter: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5'),
  lines: fc.array(
    fc.record({
      product: fc.constantFrom('桂花礼盒', '绿茶', ' 绿茶 '),
      qty: fc.integer({ min: -50, max: 900 }),
      amount: cents,
    }),
    {
      maxLength: 4,
    },
  ),
});
const rows = (said: readonly { submitter: string; lines: readonly { qty: number }[] }[]) =>
  said.map(({ submitter, lines }, at) =>
    rowOf(
      id(at + 1),
      { salesLines: lines, salesActual: lines.reduce((sum, line) => sum + line.qty, 0), salesTarget: 100 },
      { period: '2026-W47', submitter },
    ),
  );

describe('sales', () => {
  it('come to the same by unit, by product and in all, and name the records that they rest on', () => {
    fc.assert(
      fc.property(
        fc.array(feedback, { maxLength: 12 }),
        fc.array(feedback, { maxLength: 12 }),
        (now, before) => {
          const data = summary(rows(now), rows(before));
          const sums = (parts: readonly { qty: number; amount: string }[]) => ({
            qty: parts.reduce((sum, part) => sum + part.qty, 0),
            amount: sumDecimals(parts.map((part) => part.amount)),
          });
          const all = sums(now.flatMap(({ lines }) => lines));
          expect({ qty: data.salesTotal.qty, amount: data.salesTotal.amount }).toEqual(all);
          for (const parts of [data.sales, data.salesByUnit, data.salesByProduct])
            expect(sums(parts)).toEqual(all);
          expect(data.salesTotal.records).toEqual(data.records);
          for (const { records, qty } of [...data.sales, ...data.salesByProduct]) {
            expect(data.records).toEqual(expect.arrayContaining([...records]));
            expect(qty === 0 || records.length > 0).toBe(true);
          }
          expect(data.salesMismatches).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a unit that handed in nothing now is told as missing, not as nothing sold', () => {
    const sold = { salesLines: [{ product: '绿茶', qty: 5, amount: '50.00' }], salesActual: 5 };
    const data = summary([], [rowOf(id(1), sold, { submitter: 'r2' })]);
    expect(data.salesByUnit).toMatchObject([
      { unit: { name: '华南分公司' }, reported: false, previous: { qty: 5 }, records: [] },
    ]);
  });

  it('that were handed in twice by one person are added up and told', () => {
    const sold = { salesLines: [{ product: '绿茶', qty: 5, amount: '50.00' }], salesActual: 5 };
    expect(summary([rowOf(id(1), sold), rowOf(id(2), sold)]).salesRepeats).toEqual([
      { person: { id: 'r1', name: '李雷' }, records: [id(1), id(2)] },
    ]);
  });
});

describe('returns', () => {
  const outcome = fc.constantFrom<Omit<Outcome, 'owner'>>(
    {},
    { done: ['2026-11-20', 'SF-1'] },
    { done: ['2026-11-23', 'SF-2'] },
    { done: ['2026-11-25', 'SF-3'] },
    { waived: '休产假' },
  );

  it('add up: expected = on time + late + missing + waived, and all but the punctual are named', () => {
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 20 }), (outcomes) => {
        const owned = outcomes.map((each, at) => ({
          ...each,
          owner: { kind: 'person', id: `p${at}` } as const,
        }));
        const rounds = [returnsOf('sales-feedback', week47, ['2026-11-16', '2026-11-23'], owned)];
        const [round] = summaryOf(inputOf('zh-CN', { rounds, asOf: '2026-11-26' }), nothing).rounds;
        if (!round) throw new Error('no round');
        expect(round.onTime + round.late + round.missing.length + round.waived).toBe(round.expected);
        expect(round.received).toBe(round.onTime + round.late);
        expect(round.expected).toBe(outcomes.length);
        expect(round.exceptions.length).toBe(round.expected - round.onTime);
        expect(round.late).toBe(outcomes.filter(({ done }) => done?.[0] === '2026-11-25').length);
        for (const { status, days } of round.exceptions)
          expect(days).toBe({ missing: 3, late: 2, waived: 0 }[status]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what else a summary holds', () => {
  it("counts a company's own form without reading its fields", () => {
    const own = rowOf(
      'SC-HQ-20261120-001',
      { salesLines: [{ product: 'x', qty: 1, amount: '1.00' }] },
      { form: 'shelf-check', period: '2026-W47' },
    );
    const data = summary([own]);
    expect(data.otherForms).toEqual([
      { form: 'shelf-check', title: 'shelf-check', count: 1, records: ['SC-HQ-20261120-001'] },
    ]);
    expect(data.salesTotal.qty).toBe(0);
  });

  it('survives answers of any shape: a form changed by the company, an erased answer', () => {
    const any = fc.dictionary(
      fc.constantFrom(
        'salesLines',
        'salesActual',
        'competitors',
        'anomalies',
        'ratings',
        'priceInfo',
        'summary',
        'category',
        'opinion',
        'stock',
        'slowMovers',
        'spokenAt',
        'isMajor',
      ),
      fc.jsonValue({ maxDepth: 3 }),
    );
    fc.assert(
      fc.property(
        any,
        fc.constantFrom('sales-feedback', 'customer-opinion', 'client-visit', 'urgent', 'note'),
        (answers, form) => {
          expect(summary([rowOf(id(1), answers, { form, period: '2026-W47' })]).records).toEqual([id(1)]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('is drawn from ten times the records in about ten times the time', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        rowOf(
          `CO-HQ-20261118-${at + 1}`,
          {
            mode: 'oral',
            ratings: { overall: 1 + (at % 5) },
            opinion: '意见',
            category: ['packaging', 'price'][at % 2],
          },
          { form: 'customer-opinion', store: 'nj' },
        ),
      );
    const [few, lots] = [many(2_000), many(20_000)];
    const timed = (records: readonly RecordRow[]) => {
      const start = performance.now();
      summary(records);
      return performance.now() - start;
    };
    timed(few);
    expect(Math.min(timed(lots), timed(lots))).toBeLessThan(
      40 * Math.max(2, Math.min(timed(few), timed(few), timed(few))),
    );
  });

  it('tells nobody the name and the number that a customer left, not even to programs', () => {
    expect(JSON.stringify(summaryOf(inputOf(), rowsOf()))).not.toMatch(
      /13912345678|张建国|王经理|13800000000/,
    );
  });
});

describe('names', () => {
  const world = worldOf({
    units: {
      b1: [
        { name: '沪办', kind: 'sales-branch', to: '2026-06-30' },
        { name: '华东分公司', kind: 'sales-branch', from: '2026-07-01' },
      ],
      s1: { name: '一店', kind: 'store', parent: 'b1' },
    },
    people: { p1: { name: '李雷', unit: 's1', to: '2026-08-31' } },
  });

  it('are those of the day; who has gone keeps the last one; an unknown id stands for itself', () => {
    expect(namesAt(world, '2026-06-30', 'zh-CN').unit('b1').name).toBe('沪办');
    expect(namesAt(world, '2026-07-01', 'zh-CN').unit('b1').name).toBe('华东分公司');
    expect(namesAt(world, '2026-12-01', 'zh-CN').person('p1').name).toBe('李雷');
    expect(namesAt(world, '2026-12-01', 'zh-CN').person('p9')).toEqual({ id: 'p9', name: 'p9' });
    expect(namesAt(world, '2026-12-01', 'zh-CN').branch('s1')).toBe('b1');
  });
});
