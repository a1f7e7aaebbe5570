import type { Json } from '../../kernel/canonical.ts';
import { readPeriod } from '../periods/periods.ts';
import type { Condition, FlatRecord } from './types.ts';

/**
 * Whether a field is asked, given the answers so far (`x-when`). `answers` are those on the field's own level; `record`
 * is the whole record, from which the rhythm of the period is read.
 */
export function applies(
  condition: Condition | null,
  answers: FlatRecord,
  record: FlatRecord = answers,
): boolean {
  if (condition === null) return true;
  return Object.entries(condition).every(([key, wanted]) => {
    const values = valuesOf(key, answers, record);
    if (wanted === 'present') return values.length > 0;
    return values.some((value) => wanted.includes(value));
  });
}

function valuesOf(key: string, answers: FlatRecord, record: FlatRecord): readonly Json[] {
  if (key === 'rhythm') {
    const period = record['period'];
    const rhythm = typeof period === 'string' ? readPeriod(period)?.rhythm : undefined;
    return rhythm === undefined ? [] : [rhythm];
  }
  if (key.endsWith('.*')) {
    const ratings = answers[key.slice(0, -2)];
    return typeof ratings === 'object' && ratings !== null ? (Object.values(ratings) as Json[]) : [];
  }
  const value = answers[key];
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as Json[]) : [value];
}
