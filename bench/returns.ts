import { storedPending } from '../src/journal/duty-index/listing.ts';
import { numbers } from '../src/journal/numbers.ts';
import type { Authorship, NewEvent } from '../src/journal/types.ts';
import { addDays, type Day } from '../src/kernel/days.ts';
import { exampleRecord } from '../src/rules/forms/example.ts';
import type { Form } from '../src/rules/forms/types.ts';
import { nextPeriod, periodOf } from '../src/rules/periods/periods.ts';
import type { Period, Rhythm } from '../src/rules/periods/types.ts';
import { formToUse } from '../src/work/adoption/form-in-use.ts';
import { decideSubmission } from '../src/work/records/decide-submission.ts';
import { answersOf } from '../src/work/records/flat.ts';
import type { Answers } from '../src/work/records/types.ts';
import { branchOf, MARKETERS, numbered, type Making } from './company.ts';
import { chance } from './texts.ts';

/** One record that is handed in on a day. */
export type Return = {
  readonly day: Day;
  readonly form: string;
  readonly period: string;
  readonly submitter: string;
  readonly unit: string | null;
  readonly store?: string;
  readonly client?: string;
  /** Left out: the form's example. */
  readonly answers?: Answers;
};

const clerk: Authorship = { actor: 'm1', by: 'm1', channel: 'file' };

/** Hands in records, each on its day, a day's together; gives their number. `daily` is done at the end of such a day. */
export function handIn(
  making: Making,
  returns: readonly Return[],
  daily: (day: Day) => void = () => {},
): number {
  const { journal, at } = making;
  const byDay = Map.groupBy(returns, ({ day }) => day);
  for (const day of [...byDay.keys()].toSorted()) {
    at(day);
    journal.perform(clerk, (db) => {
      const ids = numbers(db, journal.site, day);
      return (byDay.get(day) ?? []).flatMap((each) => {
        const { form, adoption } = usedForm(making, each.form);
        return [...adoption, ...submission(form, each, (code) => ids.next(code))];
      });
    });
    daily(day);
  }
  return returns.length;
}

const forms = new WeakMap<Making, Map<string, Form>>();

/** The form, and what adopts it when it is first used. */
function usedForm(making: Making, name: string): { form: Form; adoption: NewEvent[] } {
  let known = forms.get(making);
  if (!known) forms.set(making, (known = new Map()));
  const form = known.get(name);
  if (form) return { form, adoption: [] };
  const used = formToUse(making.journal.db, name, making.folder);
  known.set(name, used.form);
  return { form: used.form, adoption: used.adoption ? [used.adoption] : [] };
}

function submission(form: Form, handed: Return, nextId: (code: string) => string): NewEvent[] {
  const { day, period, submitter, unit, store = null, client = null } = handed;
  const example = { today: day, submitter, person: submitter, unit: unit ?? 'mk', period };
  const answers =
    handed.answers ??
    answersOf(exampleRecord(form, { ...example, store: store ?? 's1', client: client ?? 'c1' }));
  const kept = { received: null, nil: false, channel: null, externalId: null };
  const envelope = { form: form.name, formVersion: 1, period, submitter, unit, store, client, ...kept };
  const prepared = { envelope, answers, periodGiven: true };
  return decideSubmission(prepared, { nextId, code: form.code, draft: null, rowKey: null, opening: null })
    .events;
}

/** The periods of a rhythm that end from one day on and before another. */
function periodsBetween(rhythm: Rhythm, from: Day, to: Day): Period[] {
  const periods: Period[] = [];
  for (let period = periodOf(rhythm, from); period.last < to; period = nextPeriod(period))
    periods.push(period);
  return periods;
}

/** What every representative hands in, a few of them late, and `missing` of the last week not at all. */
export function salesReturns({ size }: Making, to: Day, missing: number): Return[] {
  const any = chance(7);
  const periods = (['week', 'month', 'quarter'] as const).flatMap((rhythm) =>
    periodsBetween(rhythm, size.from, to),
  );
  const lastWeek = periods.findLast(({ rhythm }) => rhythm === 'week');
  return periods
    .flatMap((period) =>
      numbered(size.reps, (n): Return => {
        const late = any() < 0.03 ? Math.floor(any() * 4) : 0;
        const day = addDays(period.last, Math.floor(any() * 3) - 1 + late);
        return { day, form: 'sales-feedback', period: period.name, submitter: `r${n}`, unit: branchOf(n) };
      }).slice(period === lastWeek ? missing : 0),
    )
    .filter(({ day }) => day <= to);
}

/** What the stores' customers said, `each` in every store and quarter, and one visit of every client in each quarter. */
export function quarterlyReturns({ size }: Making, to: Day, each: number): Return[] {
  return periodsBetween('quarter', size.from, addDays(to, 1)).flatMap(({ name, first, last }) => [
    ...numbered(size.stores * each, (n): Return => {
      const store = `s${1 + (n % size.stores)}`;
      const day = addDays(last, -(n % 20));
      return {
        day,
        form: 'customer-opinion',
        period: name,
        submitter: `t${store.slice(1)}`,
        unit: store,
        store,
      };
    }),
    ...numbered(size.clients, (n): Return => {
      const visitor = `m${1 + (n % MARKETERS)}`;
      return {
        day: addDays(first, 26 + (n % 4)),
        form: 'client-visit',
        period: name,
        submitter: visitor,
        unit: 'mk',
        client: `c${n}`,
      };
    }),
  ]);
}

/** Reporting up comes in a later step: until then what is due of it is waived, so that only returns are open. */
export function waiveSteps({ journal }: Making, day: Day): void {
  const steps = storedPending(journal.db, day).filter(
    ({ owner, kind }) => owner.kind === 'role' && kind !== 'revise-policy',
  );
  journal.perform({ ...clerk, actor: 'z1', by: 'z1' }, () =>
    steps.map(({ id }) => ({
      kind: 'duty.waived',
      version: 1,
      subject: `duty:${id}`,
      body: { reason: '已在会上口头报告', allowedBy: 'z1' },
    })),
  );
}
