import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { FlatRecord, Form, Problem } from '../../rules/forms/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import type { World } from '../../rules/duties/types.ts';
import { heldRole, nameOf, personOn } from '../org/find.ts';

/** Roles that may say a paper form came in earlier than it was typed. */
const RECEIVERS = ['marketing', 'custodian'];

export type HandingIn = {
  readonly form: Form;
  readonly world: World;
  readonly today: Day;
  readonly actor: string;
  readonly kept?: Day | null;
};

/** What the rules of handing in say against a record: whose form it is, and the day it is said to have come in. */
export function handingInProblems(record: FlatRecord, setting: HandingIn): Problem[] {
  const problem = (field: string, message: Text | undefined): Problem[] => (message ? [{ field, message }] : []);
  return [
    ...problem('submitter', mayNotHandIn(record, setting)),
    ...problem('received', receivedFault(record, setting)),
  ];
}

/** Why this person may not hand in this form (product: who may); undefined where they may. */
export function mayNotHandIn(record: FlatRecord, { form, world, today }: HandingIn): Text | undefined {
  const submitter = record['submitter'];
  if (form.by === null || typeof submitter !== 'string' || !world.people.has(submitter)) return undefined;
  // Someone whose role ended inside the period still answers for that period.
  const from = typeof record['period'] === 'string' ? (readPeriod(record['period'])?.first ?? today) : today;
  if (heldRole(world, submitter, form.by, from < today ? from : today, today)) return undefined;
  const name = nameOf(world, 'person', submitter, today);
  const roles = form.by.map((role) => roleLabel(world, role));
  return say(
    `《${form.title['zh-CN']}》由${roles.map((role) => role['zh-CN']).join('、')}填报，${name}没有这个角色。`,
    `${form.title.en} is handed in by ${roles.map((role) => role.en).join(' or ')}; ${name} does not hold that role.`,
  );
}

function receivedFault(record: FlatRecord, { world, today, actor, kept }: HandingIn): Text | undefined {
  const received = record['received'];
  if (typeof received !== 'string' || received === kept) return undefined;
  if (received > today) return say('收到日期不能晚于今天。', 'The day it was received cannot lie in the future.');
  const roles = personOn(world, actor, today)?.roles ?? [];
  if (!roles.some((role) => RECEIVERS.includes(role))) {
    return say(
      '只有市场部人员或资料专管人可以补登收到日期，请由他们录入或去掉收到日期。',
      'Only marketing or the custodian may enter an earlier day of receipt; let them key it in, or leave it out.',
    );
  }
  if (record['submitter'] === actor) {
    return say('自己的表不能由自己补登收到日期，请由同事录入。', 'Nobody enters an earlier day of receipt for a form of their own; let a colleague key it in.');
  }
  const period = typeof record['period'] === 'string' ? readPeriod(record['period']) : undefined;
  if (period && received < period.first) {
    return say(`收到日期早于 ${period.name} 的第一天，请核对。`, `The day it was received lies before ${period.name} began; please check it.`);
  }
  return undefined;
}

function roleLabel(world: World, role: string): Text {
  const word = world.policies.at(-1)?.policy.roles.find(({ id }) => id === role);
  return word?.label ?? say(role, role);
}
