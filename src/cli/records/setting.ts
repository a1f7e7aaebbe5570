import type { Authorship } from '../../journal/types.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { FormInUse } from '../../work/adoption/form-in-use.ts';
import { runningPeriod } from '../../work/records/default-period.ts';
import type { Setting } from '../../work/records/prepare.ts';
import type { Context } from '../types.ts';

/**
 * Under which circumstances this run hands in records of a form; loads the validator. Before the first person is
 * known nobody can hand in anything (exit 5).
 */
export async function settingOf(
  context: Context,
  { form, version }: Pick<FormInUse, 'form' | 'version'>,
  { actor, by }: Authorship,
  { extent = 'all' }: { readonly extent?: 'all' | 'first' } = {},
): Promise<Setting> {
  const { validatorOf } = await import('../../rules/forms/validate.ts');
  const today = await context.today();
  const world = await context.world();
  if (world.people.size === 0) throw nobodyYet();
  return {
    form,
    formVersion: version,
    validate: validatorOf(form, { extent }),
    world,
    today,
    actor,
    by,
    defaultPeriod: runningPeriod(form, today),
  };
}

const nobodyYet = (): InfoctlError =>
  new InfoctlError(
    'refused',
    'nobody-yet',
    say('还没有登记人员，不知道是谁填报。', 'No person is known yet, so nobody can hand in a form.'),
    {
      hints: [
        say(
          '先加入单位和人员：infoctl unit add、infoctl person add（或用 import），再用 infoctl me 说明您是谁',
          'First add units and people (infoctl unit add, infoctl person add, or import), then say who you are: infoctl me',
        ),
      ],
    },
  );
