import type { Day } from '../../kernel/days.ts';

/** An urgent matter, or a major problem that a record speaks of. */
export type CaseOpened = {
  readonly kind: 'urgent' | 'major';
  readonly record: string;
  /** The record's form: a major problem rests on the clause of its form. */
  readonly form: string;
  /** The day on which it became known: told, else received, else recorded. */
  readonly knownOn: Day;
  /** The role that owes the escalation, from the policy in force. */
  readonly owedBy: string;
};

/** The deputy general manager was told. */
export type CaseEscalated = {
  readonly to: string;
  readonly spokenAt: string;
  readonly spokenOn: Day;
  readonly record: string;
};

/** What the record says of it now; null: that the deputy general manager was not told. */
export type CaseCorrected = { readonly told: CaseEscalated | null; readonly reason: string };

export type CaseState = {
  readonly id: string;
  readonly opened: CaseOpened;
  readonly openedAt: string;
  readonly openedOn: Day;
  readonly escalated: CaseEscalated | null;
  readonly state: 'open' | 'withdrawn';
};
