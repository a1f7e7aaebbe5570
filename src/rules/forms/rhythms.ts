import { say, type Text } from '../../kernel/language.ts';

/** How often a form is handed in, as one says it: 按周填报, the weekly form. */
export const RHYTHM_LABELS: Readonly<Record<string, Text>> = {
  day: say('日', 'daily'),
  week: say('周', 'weekly'),
  month: say('月', 'monthly'),
  quarter: say('季', 'quarterly'),
  'half-year': say('半年', 'half-yearly'),
  year: say('年', 'yearly'),
};
