import { describe, expect, test } from 'vitest';
import { daysLate, factsFrom, returnKey, statusOf } from '../../../src/rules/duties/duties.ts';
import type { RecordVersion, SeenFact } from '../../../src/rules/duties/types.ts';
import { factOf, worldOf } from '../../support/sample-world.ts';
import { theReturn, theRound } from './asking.ts';
import { defaultPolicy, offset } from './default-policy.ts';

const world = worldOf({
  policies: [defaultPolicy],
  people: { r1: { roles: ['sales-rep'] } },
  units: { hq: {}, s1: { kind: 'store' } },
  clients: { c1: {} },
});

const W47 = 'sales-feedback/2026-W47';
const ID = `submit:${W47}:r1`;
const KEY = returnKey('sales-feedback', '2026-W47', 'person', 'r1');
const record = (id: string, day: string, more: Partial<SeenFact> = {}) =>
  factOf(KEY, day, { what: 'return', record: id }, more);
const waived = (day: string) => factOf(ID, day, { what: 'waived', reason: '病假', by: 'm1' });
const extended = (day: string, due: string) =>
  factOf(ID, day, { what: 'extended', due, reason: '出差', by: 'm1' });
const submit = (...facts: SeenFact[]) => theReturn(world, W47, factsFrom(facts));

describe('how a return stands', () => {
  test.each([
    ['2026-11-15', 'not-open', 0],
    ['2026-11-16', 'open', 0],
    ['2026-11-23', 'open', 0],
    ['2026-11-24', 'overdue', 1],
    ['2026-12-03', 'overdue', 10],
  ])('nothing came in: as of %s %s, %i days', (asOf, status, days) => {
    expect([statusOf(submit(), asOf), daysLate(submit(), asOf)]).toEqual([status, days]);
  });

  test.each([
    ['2026-11-16', 'done', 0],
    ['2026-11-23', 'done', 0],
    ['2026-11-24', 'late', 1],
    ['2026-11-27', 'late', 4],
  ])('recorded on %s: %s, %i days, for ever', (day, status, days) => {
    const duty = submit(record('SF-1', day));
    expect(duty.done).toEqual({ on: day, by: 'SF-1' });
    for (const asOf of [day, '2027-01-01']) {
      expect([statusOf(duty, asOf), daysLate(duty, asOf)]).toEqual([status, days]);
    }
  });

  test('the earliest record counts, by the day it counts for and then the order of the journal', () => {
    const typed = record('SF-1', '2026-11-24', { tick: 1 });
    const paper = record('SF-2', '2026-11-20', { tick: 2, seen: '2026-11-25' });
    const other = record('SF-3', '2026-11-20', { tick: 3 });
    expect(submit(other, typed, paper).done).toEqual({ on: '2026-11-20', by: 'SF-2' });
  });

  test('a record amended to this period counts from its first day, not from before', () => {
    expect(submit(record('SF-1', '2026-11-10')).done?.on).toBe('2026-11-16');
  });

  test('a record of another period, owner or kind of owner is none', () => {
    const others = [
      returnKey('sales-feedback', '2026-W46', 'person', 'r1'),
      returnKey('sales-feedback', '2026-W47', 'person', 'r2'),
      returnKey('sales-feedback', '2026-W47', 'unit', 'r1'),
      returnKey('client-visit', '2026-W47', 'person', 'r1'),
    ];
    expect(
      submit(...others.map((key) => factOf(key, '2026-11-20', { what: 'return', record: 'X' }))).done,
    ).toBeNull();
  });

  test('a store owes one form or more: any of its records fulfils it', () => {
    const key = returnKey('customer-opinion', '2026-Q3', 'unit', 's1');
    const facts = factsFrom([factOf(key, '2026-07-02', { what: 'return', record: 'CO-1' })]);
    const duty = theReturn(world, 'customer-opinion/2026-Q3', facts);
    expect([duty.kind, duty.done?.on, statusOf(duty, '2026-07-02')]).toEqual([
      'submit',
      '2026-07-02',
      'done',
    ]);
  });
});

describe('a waiver', () => {
  test('waives, and stays so if a record comes after all, which is kept', () => {
    const duty = submit(waived('2026-11-20'), record('SF-1', '2026-11-30'));
    expect(statusOf(duty, '2026-12-01')).toBe('waived');
    expect(duty.waiver).toEqual({ reason: '病假', by: 'm1', at: '2026-11-20' });
    expect(duty.done?.by).toBe('SF-1');
  });

  test('takes an overdue duty off the list', () => {
    expect(statusOf(submit(waived('2026-11-30')), '2026-11-30')).toBe('waived');
  });
});

describe('an extension', () => {
  test('asked for until the end of the due date gives a new one, and tells the old', () => {
    const duty = submit(extended('2026-11-23', '2026-11-27'));
    expect([duty.due, duty.extendedFrom]).toEqual(['2026-11-27', '2026-11-23']);
    expect(statusOf(duty, '2026-11-27')).toBe('open');
    expect([statusOf(duty, '2026-11-28'), daysLate(duty, '2026-11-28')]).toEqual(['overdue', 1]);
  });

  test('asked for later counts for nothing', () => {
    expect(submit(extended('2026-11-24', '2026-11-27'))).toMatchObject({
      due: '2026-11-23',
      extendedFrom: null,
    });
  });

  test('to the same or an earlier day counts for nothing', () => {
    const duty = submit(extended('2026-11-20', '2026-11-23'), extended('2026-11-20', '2026-11-20'));
    expect(duty).toMatchObject({ due: '2026-11-23', extendedFrom: null });
  });

  test('can be given again until the end of the extended due date', () => {
    const twice = [extended('2026-11-23', '2026-11-27'), extended('2026-11-27', '2026-12-01')];
    expect(submit(...twice.toReversed())).toMatchObject({ due: '2026-12-01', extendedFrom: '2026-11-23' });
    expect(submit(twice[0] as SeenFact, extended('2026-11-28', '2026-12-01')).due).toBe('2026-11-27');
  });

  test('a date that somebody gave is no longer provisional', () => {
    const id = 'submit:sales-feedback/2026-W53:r1';
    const fact = factOf(id, '2026-12-30', { what: 'extended', due: '2027-01-08', reason: '出差', by: 'm1' });
    expect(theReturn(world, 'sales-feedback/2026-W53', factsFrom([])).provisional).toBe(true);
    expect(theReturn(world, 'sales-feedback/2026-W53', factsFrom([fact])).provisional).toBe(false);
  });
});

describe('a visit counts with certain results only', () => {
  const key = returnKey('client-visit', '2026-Q4', 'client', 'c1');
  const version = (day: string, result: string): RecordVersion => ({ day, seen: day, answers: { result } });
  const visit = (records: Readonly<Record<string, RecordVersion[]>>) =>
    theReturn(
      world,
      'client-visit/2026-Q4',
      factsFrom(
        Object.entries(records).map(([id, [first]]) =>
          factOf(key, first?.day ?? '', { what: 'return', record: id }),
        ),
        (id) => records[id] ?? [],
      ),
    );

  test('it is what a client owes', () => {
    expect(visit({}).id).toBe('visit:client-visit/2026-Q4:c1');
  });

  test('success and refusal fulfil it; an attempt does not', () => {
    expect(visit({ A: [version('2026-10-28', 'no-answer')] }).done).toBeNull();
    expect(visit({ A: [version('2026-10-28', 'refused')] }).done).toEqual({ on: '2026-10-28', by: 'A' });
    const both = { A: [version('2026-10-27', 'no-answer')], B: [version('2026-10-29', 'success')] };
    expect(visit(both).done).toEqual({ on: '2026-10-29', by: 'B' });
  });

  test('from the day of the first version that says so', () => {
    const amended = [version('2026-10-28', 'no-answer'), version('2026-11-02', 'success')];
    const again = [...amended, version('2026-11-05', 'success')];
    expect(visit({ A: again }).done).toEqual({ on: '2026-11-02', by: 'A' });
    expect(visit({ A: again, B: [version('2026-11-01', 'success')] }).done?.by).toBe('B');
  });

  test('a record that says so no longer is an attempt', () => {
    expect(
      visit({ A: [version('2026-10-28', 'success'), version('2026-10-29', 'no-answer')] }).done,
    ).toBeNull();
  });

  test('early is welcome from the first day of its month', () => {
    expect(visit({ A: [version('2026-10-02', 'success')] }).done?.on).toBe('2026-10-02');
    expect(visit({ A: [version('2026-09-28', 'success')] }).done?.on).toBe('2026-10-01');
  });

  test('where the window names another month, from the first day of that one', () => {
    const [, , rule] = defaultPolicy.returns;
    if (!rule) throw new Error('no rule');
    const from = (opens: string) => {
      const windows = { quarter: { opens: offset(opens), due: offset('month2-end') } };
      const other = worldOf({
        policies: [{ ...defaultPolicy, returns: [{ ...rule, windows }] }],
        clients: { c1: {} },
      });
      return theRound(other, 'client-visit/2026-Q4').countsFrom;
    };
    expect([from('month2-end-4d'), from('month2-end-40d'), from('start')]).toEqual([
      '2026-11-01',
      '2026-10-21',
      '2026-10-01',
    ]);
  });
});
