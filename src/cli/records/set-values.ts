import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { nearest } from '../../rules/forms/nearest.ts';
import { fieldPath } from '../../rules/forms/normalise.ts';
import type { Form } from '../../rules/forms/types.ts';
import type { HeadingChoice } from '../../work/intake/columns.ts';

/** `--map field=heading`, as often as wanted; the field `-` leaves a column out, and several may be left out. */
export function headingChoice(written: readonly string[]): HeadingChoice {
  const choice: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [field, heading] of assignments('--map', written)) (choice[field] ??= []).push(heading);
  return choice;
}

/**
 * `--set` of one form: the field may be called by its name or label, parts by dots and numbers from 1
 * (`salesLines.1.product=礼盒`). What comes back stands under the form's own names.
 */
export function setValues(form: Form, settings: readonly string[]): Record<string, string> {
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [words, value] of assignments('--set', settings)) {
    const path = fieldPath(form, words) ?? entryPath(form, words);
    if (path === undefined) throw unknownField(form, words);
    values[path] = value;
  }
  return values;
}

/** What stands before the first `=` of each, and the rest. */
function assignments(flag: string, written: readonly string[]): [name: string, value: string][] {
  return written.map((each) => {
    const equals = each.search(/[=＝]/u);
    if (equals > 0) return [each.slice(0, equals).trim(), each.slice(equals + 1)];
    throw badFlag(
      flag,
      say(`${flag} 后面要写成“名称=内容”，这里是“${each}”。`, `${flag} takes name=value; this is "${each}".`),
    );
  });
}

/** `salesLines.2` names a whole entry: with nothing behind the `=` it is taken away. */
function entryPath(form: Form, words: string): string | undefined {
  const [, list = '', nth = ''] = /^(.+)\.([1-9]\d{0,3})$/.exec(words) ?? [];
  const path = fieldPath(form, list);
  return path === undefined ? undefined : `${path}.${nth}`;
}

function unknownField(form: Form, words: string): InfoctlError {
  const known = form.fields.flatMap(({ name, label }) => [name, label['zh-CN'], label.en]);
  const near = nearest(words, known);
  const meant = near === undefined ? say('', '') : say(`是不是“${near}”？`, ` Did you mean "${near}"?`);
  return badFlag(
    '--set',
    say(
      `--set 里的“${words}”不是《${form.title['zh-CN']}》的项目。${meant['zh-CN']}`,
      `"${words}" in --set is no field of ${form.title.en}.${meant.en}`,
    ),
    [say(`各项目见 infoctl form show ${form.name}`, `Its fields: infoctl form show ${form.name}`)],
  );
}

const badFlag = (flag: string, text: Text, hints: readonly Text[] = []): InfoctlError =>
  new InfoctlError('usage', flag === '--map' ? 'bad-map' : 'bad-set', text, { hints });
