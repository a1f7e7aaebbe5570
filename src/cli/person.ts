import type { Authorship } from '../journal/types.ts';
import type { Day } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';
import type { World } from '../rules/duties/types.ts';
import { heldRole, nameOf, personOn, requireId } from '../work/org/find.ts';
import { rememberedPerson } from '../work/workspace/me.ts';
import { KEEPERS } from './roles.ts';
import type { Env, GlobalOptions } from './types.ts';

/** Who acts while the company is being set up: until the first person is known. */
const SETUP = 'setup';

/** Id of the person at the keyboard: `--as`, `INFOCTL_AS`, what `infoctl me` kept; none where people exist: exit 2. */
export function actorOf(
  world: World,
  today: Day,
  workspaceId: string,
  global: GlobalOptions,
  env: Env,
): string {
  const words = global.as ?? (env.INFOCTL_AS || undefined) ?? rememberedPerson(workspaceId, env);
  if (world.people.size === 0 && words === undefined) return SETUP;
  if (words !== undefined) return present(world, requireId(world, 'person', words, today), today);
  throw new InfoctlError('usage', 'no-identity', say('还不知道您是谁。', 'It is not known who you are.'), {
    hints: [
      say(
        '先说一次：infoctl me 工号或姓名（或加 --as 工号）',
        'Say it once: infoctl me ID-OR-NAME (or add --as ID)',
      ),
    ],
  });
}

/** Someone who has left, or has not begun, is not at the keyboard. */
function present(world: World, id: string, today: Day): string {
  if (personOn(world, id, today)) return id;
  const name = nameOf(world, 'person', id, today);
  throw new InfoctlError(
    'refused',
    'not-in-office',
    say(
      `${name}（${id}）今天不在任，请由在任的人操作，或用 --as 写明您是谁。`,
      `${name} (${id}) is not in office today; let someone act who is, or say who you are with --as.`,
    ),
  );
}

/** Whose act it is: `--by`, else the actor's own. */
export const byWhom = (world: World, today: Day, global: GlobalOptions, actor: string): Authorship['by'] =>
  global.by === undefined ? actor : requireId(world, 'person', global.by, today);

/** Refuses unless the person holds one of the roles today. Who sets the company up may do everything. */
export function requireRole(
  world: World,
  today: Day,
  person: string,
  roles: readonly string[],
  act: Text,
): void {
  if (person === SETUP || heldRole(world, person, roles, today, today)) return;
  if (KEEPERS.every((role) => roles.includes(role)) && !anyKeeper(world, today)) return;
  const labels = world.policies.at(-1)?.policy.roles ?? [];
  const named = (language: 'zh-CN' | 'en', separator: string) =>
    roles.map((role) => labels.find(({ id }) => id === role)?.label[language] ?? role).join(separator);
  throw new InfoctlError(
    'refused',
    'not-your-role',
    say(
      `${person} 不能${act['zh-CN']}：须由${named('zh-CN', '、')}办理。`,
      `${person} may not ${act.en}: that takes one of these roles: ${named('en', ', ')}.`,
    ),
  );
}

/** While nobody holds a keeper's role the company is still being set up: else whom one adds first could lock it. */
const anyKeeper = (world: World, today: Day): boolean =>
  [...world.people.keys()].some((id) => heldRole(world, id, KEEPERS, today, today));
