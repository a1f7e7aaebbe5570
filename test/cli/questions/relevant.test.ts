import { describe, expect, test } from 'vitest';
import type { FlatRecord } from '../../../src/rules/forms/types.ts';
import { relevant } from '../../../src/cli/questions/relevant.ts';
import { shipped } from '../../rules/forms/shipped.ts';

const left = (form: string, answers: FlatRecord) => {
  const { record, others } = relevant(shipped(form), answers);
  return { record, others: others.map(({ name }) => name) };
};

describe('answers that apply', () => {
  test('all of them where nothing contradicts', () => {
    const answers = { stage: 'follow-up', stageNo: 2, period: null, subject: '倒塌' } as FlatRecord;
    expect(left('urgent', answers)).toEqual({ record: answers, others: [] });
  });

  test('not what another answer took away', () => {
    expect(left('urgent', { stage: 'first', stageNo: 2 })).toEqual({
      record: { stage: 'first' },
      others: ['stageNo'],
    });
  });

  test('nor what that took away in turn', () => {
    const told = {
      isMajor: false,
      spokenTo: 'z1',
      spokenAt: '2026-11-24T10:00:00+08:00',
      spokenChannel: 'oral',
    };
    expect(left('customer-opinion', told)).toEqual({
      record: { isMajor: false },
      others: ['spokenTo', 'spokenAt', 'spokenChannel'],
    });
  });

  test('by the rhythm of the period', () => {
    const stock = [{ product: '礼盒', qty: 3 }];
    expect(left('sales-feedback', { period: '2026-11', stock }).record).toEqual({ period: '2026-11', stock });
    expect(left('sales-feedback', { period: '2026-W47', stock }).others).toEqual(['stock']);
  });

  test('what the form does not ask (any more) is left out', () => {
    expect(left('note', { text: '一', gone: 1, period: '2026-W47' }).record).toEqual({
      text: '一',
      period: '2026-W47',
    });
  });
});
