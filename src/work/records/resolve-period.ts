import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import { say } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import { roundsOfForm } from '../../rules/duties/duties.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Form, Problem } from '../../rules/forms/types.ts';
import { periodFromWord } from '../../rules/periods/periods.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import type { Period, Rhythm } from '../../rules/periods/types.ts';

type Setting = {
  readonly form: Form;
  readonly world: World;
  readonly today: Day;
  readonly defaultPeriod: Period | null;
};

/** The period a record is for, null where it belongs to none or cannot be told; `given`: the record itself names it. */
export type ResolvedPeriod = {
  readonly period: Period | null;
  readonly given: boolean;
  readonly problems: Problem[];
};

/** The period a record is for: as given, else the default; with what is wrong about it for this form. */
export function resolvePeriod(setting: Setting, given: Json | undefined): ResolvedPeriod {
  const { form, today, defaultPeriod } = setting;
  const { rhythms, title } = form;
  if (rhythms.length === 0) {
    if (given === undefined) return { period: null, given: false, problems: [] };
    return refused(
      `《${title['zh-CN']}》不分期间，请去掉期间。`,
      `${title.en} belongs to no period; leave it out.`,
    );
  }
  if (given === undefined && defaultPeriod) {
    return { period: defaultPeriod, given: false, problems: tooEarly(defaultPeriod, setting) };
  }
  const period = typeof given === 'string' ? periodFromWord(given, today) : undefined;
  if (!period) {
    const words = typeof given === 'string' ? visible(given) : JSON.stringify(given);
    return refused(
      `期间“${words}”认不出来，请写成 ${spelling(rhythms)}。`,
      `The period "${words}" cannot be read; write it like ${spelling(rhythms)}.`,
    );
  }
  if (rhythms.includes(period.rhythm)) return { period, given: true, problems: tooEarly(period, setting) };
  return refused(
    `《${title['zh-CN']}》不按 ${period.name} 这样的期间填报，请写成 ${spelling(rhythms)}。`,
    `${title.en} is not handed in for a period like ${period.name}; write it like ${spelling(rhythms)}.`,
  );
}

const refused = (zh: string, en: string): ResolvedPeriod => ({
  period: null,
  given: true,
  problems: [{ field: 'period', message: say(zh, en) }],
});

/**
 * The first day on which a record of this form counts for a period: where several rules ask for it, the earliest of
 * theirs; where none does, the first day of the period.
 */
export function countsFrom(world: World, form: Form, period: Period): Day {
  const [first = period.first, ...others] = roundsOfForm(world, form.name, period).map(
    (round) => round.countsFrom,
  );
  return others.reduce((earliest, day) => (day < earliest ? day : earliest), first);
}

/** Early is welcome, but before a record counts for its period it is refused. */
function tooEarly(period: Period, { form, world, today }: Setting): Problem[] {
  const from = countsFrom(world, form, period);
  if (from <= today) return [];
  const day = dayTitle(from);
  return [
    {
      field: 'period',
      message: say(
        `${period.name} 的《${form.title['zh-CN']}》从${day['zh-CN']}起才能填报。`,
        `${form.title.en} for ${period.name} can be handed in from ${day.en}.`,
      ),
    },
  ];
}

const SPELLINGS: Record<Rhythm, string> = {
  day: '2026-11-23',
  week: '2026-W47',
  month: '2026-11',
  quarter: '2026-Q4',
  'half-year': '2026-H2',
  year: '2026',
};

const spelling = (rhythms: readonly Rhythm[]): string =>
  rhythms.map((rhythm) => SPELLINGS[rhythm]).join(' / ');
