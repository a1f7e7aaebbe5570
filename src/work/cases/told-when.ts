import { dayIn } from '../../kernel/days.ts';
import { say } from '../../kernel/language.ts';
import type { FlatRecord, Form, Problem } from '../../rules/forms/types.ts';

/** Where a form that can open a case says when the matter happened, or was heard of. */
const HAPPENED = ['occurredAt', 'visitedAt', 'askedOn'];

/** A matter is not told before it happened: a slip in the year would put the case years back, and its deadline with it. */
export function toldTooEarly(form: Form, record: FlatRecord, zone: string): Problem[] {
  const spokenAt = record['spokenAt'];
  if (form.opensCase === null || typeof spokenAt !== 'string') return [];
  const happened = HAPPENED.map((field) => record[field]).find((value) => typeof value === 'string');
  if (happened === undefined) return [];
  const [told, since] = [dayIn(zone, spokenAt), happened.length > 10 ? dayIn(zone, happened) : happened];
  if (told >= since) return [];
  return [
    {
      field: 'spokenAt',
      message: say(
        `“口头报告时间”（${told}）早于事情发生的 ${since}，请核对。`,
        `It is said to have been told on ${told}, before it happened on ${since}; please check.`,
      ),
    },
  ];
}
