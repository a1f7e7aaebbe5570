import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import { maskText } from '../../kernel/masks.ts';

type Answers = { readonly [field: string]: Json | undefined };

/** A record as the database gives it: its row, and the body of the event that holds its answers. */
export type RecordRow = {
  readonly id: string;
  readonly form: string;
  readonly formVersion: number;
  readonly period: string | null;
  readonly submitter: string;
  readonly unit: string | null;
  readonly store: string | null;
  readonly client: string | null;
  readonly recordedOn: Day;
  readonly nil: 0 | 1;
  readonly body: string;
};

/** A record with its answers read. */
export type Handed = Omit<RecordRow, 'body'> & { readonly answers: Answers };

/** Reads the answers of a row. */
export function handed(row: RecordRow): Handed {
  const { answers } = JSON.parse(row.body) as { answers?: Answers };
  return { ...row, answers: answers ?? {} };
}

/** A text, or null where the field is empty, erased, or of another kind in a company's own form. */
export const textIn = (answers: Answers, field: string): string | null => {
  const value = answers[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** A whole number, or null. */
export const countIn = (answers: Answers, field: string): number | null => {
  const value = answers[field];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null;
};

/** The entries of a repeated group. */
export const entriesIn = (answers: Answers, field: string): readonly Answers[] => {
  const value = answers[field];
  return Array.isArray(value) ? value.filter((entry): entry is Answers => isGroup(entry)) : [];
};

/** A group of answers, such as the ratings. */
export const groupIn = (answers: Answers, field: string): Answers => {
  const value = answers[field];
  return isGroup(value) ? value : {};
};

/** The codes of a choice, one or several. */
export const codesIn = (answers: Answers, field: string): readonly string[] => {
  const value = answers[field];
  return (Array.isArray(value) ? value : [value]).filter((code): code is string => typeof code === 'string');
};

/** Fields of the shipped forms that hold a name given by the person asked: hidden in what that person said, too. */
const NAME_FIELDS = ['respondentName', 'respondent', 'outletContact'];

/** A text as a document may quote it: telephone numbers, addresses and the names the record gives are hidden. */
export function quotedIn(answers: Answers, field: string): string | null {
  const text = textIn(answers, field);
  return (
    text &&
    maskText(
      text,
      NAME_FIELDS.flatMap((name) => textIn(answers, name) ?? []),
    )
  );
}

const isGroup = (value: Json | undefined): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
