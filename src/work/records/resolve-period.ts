import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import { say } from '../../kernel/language.ts';
import type { Form, Problem } from '../../rules/forms/types.ts';
import { periodFromWord } from '../../rules/periods/periods.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import type { Period, Rhythm } from '../../rules/periods/types.ts';

/** The period a record is for: as given, else the default; with what is wrong about it for this form. */
export function resolvePeriod(
  form: Form,
  given: Json | undefined,
  fallback: Period | null,
  today: Day,
): { name: string | null; given: boolean; problems: Problem[] } {
  const fault = (zh: string, en: string) => [{ field: 'period', message: say(zh, en) }];
  if (form.rhythms.length === 0) {
    if (given === undefined) return { name: null, given: false, problems: [] };
    return {
      name: null,
      given: true,
      problems: fault(`《${form.title['zh-CN']}》不分期间，请去掉期间。`, `${form.title.en} belongs to no period; leave it out.`),
    };
  }
  if (given === undefined && fallback) return { name: fallback.name, given: false, problems: begun(fallback, today) };
  const period = typeof given === 'string' ? periodFromWord(given, today) : undefined;
  if (!period) {
    const shown = given === undefined ? '' : JSON.stringify(given);
    return {
      name: null,
      given: true,
      problems: fault(`期间 ${shown} 认不出来，请写成${spelling(form.rhythms)}。`, `The period ${shown} cannot be read; write it like ${spelling(form.rhythms)}.`),
    };
  }
  if (!form.rhythms.includes(period.rhythm)) {
    return {
      name: period.name,
      given: true,
      problems: fault(
        `《${form.title['zh-CN']}》不按 ${period.name} 这样的期间填报，请写成${spelling(form.rhythms)}。`,
        `${form.title.en} is not handed in for a period like ${period.name}; write it like ${spelling(form.rhythms)}.`,
      ),
    };
  }
  return { name: period.name, given: true, problems: begun(period, today) };
}

function begun(period: Period, today: Day): Problem[] {
  if (period.first <= today) return [];
  const from = dayTitle(period.first);
  return [
    {
      field: 'period',
      message: say(
        `${period.name} 还没有开始，${from['zh-CN']}起才能填报。`,
        `${period.name} has not begun; it can be handed in from ${from.en}.`,
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

const spelling = (rhythms: readonly Rhythm[]): string => rhythms.map((rhythm) => SPELLINGS[rhythm]).join(' / ');
