import { expect, test } from 'vitest';
import { figuresOf } from '../../../src/work/summaries/returns.ts';
import { wordsFrom } from '../../../src/work/summaries/words.ts';
import { namesOn, returnsOf, shippedForm, week47 } from '../../support/tea-company.ts';

const owner = { kind: 'person', id: 'r1' } as const;
const figures = (asOf: string) => {
  const round = returnsOf('sales-feedback', week47, ['2026-11-16', '2026-11-23'], [{ owner }]);
  const duties = round.duties.map((duty) => ({ ...duty, due: '2026-11-26', extendedFrom: '2026-11-23' }));
  return figuresOf({ ...round, duties }, asOf, namesOn(asOf), wordsFrom(shippedForm, 'zh-CN'));
};

test('a return that was extended is missing, and is said to be extended as long as the later date has not passed', () => {
  expect(figures('2026-11-25').exceptions).toMatchObject([
    { status: 'missing', days: 0, extendedTo: '2026-11-26' },
  ]);
});

test('after the later date it is late by that date', () => {
  expect(figures('2026-11-28').exceptions).toMatchObject([{ status: 'missing', days: 2, extendedTo: null }]);
});
