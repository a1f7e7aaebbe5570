import type { Day } from '../../kernel/days.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { Calendar } from '../calendar/types.ts';
import type { Period, PeriodName } from '../periods/types.ts';
import type { AdoptedPolicy, ReturnRule } from '../policy/types.ts';

/** Both days included; null is open. */
export type Interval = { readonly from: Day | null; readonly to: Day | null };

export type Person = {
  readonly id: string;
  readonly spells: readonly (Interval & {
    readonly name: string;
    readonly unit: string;
    readonly roles: readonly string[];
    readonly post: 'full' | 'part';
  })[];
};

export type Unit = {
  readonly id: string;
  readonly spells: readonly (Interval & {
    readonly name: string;
    readonly kind: string;
    readonly parent: string | null;
    readonly accounting: 'independent' | 'dependent' | null;
    readonly scope: 'bound' | 'reference';
    readonly outlet: string | null;
  })[];
};

export type Client = {
  readonly id: string;
  readonly spells: readonly (Interval & {
    readonly name: string;
    readonly kind: string;
    readonly owner: string | null;
  })[];
};

/** Everything that decides who owes what when: the rules and calendar as adopted, the organisation with its intervals. */
export type World = {
  readonly zone: string;
  /** Oldest first. */
  readonly policies: readonly AdoptedPolicy[];
  /** Days on which the policy was reviewed and left unchanged, ascending. */
  readonly reviews: readonly Day[];
  readonly calendar: Calendar;
  readonly people: ReadonlyMap<string, Person>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly clients: ReadonlyMap<string, Client>;
};

export type Owner = { readonly kind: 'person' | 'unit' | 'client' | 'role'; readonly id: string };

/** `kind:subject:owner`, as `submit:sales-feedback/2026-W47:p-0012`. */
export type DutyId = string;

/**
 * What the events about one subject say of duties. `day` is the day it counts for; `seen` the day it was recorded;
 * `key` is what it is looked up by: for a return `return:FORM/PERIOD:OWNERKIND:OWNER`, for all else the duty's id.
 */
export type Fact = {
  readonly key: string;
  readonly day: Day;
  readonly data: FactData;
};

export type FactData =
  /** A record that may fulfil a `submit` or `visit`; `record` is its id. */
  | { readonly what: 'return'; readonly record: string }
  /** The duty was done on `day`. `by` names the record or event that did it. */
  | { readonly what: 'fulfilled'; readonly by: string }
  /** A duty that an act brings (escalate, acknowledge, carry-out …): counted from `day`. */
  | {
      readonly what: 'brought';
      readonly kind: string;
      readonly subject: string;
      readonly owner: Owner;
      /** Which rule of the policy sets its time (`case:urgent`), or a due date that the act itself gives. */
      readonly rule: string | null;
      readonly due: Day | null;
      /** The clause it rests on where the act names one; left out: the rule's, else the form's. */
      readonly clause?: string | null;
      /** The form whose clause it rests on: that of the record that was marked as a major problem. */
      readonly form?: string;
    }
  | { readonly what: 'waived'; readonly reason: string; readonly by: string }
  | { readonly what: 'extended'; readonly due: Day; readonly reason: string; readonly by: string };

/** A fact with the event behind it; facts of one key are ordered by (day, tick, site, seq). */
export type SeenFact = Fact & {
  readonly subject: string;
  readonly seen: Day;
  readonly tick: number;
  readonly site: string;
  readonly seq: number;
};

/** One version of a record: the day from which it stood, and its answers. Asked for only by rules with `counts-if`. */
export type RecordVersion = {
  readonly day: Day;
  readonly seen: Day;
  readonly answers: Readonly<Record<string, Json | undefined>>;
};

/** Where the computation asks what happened. */
export type Facts = {
  /** All facts of one key, ordered by (day, tick, site, seq). */
  of(key: string): readonly SeenFact[];
  /** Only the first of them, for keys that thousands of records share. */
  first(key: string): SeenFact | undefined;
  /** Facts that bring duties, of the whole journal. */
  brought(): Iterable<SeenFact>;
  /** The versions of a record, oldest first. */
  versions(recordId: string): readonly RecordVersion[];
};

/** One rule in one period. `id` such as `sales-feedback/2026-W47`. */
export type Round = {
  readonly id: string;
  readonly rule: ReturnRule;
  readonly period: Period;
  readonly opens: Day;
  readonly due: Day;
  /** Any day asked for in finding `opens` or `due` lies in a year without holiday data. */
  readonly provisional: boolean;
  /** The same of `due` alone, from which the steps are counted. */
  readonly dueProvisional: boolean;
  readonly referenceDay: Day;
  /** The first day on which a return counts: of the period; for a visit of the month that its window names. */
  readonly countsFrom: Day;
  /** The `effective` day of the policy version that decides. */
  readonly policy: Day;
};

/** Something owed, with what became of it. What depends on the day of asking is not in here. */
export type Duty = {
  readonly id: DutyId;
  readonly kind: string;
  readonly subject: string;
  readonly owner: Owner;
  readonly form: string | null;
  readonly round: string | null;
  readonly period: PeriodName | null;
  readonly opens: Day;
  readonly due: Day | null;
  readonly provisional: boolean;
  readonly clause: string | null;
  readonly done: { readonly on: Day; readonly by: string } | null;
  readonly waiver: { readonly reason: string; readonly by: string; readonly at: Day } | null;
  /** The due date before an extension. */
  readonly extendedFrom: Day | null;
};

export type DutyStatus = 'not-open' | 'open' | 'overdue' | 'done' | 'late' | 'waived' | 'waiting';
