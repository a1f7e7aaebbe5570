import { expect, test } from 'vitest';
import { figuresOf, type PaperRow } from '../../../src/work/summaries/returns.ts';
import { wordsFrom } from '../../../src/work/summaries/words.ts';
import { namesOn, returnsOf, shippedForm, week47 } from '../../support/tea-company.ts';

const owner = { kind: 'person', id: 'r1' } as const;
const figures = (asOf: string, papers: readonly PaperRow[] = []) => {
  const round = returnsOf('sales-feedback', week47, ['2026-11-16', '2026-11-23'], [{ owner }]);
  const duties = round.duties.map((duty) => ({ ...duty, due: '2026-11-26', extendedFrom: '2026-11-23' }));
  return figuresOf({ ...round, duties }, asOf, namesOn(asOf), wordsFrom(shippedForm, 'zh-CN'), papers);
};

test('a return that was extended is missing, and is said to be extended as long as the later date has not passed', () => {
  expect(figures('2026-11-25').exceptions).toMatchObject([
    { status: 'missing', days: 0, extendedTo: '2026-11-26' },
  ]);
});

test('after the later date it is late by that date', () => {
  expect(figures('2026-11-28').exceptions).toMatchObject([{ status: 'missing', days: 2, extendedTo: null }]);
});

test('a form that came in on paper is named with the day it came in, and who keyed it in when', () => {
  const round = returnsOf(
    'sales-feedback',
    week47,
    ['2026-11-16', '2026-11-23'],
    [{ owner, done: ['2026-11-23', 'SF-HQ-20261124-001'] }],
  );
  const keyed = { received: '2026-11-23', recordedOn: '2026-11-24', actor: 'm2' };
  const rows = [
    { id: 'SF-HQ-20261124-001', ...keyed },
    { id: 'SF-HQ-20261124-009', ...keyed },
  ];
  const words = wordsFrom(shippedForm, 'zh-CN');
  const { papers, onTime, exceptions } = figuresOf(round, '2026-11-24', namesOn('2026-11-24'), words, rows);
  expect({ onTime, exceptions }).toEqual({ onTime: 1, exceptions: [] });
  // The other one is kept beside what counts: nothing is late or on time by it.
  expect(papers).toEqual([
    {
      owner: { kind: 'person', id: 'r1', name: '李雷' },
      record: 'SF-HQ-20261124-001',
      received: '2026-11-23',
      recordedOn: '2026-11-24',
      keyedBy: { id: 'm2', name: expect.any(String) as string },
    },
  ]);
});
