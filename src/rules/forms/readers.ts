import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { textFault, withPlainLineEnds } from '../../kernel/text.ts';
import { choosing, inOrder, readChoice, readChoices, readYesNo } from './choices.ts';
import { readDay, readInstant } from './dates.ts';
import { readDecimal, readInteger } from './numbers.ts';
import type { Field } from './types.ts';
import { Unreadable, wrongNesting } from './unreadable.ts';

/** Under which day and zone words such as 今天 and times without an offset are read. */
export type ReadingTime = { readonly today: Day; readonly zone: string };

/** Tells what cannot be read, under the path at which it stands. */
export type Report = (path: string, why: Text) => void;

/** Turns what was typed or given for a field into its value; undefined where nothing was, or where it told why not. */
export type Reader = (value: unknown, path: string, time: ReadingTime, report: Report) => Json | undefined;

type ReadOne = (
  value: string | number | boolean | bigint,
  time: ReadingTime,
) => Json | undefined | Unreadable;

/** The reader of a field that has no parts. */
export function readerOfOne(field: Field): Reader {
  const read = readOne(field);
  return (value, path, time, report) => {
    if (value === undefined || value === null || value === '') return undefined;
    const plain = typeof value === 'object' ? wrongNesting('one') : read(value as string, time);
    if (!(plain instanceof Unreadable)) return plain;
    report(path, plain.why);
    return undefined;
  };
}

function readOne(field: Field): ReadOne {
  const measure = [...new Set([field.measure?.['zh-CN'] ?? '', field.measure?.en ?? ''])];
  switch (field.type) {
    case 'integer':
      return (value) => readInteger(value, measure);
    case 'scale':
      return scaleReader(field);
    case 'money':
      return (value) => readDecimal(value, 2, [...measure, '元', '圆']);
    case 'percent':
      return (value) => readDecimal(value, 1, [...measure, '%']);
    case 'date':
      return (value, { today }) => readDay(value, today);
    case 'date-time':
      return (value, { today, zone }) => readInstant(value, today, zone);
    case 'yes-no':
      return (value) => readYesNo(value);
    case 'choice': {
      const how = choosing(field.choices);
      return (value) => readChoice(String(value), how);
    }
    case 'phone':
      return (value) => readText(typeof value === 'string' ? value.replaceAll(/[\s　]+/g, ' ') : value, true);
    default:
      return (value) => readText(value, false);
  }
}

/** A figure on a scale, or its label (满意 → 4). */
function scaleReader(field: Field): ReadOne {
  const how = choosing(field.choices);
  return (value) => {
    const code = how.byWord.get(String(value).trim());
    const read = readInteger(code ?? value, []);
    // Words that are no label: what helps is the labels, not how to write a figure.
    const isWord = typeof value === 'string' && !/[0-9０-９]/.test(value);
    return read instanceof Unreadable && isWord && how.choices.length > 0 ? readChoice(value, how) : read;
  };
}

/** Several codes: a list, or one text with the choices separated by ; ； 、 and the like. */
export function readerOfChoices(field: Field): Reader {
  const how = choosing(field.choices);
  return (value, path, _time, report) => {
    if (value === undefined || value === null || value === '') return undefined;
    const isWord = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    const codes = Array.isArray(value)
      ? inOrder(value, how)
      : isWord
        ? readChoices(String(value), how)
        : wrongNesting('one');
    if (!(codes instanceof Unreadable)) return codes;
    report(path, codes.why);
    return undefined;
  };
}

/** Text as it is kept: line ends as LF, no blanks at the ends, nothing invisible in it. */
function readText(
  value: string | number | boolean | bigint,
  halved: boolean,
): string | undefined | Unreadable {
  if (typeof value === 'boolean') return new Unreadable(say('须是文字。', 'must be text.'));
  const given = typeof value === 'string' ? withPlainLineEnds(value) : String(value);
  const fault = textFault(given);
  if (fault)
    return new Unreadable(say(`里${fault.message['zh-CN']}`, `cannot be taken: ${fault.message.en}`));
  const text = (halved ? given.normalize('NFKC') : given).trim();
  return text === '' ? undefined : text;
}
