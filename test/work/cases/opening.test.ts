import { describe, expect, test } from 'vitest';
import { openingOf } from '../../../src/work/cases/opening.ts';
import { company } from '../../support/handing-in.ts';
import { shipped } from '../../rules/forms/shipped.ts';

const on = (received: string | null, day: string, world = company()) => ({ received, day, world });
const told = (to: string, spokenAt: string) => ({ spokenTo: to, spokenAt });
const opened = (form: string, answers: object, at = on(null, '2026-11-24')) =>
  openingOf(shipped(form), answers as never, at);

describe('what opens a case', () => {
  test.each([
    ['an urgent form, always', 'urgent', {}, 'urgent'],
    ['an opinion marked as a major problem', 'customer-opinion', { isMajor: true }, 'major'],
    ['a visit marked as a major problem', 'client-visit', { isMajor: true }, 'major'],
    ['an opinion that is not', 'customer-opinion', { isMajor: false }, undefined],
    ['a form that opens none', 'note', {}, undefined],
  ])('%s', (_what, form, answers, kind) => {
    expect(opened(form, answers)?.kind).toBe(kind);
  });
});

describe('the day on which it became known', () => {
  test.each([
    ['it was told', told('z1', '2026-11-22T18:10:00+08:00'), on('2026-11-23', '2026-11-24'), '2026-11-22'],
    ['the paper form came in, where it was not told', {}, on('2026-11-23', '2026-11-24'), '2026-11-23'],
    ['it was recorded, where neither is said', {}, on(null, '2026-11-24'), '2026-11-24'],
    [
      'told is counted in the zone of the workspace',
      told('t1', '2026-11-22T17:00:00Z'),
      on(null, '2026-11-24'),
      '2026-11-23',
    ],
  ])('is that on which %s', (_what, answers, at, day) => {
    expect(opened('urgent', answers, at)?.knownOn).toBe(day);
  });
});

describe('who was told', () => {
  test('escalates it if that was the deputy general manager', () => {
    expect(opened('urgent', told('z1', '2026-11-22T18:10:00+08:00'))?.told).toEqual({
      to: 'z1',
      spokenAt: '2026-11-22T18:10:00+08:00',
      spokenOn: '2026-11-22',
    });
    expect(opened('urgent', told('m1', '2026-11-22T18:10:00+08:00'))?.told).toBeNull();
  });

  test('is asked on the day it was told: one who took office later was nobody’s deputy then', () => {
    const world = company({ people: { z1: { unit: 'hq', roles: ['deputy-gm'], from: '2026-11-23' } } });
    const asked = (at: string) =>
      opened('urgent', told('z1', at), on(null, '2026-11-24', world))?.told?.spokenOn;
    expect(asked('2026-11-22T23:59:00+08:00')).toBeUndefined();
    expect(asked('2026-11-23T00:00:00+08:00')).toBe('2026-11-23');
  });
});

test('who owes its escalation is in the policy', () => {
  const [adopted] = company().policies;
  const cases = adopted!.policy.cases.map((rule) => ({ ...rule, by: 'clerk' }));
  const world = company({ policies: [{ ...adopted!.policy, cases }] });
  expect(opened('urgent', {}, on(null, '2026-11-24', world))?.owedBy).toBe('clerk');
  expect(opened('urgent', {})?.owedBy).toBe('marketing');
});
