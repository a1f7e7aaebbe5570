import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import policySchema from '../../../schemas/policy.json' with { type: 'json' };
import { readMoment, readWithin, writeMoment, writeWithin } from '../../../src/rules/policy/moments.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';

const parts = new Ajv2020({ strict: false });
const isMoment = parts.compile(policySchema.$defs.moment);
const isWithin = parts.compile(policySchema.$defs.within);

describe('the dates of a window', () => {
  it.each([
    ['start', { anchor: 'start', count: 0, unit: 'days', roll: 'none' }],
    ['end-6d', { anchor: 'end', count: -6, unit: 'days', roll: 'none' }],
    ['end+1d roll', { anchor: 'end', count: 1, unit: 'days', roll: 'next-workday' }],
    ['month1-end-4d', { anchor: { monthEnd: 1 }, count: -4, unit: 'days', roll: 'none' }],
    ['month12-end roll-back', { anchor: { monthEnd: 12 }, count: 0, unit: 'days', roll: 'previous-workday' }],
    ['end + 3 workdays', { anchor: 'end', count: 3, unit: 'workdays', roll: 'none' }],
    ['start - 1 workday roll', { anchor: 'start', count: -1, unit: 'workdays', roll: 'next-workday' }],
    ['end-0d', { anchor: 'end', count: 0, unit: 'days', roll: 'none' }],
  ])('%s', (written, moment) => {
    expect(readMoment(written)).toEqual(moment);
  });

  it.each([
    '',
    'END',
    'end -',
    'end+1',
    'end+1 d roll up',
    'end1d',
    'month0-end',
    'month13-end',
    'end+1000d',
    'end+1.5d',
    'end roll roll',
    ' end',
    'end\n',
    '期末',
  ])('%j is none', (written) => {
    expect([isMoment(written), readMoment(written)]).toEqual([false, undefined]);
  });

  it('are written so that they read back the same, and the schema and the reader agree on what is one', () => {
    const moment = fc.record({
      anchor: fc.oneof(
        fc.constantFrom('start' as const, 'end' as const),
        fc.record({ monthEnd: fc.integer({ min: 1, max: 12 }) }),
      ),
      count: fc.integer({ min: -999, max: 999 }),
      unit: fc.constantFrom('days' as const, 'workdays' as const),
      roll: fc.constantFrom('none' as const, 'next-workday' as const, 'previous-workday' as const),
    });
    holdsAtRandom(
      'dates of windows written and read',
      2000,
      fc.property(moment, (any) => {
        const written = writeMoment(any);
        expect(isMoment(written), written).toBe(true);
        expect(readMoment(written)).toEqual(any.count === 0 ? { ...any, unit: 'days' } : any);
      }),
    );
    const near = fc
      .array(
        fc.constantFrom(
          'start',
          'end',
          'month1-end',
          '-',
          '+',
          '3',
          '12',
          'd',
          ' ',
          'workday',
          'workdays',
          'roll',
          'roll-back',
        ),
        { minLength: 1, maxLength: 7 },
      )
      .map((words) => words.join(''));
    holdsAtRandom(
      'schema and reader of dates agree',
      20_000,
      fc.property(near, (written) => {
        expect(readMoment(written) !== undefined, written).toBe(isMoment(written));
      }),
    );
  });
});

describe('the time that something may take', () => {
  it.each([
    ['P7D', { days: 7 }],
    ['P0D', { days: 0 }],
    ['P1Y', { years: 1 }],
    ['1 workday', { workdays: 1 }],
    ['3 workdays', { workdays: 3 }],
    [null, null],
  ])('%s', (written, within) => {
    expect(readWithin(written)).toEqual(within);
    expect(isWithin(written)).toBe(true);
    expect(readWithin(within === null ? null : writeWithin(within))).toEqual(within);
  });

  it.each(['P7', '7D', 'P1W', 'P1M', 'P-1D', '3workdays', 'P0Y', 'P1000D', 'null', '', 7])(
    '%j is none',
    (written) => {
      expect(isWithin(written)).toBe(false);
    },
  );
});
