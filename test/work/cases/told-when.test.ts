import { expect, test } from 'vitest';
import { readForm } from '../../../src/rules/forms/read.ts';
import { toldTooEarly } from '../../../src/work/cases/told-when.ts';
import { shippedForm } from '../../../src/work/adoption/form-source.ts';

const urgent = readForm(JSON.parse(shippedForm('urgent')!));
const told = (spokenAt: string) =>
  toldTooEarly(urgent, { occurredAt: '2026-11-19T09:30:00+08:00', spokenAt }, 'Asia/Shanghai').map(
    ({ field }) => field,
  );

test.each([
  ['2026-11-19T09:40:00+08:00', []],
  // A matter is reported while it happens: the clock times of two people need not agree to the minute.
  ['2026-11-19T09:20:00+08:00', []],
  ['2026-11-20T08:00:00+08:00', []],
  ['2025-11-19T09:40:00+08:00', ['spokenAt']],
  ['2020-01-01T00:00:00+08:00', ['spokenAt']],
])('told at %s, happened on 19 November 2026', (spokenAt, faults) => {
  expect(told(spokenAt)).toEqual(faults);
});
