import type { Day } from '../../kernel/days.ts';
import type { Text } from '../../kernel/language.ts';
import type { Rhythm } from '../periods/types.ts';

/** A word of the company (a kind of unit, of client, a role) with its label in both languages. */
export type Word = { readonly id: string; readonly label: Text };

/** Who owes one return each: every holder of a role, every unit of a kind, every client (answered for by a role). */
export type Owes =
  | { readonly role: string }
  | { readonly unit: readonly string[] }
  | { readonly client: readonly string[] | 'any'; readonly by: string };

/** A date that a window names: `end-6d`, `start`, `month1-end`, `end+1d roll`, `end+3 workdays`. */
export type Offset = {
  readonly anchor: 'start' | 'end' | { readonly monthEnd: number };
  readonly count: number;
  readonly unit: 'days' | 'workdays';
  readonly roll: 'none' | 'next-workday' | 'previous-workday';
};

export type Window = { readonly opens: Offset; readonly due: Offset };

/** How long something may take: calendar days, working days, years; null where the rule sets no time. */
export type Within =
  { readonly days: number } | { readonly workdays: number } | { readonly years: number } | null;

/** What follows a round, in the order of the list. */
export type StepKind = 'analyse' | 'handle' | 'decide' | 'relay';

export type Step = {
  readonly do: StepKind;
  /** The role that owes it. */
  readonly by: string;
  readonly within: Within;
  /** Counted from the round's due date, or from the day the step before was done. */
  readonly from: 'due' | 'step';
  readonly roll: 'none' | 'next-workday';
};

/** What every rule says of itself, for people. */
export type Grounds = {
  /** Clause of the source such as `沟通·二·1`; null where it rests on none. */
  readonly clause: string | null;
  /** The words of the source. */
  readonly text: string | null;
  /** The reading chosen. */
  readonly reading: string | null;
  /** True where the source is silent and the number is the company's own (`source: default`). */
  readonly byDefault: boolean;
};

/** Who hands in which form, how often, in which window, and what follows. */
export type ReturnRule = Grounds & {
  readonly id: string;
  readonly form: string;
  readonly each: readonly Rhythm[];
  readonly except: readonly string[];
  readonly owes: Owes;
  readonly windows: Readonly<Partial<Record<Rhythm, Window>>>;
  /** Field of the form → the codes with which a record fulfils the duty; null: every record does. */
  readonly countsIf: Readonly<Record<string, readonly string[]>> | null;
  readonly then: readonly Step[];
};

/** What an urgent matter or a major problem owes from the day it became known. */
export type CaseRule = Grounds & {
  readonly case: 'urgent' | 'major';
  readonly do: 'escalate';
  readonly by: string;
  readonly within: Within;
  readonly roll: 'none' | 'next-workday';
};

/** That the policy itself is revised. */
export type RevisionRule = Grounds & {
  readonly by: string;
  readonly within: Within;
};

/** One version of the company's rules, as read from `policy.yaml`. */
export type Policy = {
  readonly grammar: 1;
  readonly edition: number;
  readonly effective: Day;
  readonly unitKinds: readonly Word[];
  readonly clientKinds: readonly Word[];
  readonly roles: readonly Word[];
  /** Other names under which the source knows a form → the form's name. */
  readonly aliases: Readonly<Record<string, string>>;
  readonly returns: readonly ReturnRule[];
  readonly cases: readonly CaseRule[];
  readonly revision: RevisionRule | null;
};

/** A version in force, and the day it was adopted into the journal. */
export type AdoptedPolicy = { readonly policy: Policy; readonly adoptedOn: Day };
