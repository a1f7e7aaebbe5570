import type { Json } from '../../kernel/canonical.ts';
import { dayIn, isDay, type Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { labelAt } from './labels.ts';
import type { Field, FlatRecord, Form, Problem } from './types.ts';

/**
 * What a schema cannot see: that a day is one of the calendar and does not lie after `today`, also within a date and
 * time. `zone` says on which day a moment falls. Known ids, the round and permission are the caller's to check.
 */
export function checkBeyondSchema(
  form: Form,
  record: FlatRecord,
  { today, zone }: { readonly today: Day; readonly zone: string },
): readonly Problem[] {
  const problems: Problem[] = [];
  const tell = (field: string, why: Text): void => {
    const label = labelAt(form, field);
    problems.push({ field, message: say(label['zh-CN'] + why['zh-CN'], `${label.en} ${why.en}`) });
  };
  const look = (field: Field, value: Json | undefined, path: string): void => {
    if (value === undefined || value === null) return;
    if (field.fields.length > 0) {
      for (const [index, entry] of entriesOf(value)) {
        const place = index === null ? path : `${path}.${index + 1}`;
        for (const part of field.fields) look(part, entry[part.name], `${place}.${part.name}`);
      }
      return;
    }
    if (typeof value !== 'string' || (field.type !== 'date' && field.type !== 'date-time')) return;
    const why = dayFault(field, value, today, zone);
    if (why) tell(path, why);
  };
  for (const field of form.fields) look(field, record[field.name], field.name);
  const received = record['received'];
  if (typeof received === 'string' && !isDay(received)) tell('received', NO_SUCH_DAY);
  else if (typeof received === 'string' && received > today) tell('received', AFTER_TODAY);
  return problems;
}

type Parts = { readonly [name: string]: Json | undefined };

/** The parts of a group, or of each entry of a list with its index. */
function entriesOf(value: Json): readonly (readonly [number | null, Parts])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value)) return [[null, value as Parts]];
  return value.flatMap((entry: Json, index) =>
    typeof entry === 'object' && entry !== null ? [[index, entry as Parts] as const] : [],
  );
}

const NO_SUCH_DAY = say('不是日历上的日子，请核对。', 'is not a day of the calendar; please check it.');
const AFTER_TODAY = say('晚于今天，请核对。', 'lies after today; please check it.');

function dayFault(field: Field, value: string, today: Day, zone: string): Text | undefined {
  if (!isDay(value.slice(0, 10))) return NO_SUCH_DAY;
  if (field.future) return undefined;
  const day = field.type === 'date' ? value : dayIn(zone, value);
  return day > today ? AFTER_TODAY : undefined;
}
