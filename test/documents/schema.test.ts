import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { handlingOf } from '../../src/work/handling/view.ts';
import { summaryOf } from '../../src/work/summaries/view.ts';
import * as quarter from '../work/handling/quarter.ts';
import { longInput, longRows } from '../work/summaries/long.ts';
import * as week from '../work/summaries/week.ts';

const ajv = new Ajv2020({ allErrors: true });

/** What is wrong with some data by the schema of a command's answer. */
function faults(name: string, data: unknown): unknown {
  const schema: object = JSON.parse(
    readFileSync(new URL(`../../schemas/output/${name}.json`, import.meta.url), 'utf8'),
  );
  const validate = ajv.getSchema((schema as { $id: string }).$id) ?? ajv.compile(schema);
  return validate(JSON.parse(JSON.stringify(data))) === true ? [] : validate.errors;
}

describe('what a template sees is what --json promises', () => {
  it.each([
    ['of a week', () => summaryOf(week.inputOf(), week.rowsOf())],
    ['of a quarter', () => summaryOf(longInput(), longRows)],
    [
      'of nothing',
      () => summaryOf(week.inputOf('en', { rounds: [], author: null, clockSet: true }), week.nothing),
    ],
  ])('the summary %s', (_what, data) => {
    expect(faults('summarize', data())).toEqual([]);
  });

  it.each([
    [
      'of shoppers',
      () => handlingOf(quarter.inputOf('customer-opinion'), quarter.rowsFor('customer-opinion')),
    ],
    ['of clients', () => handlingOf(quarter.inputOf('client-visit'), quarter.rowsFor('client-visit'))],
    [
      'of nothing',
      () =>
        handlingOf(
          quarter.inputOf('client-visit', 'en', { round: null, handle: null, author: null }),
          quarter.nothing,
        ),
    ],
  ])('the handling report %s', (_what, data) => {
    expect(faults('report-handling', data())).toEqual([]);
  });
});
