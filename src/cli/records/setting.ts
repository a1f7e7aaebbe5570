import type { Authorship } from '../../journal/types.ts';
import type { Period } from '../../rules/periods/types.ts';
import type { FormInUse } from '../../work/adoption/form-in-use.ts';
import { runningPeriod } from '../../work/records/default-period.ts';
import type { Setting } from '../../work/records/prepare.ts';
import type { Context } from '../types.ts';

/** Under which circumstances this run hands in records of a form; loads the validator. */
export async function settingOf(
  context: Context,
  { form, version }: Pick<FormInUse, 'form' | 'version'>,
  { actor, by }: Authorship,
  { period = null, extent = 'all' }: { readonly period?: Period | null; readonly extent?: 'all' | 'first' } = {},
): Promise<Setting> {
  const { validatorOf } = await import('../../rules/forms/validate.ts');
  const today = await context.today();
  return {
    form,
    formVersion: version,
    validate: validatorOf(form, { extent }),
    world: await context.world(),
    today,
    actor,
    by,
    defaultPeriod: period ?? runningPeriod(form, today),
  };
}
