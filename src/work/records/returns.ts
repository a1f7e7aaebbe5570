import type { Fact } from '../../rules/duties/types.ts';
import { returnKey } from '../../rules/duties/ids.ts';
import type { RecordState } from './types.ts';

/**
 * For whom a record counts: its submitter, its store (or unit), its client. It counts with the day it was recorded or,
 * for a paper form, received; which rule asks for it, and from which day it may count, is the rules' business.
 */
export function returnsOf(state: RecordState): Fact[] {
  const { form, period, submitter, unit, store, client, received } = state.record;
  if (period === null || state.state === 'withdrawn') return [];
  const fact = (key: string): Fact => ({
    key,
    day: received ?? state.recordedOn,
    data: { what: 'return', record: state.id },
  });
  const place = store ?? unit;
  return [
    fact(returnKey(form, period, 'person', submitter)),
    ...(place === null ? [] : [fact(returnKey(form, period, 'unit', place))]),
    ...(client === null ? [] : [fact(returnKey(form, period, 'client', client))]),
  ];
}
