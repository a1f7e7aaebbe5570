import type { Journal } from '../../journal/journal.ts';
import type { NewEvent } from '../../journal/types.ts';
import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { answerable } from '../../rules/duties/duties.ts';
import { dutyTitle } from '../../rules/duties/titles.ts';
import type { Duty } from '../../rules/duties/types.ts';
import { shortTitlesOfForms } from '../../work/adoption/form-source.ts';
import { requireReason, type Granting } from '../../work/duties/decide-exceptions.ts';
import { standingAsOf, type Standing } from '../../work/duties/standing.ts';
import { ownerName } from '../../work/duties/owner-name.ts';
import { dutyData } from '../../work/duties/view.ts';
import { requireId } from '../../work/org/find.ts';
import type { Answer, Context } from '../types.ts';

/** Roles whose word can lift or move a duty. */
const GRANTERS = ['marketing', 'deputy-gm', 'general-manager'];

export type GrantOptions = { readonly duty: string; readonly reason?: string; readonly allowedBy?: string };

/** The duty of an id as of a standing; an unknown one ends the command with exit code 4. */
export function requireDuty(standing: Standing, id: string): Duty {
  const duty = standing.duty(id);
  if (duty) return duty;
  throw new InfoctlError(
    'not-found',
    'unknown-duty',
    say(
      `没有事项“${id}”，请用 infoctl agenda --json 或 infoctl report overdue --json 查看编号。`,
      `There is no duty "${id}"; infoctl agenda --json and infoctl report overdue --json show the ids.`,
    ),
  );
}

/** Waives or extends one duty: checks who allows it and why, stores it, and shows how the duty stands now. */
export async function grantException(
  context: Context,
  options: GrantOptions,
  decide: (duty: Duty, granting: Granting) => NewEvent[],
  done: (title: string, who: string) => Text,
): Promise<Answer> {
  const { journal } = await context.workspace('write');
  const authorship = await context.authorship();
  const reason = requireReason(options.reason);
  const today = await context.today();
  const allowedBy =
    options.allowedBy === undefined
      ? authorship.by
      : requireId(await context.world(), 'person', options.allowedBy, today);
  await context.requireRole(allowedBy, GRANTERS, say('批准豁免或延期', 'allow that'));
  journal.perform(authorship, (_db, _moment, day) => {
    const duty = dutyToGrant(journal, options.duty, allowedBy, day);
    return decide(duty, { reason, allowedBy, today: day });
  });
  const standing = standingAsOf(journal, today);
  const after = requireDuty(standing, options.duty);
  const title = dutyTitle(after, shortTitlesOfForms(journal.db))[context.language];
  const who = ownerName(after, standing.world, today)[context.language];
  const data = dutyData(after, standing.world, today, context.language);
  standing.close();
  return {
    data,
    show: () => [{ kind: 'text', text: context.say(done(title, who)), tone: 'good' }],
  };
}

/** The duty as it stands at the moment of granting. Who is asked for it cannot be the one who allows it. */
function dutyToGrant(journal: Journal, id: string, allowedBy: string, day: Day): Duty {
  const standing = standingAsOf(journal, day);
  const duty = requireDuty(standing, id);
  standing.close();
  if (!answerable(standing.world, duty, day).includes(allowedBy)) return duty;
  throw new InfoctlError(
    'refused',
    'own-duty',
    say(
      '自己的事项要由别人批准，请用 --allowed-by 写明谁批准。',
      'Nobody allows this for themselves; name who did with --allowed-by.',
    ),
  );
}
