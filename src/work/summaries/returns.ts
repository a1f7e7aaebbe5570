import type { Day } from '../../kernel/days.ts';
import { daysLate, statusOf } from '../../rules/duties/status.ts';
import type { Duty, Owner, Round } from '../../rules/duties/types.ts';
import type { Named, Names } from './names.ts';
import type { Words } from './words.ts';

/** A round with the returns owed in it, and the day by which it must be analysed (null: the rule sets none). */
export type RoundReturns = {
  readonly round: Round;
  readonly form: { readonly name: string; readonly version: number };
  readonly duties: readonly Duty[];
  readonly analysisDue: Day | null;
  readonly analysisProvisional: boolean;
};

/** One return that was not simply handed in on time. `days` late, to the as-of day where it is missing. */
export type Exception = {
  readonly status: 'missing' | 'late' | 'waived';
  readonly owner: Owner & Named;
  readonly unit: Named | null;
  readonly days: number;
  /** The later date that was granted, where that has not passed yet. */
  readonly extendedTo: Day | null;
  readonly record: string | null;
  readonly reason: string | null;
};

/** A record as it stands in the tables that came in on paper (`--received`), and who keyed it in when. */
export type PaperRow = {
  readonly id: string;
  readonly received: Day;
  readonly recordedOn: Day;
  readonly actor: string;
};

/** A return that came in on paper and counts by the day it came in. */
export type Paper = {
  readonly owner: Owner & Named;
  readonly record: string;
  readonly received: Day;
  readonly recordedOn: Day;
  readonly keyedBy: Named;
};

/** expected = onTime + late + missing + waived; received = onTime + late. */
export type RoundFigures = {
  readonly round: string;
  readonly form: string;
  readonly title: string;
  readonly ownerKind: Owner['kind'];
  readonly due: Day;
  readonly overdue: boolean;
  readonly provisional: boolean;
  readonly analysisDue: Day | null;
  readonly analysisProvisional: boolean;
  readonly expected: number;
  readonly received: number;
  readonly onTime: number;
  readonly late: number;
  readonly waived: number;
  readonly missing: readonly string[];
  readonly exceptions: readonly Exception[];
  readonly papers: readonly Paper[];
};

const ORDER = ['missing', 'late', 'waived'];

/** Who was to hand in, who did, who was late, who is missing, by name (沟通·二·1). */
export function figuresOf(
  returns: RoundReturns,
  asOf: Day,
  names: Names,
  words: Words,
  papers: readonly PaperRow[],
): RoundFigures {
  const { round, form, duties } = returns;
  const exceptions = duties.flatMap((duty) => exceptionOf(duty, asOf, names)).toSorted(byStatusThenUnit);
  const count = (status: string) => exceptions.filter((each) => each.status === status).length;
  const [late, waived] = [count('late'), count('waived')];
  const missing = exceptions.filter(({ status }) => status === 'missing').map(({ owner }) => owner.id);
  const received = duties.length - missing.length - waived;
  return {
    round: round.id,
    form: form.name,
    title: words.form(form.name, form.version),
    ownerKind: duties[0]?.owner.kind ?? 'person',
    due: round.due,
    overdue: asOf > round.due,
    provisional: round.provisional,
    analysisDue: returns.analysisDue,
    analysisProvisional: returns.analysisProvisional,
    expected: duties.length,
    received,
    onTime: received - late,
    late,
    waived,
    missing,
    exceptions,
    papers: papersAmong(duties, papers, asOf, names),
  };
}

function papersAmong(duties: readonly Duty[], rows: readonly PaperRow[], asOf: Day, names: Names): Paper[] {
  const byRecord = new Map(rows.map((row) => [row.id, row]));
  return duties.flatMap(({ done, owner }) => {
    const row = done && done.on <= asOf ? byRecord.get(done.by) : undefined;
    if (!row) return [];
    const { id: record, received, recordedOn, actor } = row;
    const named = { ...owner, name: names.owner(owner).name };
    return [{ owner: named, record, received, recordedOn, keyedBy: names.person(actor) }];
  });
}

function exceptionOf(duty: Duty, asOf: Day, names: Names): Exception[] {
  const status = statusOf(duty, asOf);
  if (status === 'done') return [];
  return [
    {
      status: status === 'late' || status === 'waived' ? status : 'missing',
      owner: { ...duty.owner, name: names.owner(duty.owner).name },
      unit: names.branchOf(duty.owner),
      days: daysLate(duty, asOf),
      extendedTo: duty.extendedFrom !== null && status === 'open' ? duty.due : null,
      record: duty.done?.by ?? null,
      reason: status === 'waived' ? (duty.waiver?.reason ?? null) : null,
    },
  ];
}

function byStatusThenUnit(a: Exception, b: Exception): number {
  const key = ({ status, unit, owner }: Exception) =>
    [ORDER.indexOf(status), unit?.id ?? '', owner.id] as const;
  const [left, right] = [key(a), key(b)];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
}
