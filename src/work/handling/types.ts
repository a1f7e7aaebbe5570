import type { Day } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import type { Decimal } from '../../kernel/money.ts';
import type { Period, PeriodName } from '../../rules/periods/types.ts';
import type { Major } from '../summaries/majors.ts';
import type { Named, Names } from '../summaries/names.ts';
import type { Quote } from '../summaries/opinions.ts';
import type { RoundFigures, RoundReturns } from '../summaries/returns.ts';
import type { FormOf } from '../summaries/words.ts';

/** The forms that have a handling report: of shoppers (沟通·二·2), of business clients (沟通·二·4). */
export type HandledForm = 'customer-opinion' | 'client-visit';

/** What a handling report is made of beside the records. */
export type HandlingInput = {
  readonly form: HandledForm;
  /** A quarter. */
  readonly period: Period;
  readonly asOf: Day;
  readonly zone: string;
  readonly language: Language;
  /** The round with its returns; null where nobody owes one. */
  readonly round: RoundReturns | null;
  /** Whether anything was owed in the quarter before: where nothing was, and nothing came in, none is set beside it. */
  readonly owedBefore: boolean;
  /** The duty to write this report: who owes it, by when (null: no date, or not opened yet). */
  readonly handle: { readonly role: string; readonly due: Day | null; readonly provisional: boolean } | null;
  readonly names: Names;
  readonly forms: FormOf;
  readonly author: { readonly person: Named; readonly unit: Named | null } | null;
  readonly clockSet: boolean;
};

/** Records that gave one answer to a choice, most first. */
export type Share = {
  readonly code: string;
  readonly label: string;
  readonly count: number;
  readonly records: readonly string[];
};

/** Opinions of one category; `dissatisfied`: those that marked anything 1 or 2, or are a major problem. */
export type CategoryShare = Share & {
  /** Null where the quarter before gives nothing to compare with. */
  readonly previous: number | null;
  readonly dissatisfied: readonly string[];
};

/** One aspect of satisfaction, 1 to 5: mean with one place, share of 4 and 5; against the quarter before. */
export type AspectMark = {
  readonly aspect: string;
  readonly label: string;
  readonly count: number;
  readonly mean: Decimal;
  readonly satisfied: Decimal;
  readonly previous: Decimal | null;
  readonly change: Decimal | null;
};

/** A main problem: a category with dissatisfied opinions; the worst marked few are quoted. */
export type ProblemOf = CategoryShare & {
  readonly quotes: readonly Quote[];
  /** Those asked who want a reply. */
  readonly replies: readonly string[];
};

/** All records that say something, and what the first of them say. */
export type QuotedFrom = { readonly records: readonly string[]; readonly quotes: readonly Quote[] };

/** One record of the annex: what it said, where, how it was marked overall. */
export type Detail = Quote & { readonly overall: number | null; readonly day: Day };

/**
 * A handling report: what `report handling --json` prints and its template sees. Cause, department, measures, due
 * date, result and reply are written by people; until then they are open points, owed by `owes`.
 */
export type HandlingData = {
  readonly form: HandledForm;
  readonly formTitle: string;
  readonly party: 'customer' | 'client';
  readonly period: PeriodName;
  readonly previousPeriod: PeriodName;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  readonly ended: boolean;
  readonly clock: 'set' | null;
  readonly addressees: readonly Named[];
  readonly addresseeTitle: string;
  readonly author: HandlingInput['author'];
  readonly round: RoundFigures | null;
  /** Received of expected, in percent; null where nothing was expected. */
  readonly returnRate: Decimal | null;
  readonly count: number;
  readonly previousCount: number | null;
  readonly records: readonly string[];
  /** Written or asked aloud; in person, by telephone, by letter. */
  readonly ways: readonly Share[];
  /** How visits ended; empty for shoppers. */
  readonly results: readonly Share[];
  readonly categories: readonly CategoryShare[];
  readonly marks: readonly AspectMark[];
  readonly problems: readonly ProblemOf[];
  /** Dissatisfied, but without an opinion put into a category. */
  readonly unsorted: readonly string[];
  readonly suggestions: QuotedFrom;
  readonly openIssues: QuotedFrom;
  readonly cases: readonly string[];
  readonly majors: readonly Major[];
  /** All that are dissatisfied, and those marked worst in detail. */
  readonly dissatisfied: readonly string[];
  readonly details: readonly Detail[];
  readonly owes: { readonly name: string; readonly due: Day | null; readonly provisional: boolean };
  readonly opinion: null;
  readonly number: null;
};
