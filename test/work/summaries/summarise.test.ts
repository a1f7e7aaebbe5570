import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Journal } from '../../../src/journal/journal.ts';
import type { NewEvent } from '../../../src/journal/types.ts';
import { periodOf } from '../../../src/rules/periods/periods.ts';
import { subjects } from '../../../src/work/subjects.ts';
import { handlingReport } from '../../../src/work/handling/report.ts';
import { summarise } from '../../../src/work/summaries/summarise.ts';
import { office, type Office } from '../../support/journal.ts';
import { returnsOf, week47 } from '../../support/tea-company.ts';
import * as quarter from '../handling/quarter.ts';
import { inputOf } from './week.ts';

/** The same questions put to a real journal. */
let company: Office;
let journal: Journal;

beforeAll(() => {
  company = office({ version: '0.1.0', foldVersion: 1, subjects });
  journal = company.journal;
});
afterAll(() => journal.close());

const clerk = { actor: 'm1', by: 'm1', channel: 'file' } as const;

/** Writes events as on a day, at ten in the morning. */
function on(day: string, ...events: readonly NewEvent[]): void {
  company.clock.at = `${day}T02:00:00.000Z`;
  journal.perform(clerk, () => events);
}

const envelope = {
  formVersion: 1,
  store: null,
  client: null,
  received: null,
  externalId: null,
  draft: null,
  rowKey: null,
  nil: false,
};

const record = (kind: string, id: string, said: object, answers: object, more: object = {}): NewEvent => ({
  kind: `record.${kind}`,
  version: 1,
  subject: `record:${id}`,
  body: {
    record: {
      ...envelope,
      form: 'sales-feedback',
      period: '2026-W47',
      submitter: 'r1',
      unit: 'east',
      ...said,
    },
    answers,
    ...more,
  } as never,
});

const sold = (product: string, qty: number, amount: string) => ({
  salesActual: qty,
  salesTarget: 100,
  salesLines: [{ product, qty, amount }],
  anomalies: ['none'],
});

const opinion = (id: string, overall: number, category: string, more: object = {}) =>
  record(
    'submitted',
    id,
    { form: 'customer-opinion', period: '2026-Q4', store: 'nj', unit: 'nj', submitter: 's1' },
    { mode: 'oral', ratings: { overall }, opinion: '意见', category, isMajor: false, ...more },
  );

describe('a summary from the journal', () => {
  beforeAll(() => {
    const last = { period: '2026-W46' };
    on('2026-11-13', record('submitted', 'SF-HQ-20261113-001', last, sold('桂花礼盒', 100, '12800.00')));
    on(
      '2026-11-13',
      record(
        'submitted',
        'SF-HQ-20261113-002',
        { ...last, submitter: 'r2', unit: 'south' },
        sold('绿茶', 10, '1200.00'),
      ),
    );
    on(
      '2026-11-13',
      record(
        'submitted',
        'SF-HQ-20261113-003',
        { ...last, submitter: 'r3', unit: 'north' },
        sold('绿茶', 5, '600.00'),
      ),
    );
    on('2026-11-12', opinion('CO-HQ-20261112-001', 4, 'price'));
    on(
      '2026-11-18',
      opinion('CO-HQ-20261118-001', 1, 'packaging'),
      opinion('CO-HQ-20261118-002', 5, 'price'),
    );
    on(
      '2026-11-19',
      record(
        'submitted',
        'NT-HQ-20261119-001',
        { form: 'note', period: null },
        { text: '来电', channel: 'telephone' },
      ),
    );
    on('2026-11-20', record('submitted', 'SF-HQ-20261120-001', {}, sold('桂花礼盒', 120, '15360.00')));
    on(
      '2026-11-20',
      record(
        'submitted',
        'SF-HQ-20261120-002',
        { submitter: 'r2', unit: 'south' },
        sold('绿茶', 1, '120.00'),
      ),
    );
    on(
      '2026-11-20',
      record('submitted', 'SF-HQ-20261120-003', { period: '2026-11' }, sold('桂花礼盒', 999, '99999.00')),
    );
    // Week 46 closes on the 23rd: only what happens to it from the 24th on is a correction.
    on(
      '2026-11-20',
      record(
        'amended',
        'SF-HQ-20261113-002',
        { ...last, submitter: 'r2', unit: 'south' },
        sold('绿茶', 11, '1320.00'),
        { reason: '早改' },
      ),
    );
    on('2026-11-22', {
      kind: 'record.withdrawn',
      version: 1,
      subject: 'record:SF-HQ-20261120-002',
      body: { reason: '重复' },
    });
    on(
      '2026-11-24',
      record('amended', 'SF-HQ-20261113-001', last, sold('桂花礼盒', 100, '11800.00'), {
        reason: '单价误填',
      }),
    );
    on(
      '2026-11-24',
      record('amended', 'SF-HQ-20261113-003', { submitter: 'r3', unit: 'north' }, sold('绿茶', 5, '600.00'), {
        reason: '应为第47周',
      }),
    );
    on(
      '2026-11-24',
      record('submitted', 'SF-HQ-20261124-001', { ...last, submitter: 'r4' }, sold('桂花礼盒', 7, '896.00')),
    );
    on('2026-11-24', opinion('CO-HQ-20261124-001', 5, 'price'));
    on('2026-11-24', {
      kind: 'case.opened',
      version: 1,
      subject: 'case:CA-HQ-20261124-001',
      body: { kind: 'major', record: 'CO-HQ-20261124-001', knownOn: '2026-11-24', owedBy: 'marketing' },
    });
  });

  const input = () =>
    inputOf('zh-CN', { rounds: [returnsOf('sales-feedback', week47, ['2026-11-16', '2026-11-23'], [])] });

  it('holds the records of its own round and what was recorded in its days, nothing else', () => {
    expect(summarise(journal.db, input()).records).toEqual(
      [
        'SF-HQ-20261120-001',
        // Amended into this week.
        'SF-HQ-20261113-003',
        'CO-HQ-20261118-001',
        'CO-HQ-20261118-002',
        'NT-HQ-20261119-001',
      ].toSorted((a, b) => ORDER.indexOf(a.slice(0, 2)) - ORDER.indexOf(b.slice(0, 2)) || (a < b ? -1 : 1)),
    );
  });

  it('adds up the forms of its own rhythm and sets them beside the week before', () => {
    const { salesTotal, sales } = summarise(journal.db, input());
    expect(salesTotal).toMatchObject({
      qty: 125,
      amount: '15960.00',
      previous: { qty: 118, amount: '14016.00' },
      change: { qty: 7, amount: '1944.00', percent: '5.9' },
    });
    expect(sales.find(({ unit }) => unit === 'south')).toMatchObject({
      qty: 0,
      previous: { qty: 11, amount: '1320.00' },
      records: [],
    });
  });

  it('counts opinions beside those of the week before', () => {
    const { opinions, opinionForms } = summarise(journal.db, input());
    expect(opinions.map(({ category, count, previous }) => [category, count, previous])).toEqual([
      ['price', 1, 1],
      ['packaging', 1, 0],
    ]);
    expect(opinionForms[0]?.overall).toMatchObject({ mean: '3.0', previous: '4.0', count: 2 });
  });

  it('lists what became of the week before after it closed: amended, moved away, added; nothing that was seen in time', () => {
    const { correctionList, corrections } = summarise(journal.db, input());
    expect(corrections).toEqual(['SF-HQ-20261113-001', 'SF-HQ-20261113-003', 'SF-HQ-20261124-001']);
    expect(correctionList.map(({ what, amount, qty, reason }) => [what, amount, qty, reason])).toEqual([
      ['amended', '-1000.00', 0, '单价误填'],
      ['moved', '-600.00', -5, '应为第47周'],
      ['added', '896.00', 7, null],
    ]);
    expect(correctionList[0]?.changes).toEqual([
      { field: 'salesLines.1.amount', label: '单品销售第 1 条金额', before: '12,800.00', after: '11,800.00' },
    ]);
  });

  it('of an earlier day sees no later correction', () => {
    expect(summarise(journal.db, { ...input(), asOf: '2026-11-23' }).corrections).toEqual([]);
  });

  it('tells a case whose record lies in another week by the day it was opened', () => {
    const later = summarise(journal.db, {
      ...input(),
      period: periodOf('week', '2026-11-24'),
      asOf: '2026-11-29',
      before: [],
    });
    expect(later.cases).toEqual(['CA-HQ-20261124-001']);
    expect(later.majors).toMatchObject([
      { case: 'CA-HQ-20261124-001', record: 'CO-HQ-20261124-001', escalated: null },
    ]);
  });

  it('gives the handling report of a quarter', () => {
    const data = handlingReport(
      journal.db,
      quarter.inputOf('customer-opinion', 'zh-CN', {
        period: periodOf('quarter', '2026-11-24'),
        round: null,
      }),
    );
    expect(data).toMatchObject({
      count: 4,
      previousCount: 0,
      returnRate: null,
      cases: ['CA-HQ-20261124-001'],
    });
    expect(data.problems.map(({ code }) => code)).toEqual(['packaging']);
    expect(data.marks[0]).toMatchObject({ aspect: 'overall', mean: '3.8', satisfied: '75.0' });
  });
});

const ORDER = ['SF', 'CO', 'CV', 'UR', 'NT'];
