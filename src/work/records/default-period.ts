import type { Day } from '../../kernel/days.ts';
import type { Form } from '../../rules/forms/types.ts';
import { periodOf } from '../../rules/periods/periods.ts';
import type { Period } from '../../rules/periods/types.ts';

/** The running period of a form's first rhythm: the week for a weekly form, the quarter for a quarterly one. */
export function runningPeriod(form: Form, today: Day): Period | null {
  const rhythm = form.rhythms[0];
  return rhythm === undefined ? null : periodOf(rhythm, today);
}
