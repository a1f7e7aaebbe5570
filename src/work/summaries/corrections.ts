import type { Json } from '../../kernel/canonical.ts';
import { type Day, dayIn } from '../../kernel/days.ts';
import { maskText } from '../../kernel/masks.ts';
import { type Decimal, grouped, subtractDecimals, sumDecimals } from '../../kernel/money.ts';
import { countIn, entriesIn, textIn } from './answers.ts';
import type { Words } from './words.ts';

/** An event about a record of the round before, oldest first. */
export type HistoryRow = {
  readonly record: string;
  readonly kind: string;
  readonly at: string;
  readonly body: string;
};

export type ChangedAnswer = {
  readonly field: string;
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** What became of a record after its round was to be analysed; `qty` and `amount`: how the round's sales change by it. */
export type Correction = {
  readonly record: string;
  readonly form: string;
  readonly period: string;
  /** `moved`: amended to another period. */
  readonly what: 'added' | 'amended' | 'withdrawn' | 'moved';
  readonly on: Day;
  readonly reason: string | null;
  readonly changes: readonly ChangedAnswer[];
  readonly qty: number;
  readonly amount: Decimal;
};

/** The round before, and the day after which its changes belong to this one: it was issued, else due. */
export type RoundBefore = { readonly form: string; readonly period: string; readonly closed: Day };

type Answers = { readonly [field: string]: Json | undefined };
type Version = {
  readonly record: { readonly form: string; readonly formVersion: number; readonly period: string | null };
  readonly answers: Answers;
};

/** What was added, amended or withdrawn in the rounds before after they closed, as it stands on the as-of day. */
export function correctionsOf(
  history: readonly HistoryRow[],
  before: readonly RoundBefore[],
  asOf: Day,
  zone: string,
  words: Words,
): Correction[] {
  const byRecord = Map.groupBy(
    history.filter((row) => dayIn(zone, row.at) <= asOf),
    (row) => row.record,
  );
  return [...byRecord]
    .flatMap(([record, rows]) => before.flatMap((round) => correctionOf(record, rows, round, zone, words)))
    .toSorted((a, b) => (a.on === b.on ? (a.record < b.record ? -1 : 1) : a.on < b.on ? -1 : 1));
}

function correctionOf(
  record: string,
  rows: readonly HistoryRow[],
  round: RoundBefore,
  zone: string,
  words: Words,
): Correction[] {
  const within = rows.filter((row) => dayIn(zone, row.at) <= round.closed);
  const [was, is] = [versionAfter(within, round), versionAfter(rows, round)];
  const last = rows.at(-1);
  if (!last || (was === null && is === null) || JSON.stringify(was) === JSON.stringify(is)) return [];
  const { reason } = JSON.parse(last.body) as { reason?: string };
  return [
    {
      record,
      form: round.form,
      period: round.period,
      what:
        was === null
          ? 'added'
          : is !== null
            ? 'amended'
            : last.kind === 'record.withdrawn'
              ? 'withdrawn'
              : 'moved',
      on: dayIn(zone, last.at),
      reason: reason ? maskText(reason) : null,
      changes: was && is ? changesBetween(was, is, words) : [],
      qty: qtyOf(is) - qtyOf(was),
      amount: subtractDecimals(amountOf(is), amountOf(was)),
    },
  ];
}

/** What a record said after some of its events; null where it was no record of the round then. */
function versionAfter(rows: readonly HistoryRow[], round: RoundBefore): Version | null {
  let version: Version | null = null;
  for (const { kind, body } of rows) {
    if (kind === 'record.withdrawn') version = null;
    else if (kind === 'record.submitted' || kind === 'record.amended') version = JSON.parse(body) as Version;
  }
  return version && version.record.form === round.form && version.record.period === round.period
    ? { record: version.record, answers: version.answers }
    : null;
}

function changesBetween(was: Version, is: Version, words: Words): ChangedAnswer[] {
  const [before, after] = [leavesOf(was.answers), leavesOf(is.answers)];
  const { form, formVersion } = is.record;
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => {
      const steps = path.split('.');
      const plain = steps.filter((step) => !/^\d+$/.test(step)).join('.');
      const personal = words.personal(form, formVersion, plain);
      const shown = (value: string | undefined) =>
        value === undefined
          ? null
          : personal
            ? '***'
            : /^-?\d+\.\d{2}$/.test(value)
              ? grouped(value)
              : maskText(words.choice(form, formVersion, plain, value));
      return {
        field: path,
        label: words.answer(form, formVersion, path),
        before: shown(before.get(path)),
        after: shown(after.get(path)),
      };
    });
}

/** Every single answer under its path; entries count from 1: `salesLines.1.amount`. */
function leavesOf(answers: Answers): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: Json | undefined, path: string): void => {
    if (value === undefined || value === null) return;
    if (typeof value !== 'object') leaves.set(path, String(value));
    else if (Array.isArray(value)) value.forEach((each, index) => walk(each, `${path}.${index + 1}`));
    else for (const [key, each] of Object.entries(value)) walk(each, path === '' ? key : `${path}.${key}`);
  };
  walk(answers as Json, '');
  return leaves;
}

const linesOf = (version: Version | null) => entriesIn(version?.answers ?? {}, 'salesLines');

const qtyOf = (version: Version | null): number =>
  linesOf(version).reduce((total, line) => total + (countIn(line, 'qty') ?? 0), 0);

const amountOf = (version: Version | null): Decimal =>
  sumDecimals(linesOf(version).map((line) => textIn(line, 'amount') ?? '0.00'));
