import type { Day } from '../../kernel/days.ts';
import type { Language } from '../../kernel/language.ts';
import type { Period, PeriodName, Rhythm } from '../../rules/periods/types.ts';
import type { Correction } from './corrections.ts';
import type { Major } from './majors.ts';
import type { Market } from './market.ts';
import type { Named, Names } from './names.ts';
import type { Category, Opinions } from './opinions.ts';
import type { RoundFigures, RoundReturns } from './returns.ts';
import type { Mismatch, OfProduct, OfUnit, ProductInUnit, Repeat, Sales } from './sales.ts';
import type { FormOf } from './words.ts';

/** What a summary is made of beside the records: who asks, for when, and what the duties say. */
export type SummaryInput = {
  readonly period: Period;
  readonly asOf: Day;
  readonly zone: string;
  readonly language: Language;
  /** The rounds of this period with their returns. */
  readonly rounds: readonly RoundReturns[];
  /** The rounds of the period before, each with the day after which its changes belong here. */
  readonly before: readonly { readonly form: string; readonly closed: Day }[];
  readonly names: Names;
  readonly forms: FormOf;
  /** Who draws it up; null where nobody is known yet. */
  readonly author: { readonly person: Named; readonly unit: Named | null } | null;
  /** True where the clock was set (`INFOCTL_NOW`). */
  readonly clockSet: boolean;
};

export type FormCount = {
  readonly form: string;
  readonly title: string;
  readonly count: number;
  readonly records: readonly string[];
};

/** The summary of a week, a month or a quarter: what `summarize --json` prints and its template sees. */
export type SummaryData = {
  readonly period: PeriodName;
  readonly rhythm: Rhythm;
  readonly previousPeriod: PeriodName;
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Day;
  /** False while the period is running. */
  readonly ended: boolean;
  readonly clock: 'set' | null;
  readonly addressees: readonly Named[];
  /** What the addressee is called: 主管副总经理. */
  readonly addresseeTitle: string;
  readonly author: SummaryInput['author'];
  readonly rounds: readonly RoundFigures[];
  readonly records: readonly string[];
  readonly recordsByForm: readonly FormCount[];
  readonly cases: readonly string[];
  readonly majors: readonly Major[];
  readonly sales: readonly ProductInUnit[];
  readonly salesByProduct: readonly OfProduct[];
  readonly salesByUnit: readonly OfUnit[];
  readonly salesTotal: Sales['total'];
  readonly salesMismatches: readonly Mismatch[];
  readonly salesRepeats: readonly Repeat[];
  readonly nilRecords: readonly string[];
  readonly market: Omit<Market, 'competitors'>;
  readonly competitors: Market['competitors'];
  readonly opinions: readonly Category[];
  readonly opinionForms: readonly Opinions[];
  /** Forms of the company's own, by their counts alone. */
  readonly otherForms: readonly FormCount[];
  readonly corrections: readonly string[];
  readonly correctionList: readonly Correction[];
  /** What marketing writes when it reports up; null until then. */
  readonly analysis: null;
  readonly proposals: null;
  readonly number: null;
};
