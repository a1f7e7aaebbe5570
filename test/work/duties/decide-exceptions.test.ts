import { describe, expect, test } from 'vitest';
import type { Duty } from '../../../src/rules/duties/types.ts';
import { decideExtension, decideWaiver, requireReason } from '../../../src/work/duties/decide-exceptions.ts';

const duty = (more: Partial<Duty> = {}): Duty => ({
  id: 'submit:sales-feedback/2026-W47:r1',
  kind: 'submit',
  subject: 'sales-feedback/2026-W47',
  owner: { kind: 'person', id: 'r1' },
  form: 'sales-feedback',
  round: 'sales-feedback/2026-W47',
  period: '2026-W47',
  opens: '2026-11-16',
  due: '2026-11-23',
  provisional: false,
  clause: '沟通·二·1',
  done: null,
  waiver: null,
  extendedFrom: null,
  ...more,
});
const done = duty({ done: { on: '2026-11-20', by: 'SF-1' } });
const waived = duty({ waiver: { reason: '休假', by: 'm1', at: '2026-11-19' } });
const on = (today: string) => ({ reason: '出差', allowedBy: 'm1', today });
const refused = (code: string) => expect.objectContaining({ code, exitCode: 5 });

describe('an extension', () => {
  test.each([
    ['before the due date', duty(), '2026-11-20', '2026-11-25'],
    ['on the due date, until its end', duty(), '2026-11-23', '2026-11-24'],
    [
      'of one that was extended before, until its new date',
      duty({ due: '2026-11-25', extendedFrom: '2026-11-23' }),
      '2026-11-25',
      '2026-11-27',
    ],
    ['of one that has not opened', duty(), '2026-11-01', '2026-12-01'],
  ])('%s', (_when, of, today, due) => {
    expect(decideExtension(of, due, on(today))).toEqual([
      {
        kind: 'duty.extended',
        version: 1,
        subject: `duty:${of.id}`,
        body: { due, reason: '出差', allowedBy: 'm1' },
      },
    ]);
  });

  test.each([
    ['the day after the due date', duty(), '2026-11-24', '2026-11-30', 'extension-too-late'],
    ['to the same day', duty(), '2026-11-20', '2026-11-23', 'extension-not-later'],
    ['to an earlier day', duty(), '2026-11-20', '2026-11-21', 'extension-not-later'],
    ['of what has no due date', duty({ due: null }), '2026-11-20', '2026-11-30', 'nothing-to-extend'],
    ['of what is done', done, '2026-11-20', '2026-11-30', 'already-done'],
    ['of what was waived', waived, '2026-11-20', '2026-11-30', 'already-waived'],
  ])('%s is refused', (_which, of, today, due, code) => {
    expect(() => decideExtension(of, due, on(today))).toThrow(refused(code));
  });
});

describe('a waiver', () => {
  test.each([
    ['before it opens', '2026-11-01'],
    ['while it is open', '2026-11-20'],
    ['of one that is overdue', '2026-12-24'],
  ])('%s', (_when, today) => {
    expect(decideWaiver(duty(), on(today))).toEqual([
      {
        kind: 'duty.waived',
        version: 1,
        subject: 'duty:submit:sales-feedback/2026-W47:r1',
        body: { reason: '出差', allowedBy: 'm1' },
      },
    ]);
  });

  test('of what has no due date', () => {
    expect(decideWaiver(duty({ due: null }), on('2026-11-20'))).toHaveLength(1);
  });

  test.each([
    ['of what is done', done, 'already-done'],
    ['a second time', waived, 'already-waived'],
  ])('%s is refused', (_which, of, code) => {
    expect(() => decideWaiver(of, on('2026-11-24'))).toThrow(refused(code));
  });
});

describe('a reason', () => {
  test('is kept without the blanks around it', () => {
    expect(requireReason(' 出差\n ')).toBe('出差');
    expect(requireReason('长'.repeat(500))).toHaveLength(500);
  });

  test.each([
    [undefined, 'no-reason', 2],
    ['  　', 'no-reason', 2],
    ['出差\u202E', 'bad-reason', 3],
    ['长'.repeat(501), 'bad-reason', 3],
  ])('%j is none', (reason, code, exitCode) => {
    expect(() => requireReason(reason)).toThrow(expect.objectContaining({ code, exitCode }));
  });
});
