import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import type { Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { textFault } from '../../kernel/text.ts';
import type { World } from '../../rules/duties/types.ts';
import { choosing, inOrder, readChoice, readChoices } from '../../rules/forms/choices.ts';
import { readDay } from '../../rules/forms/dates.ts';
import { Unreadable, wrongNesting } from '../../rules/forms/unreadable.ts';
import type { Policy } from '../../rules/policy/types.ts';
import { COLUMNS, type Column } from './columns.ts';
import { idOf } from './find.ts';
import type { AnySpell, Register } from './types.ts';

/** What was written for an entry, by the names of its columns: text of flags and cells, values of JSON and YAML. */
export type Written = Readonly<Record<string, unknown>>;

/** Something wrong with one column; `code` where it names an entry that is unknown or not the only one so called. */
export type Fault = Pick<Detail, 'field' | 'message'> & { readonly code?: string };

type Setting = { readonly world: World; readonly today: Day };

const LONGEST_NAME = 100;

/**
 * The interval that was written, and what is wrong with it. A column that was not written is taken from `base`, an
 * empty one is empty. Words are taken by code or label, entries by id or by a name that only one bears.
 */
export function readSpell(
  register: Register,
  written: Written,
  base: Partial<AnySpell>,
  setting: Setting,
): { spell: AnySpell; faults: Fault[] } {
  const faults: Fault[] = [];
  const spell: Record<string, Json> = {};
  for (const column of COLUMNS[register]) {
    const given = written[column.name];
    const before = (base as Record<string, Json | undefined>)[column.name];
    const read = given === undefined ? undefined : readValue(column, given, setting);
    if (isFault(read)) faults.push({ field: column.name, ...read });
    const value = isFault(read)
      ? undefined
      : (read ?? (given === undefined ? before : undefined) ?? column.whenEmpty);
    if (value === undefined && !isFault(read)) faults.push({ field: column.name, message: missing(column) });
    spell[column.name] = value ?? null;
  }
  const { from, to } = spell as { from: Day | null; to: Day | null };
  if (from !== null && to !== null && to < from) {
    faults.push({
      field: 'to',
      message: say(
        `止日 ${to} 早于起日 ${from}，请核对。`,
        `It ends on ${to}, before it begins on ${from}; please check.`,
      ),
    });
  }
  return { spell: spell as unknown as AnySpell, faults };
}

type Misread = { readonly message: Text; readonly code?: string };
const isFault = (read: Json | undefined | Misread): read is Misread =>
  typeof read === 'object' && read !== null && 'message' in read;

/** What a cell or flag says; undefined where it is blank. */
function readValue(column: Column, given: unknown, { world, today }: Setting): Json | undefined | Misread {
  const { holds } = column;
  if (holds.as === 'words')
    return orMisread(column, readWords(given, wordsOf(column, world.policies.at(-1)?.policy)));
  if (given === null) return undefined;
  if (typeof given === 'object') return orMisread(column, wrongNesting('one'));
  const text = String(given).trim();
  if (text === '') return undefined;
  switch (holds.as) {
    case 'line':
      return orMisread(column, readLine(text));
    case 'word':
      return orMisread(column, readChoice(text, wordsOf(column, world.policies.at(-1)?.policy)));
    case 'day':
      return orMisread(column, readDay(text, today));
    case 'entry': {
      const found = idOf(world, holds.register, text, today);
      return 'id' in found ? found.id : { message: found.fault, code: found.code };
    }
  }
}

const wordsOf = (column: Column, policy: Policy | undefined) =>
  choosing(
    column.holds.as === 'word' || column.holds.as === 'words'
      ? column.holds.among(policy).map(({ id, label }) => ({ code: id, label }))
      : [],
  );

/** Roles: several in one cell, or a list whose entries may hold several too. */
function readWords(
  given: unknown,
  how: ReturnType<typeof choosing>,
): readonly string[] | undefined | Unreadable {
  if (given === null) return undefined;
  if (!Array.isArray(given))
    return typeof given === 'object' ? wrongNesting('one') : readChoices(String(given), how);
  const codes: string[] = [];
  for (const each of given) {
    const read = typeof each === 'string' ? readChoices(each, how) : inOrder([each], how);
    if (read instanceof Unreadable) return read;
    codes.push(...(read ?? []));
  }
  return inOrder(codes, how);
}

function readLine(text: string): string | Unreadable {
  const fault = textFault(text);
  if (fault) return new Unreadable(fault.message);
  if (/[\n\t]/.test(text))
    return new Unreadable(
      say('只能写一行，请去掉换行和制表符。', 'takes one line; take out line breaks and tabs.'),
    );
  if ([...text].length > LONGEST_NAME)
    return new Unreadable(say(`最多 ${LONGEST_NAME} 个字。`, `may have at most ${LONGEST_NAME} characters.`));
  return text;
}

function orMisread<T extends Json | undefined>(column: Column, read: T | Unreadable): T | Misread {
  if (!(read instanceof Unreadable)) return read;
  return {
    message: say(`“${column.label['zh-CN']}”${read.why['zh-CN']}`, `${column.label.en} ${read.why.en}`),
  };
}

const missing = (column: Column): Text =>
  say(`“${column.label['zh-CN']}”必须填写。`, `${column.label.en} must be filled in.`);
