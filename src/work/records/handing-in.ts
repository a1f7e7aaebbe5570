import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Period } from '../../rules/periods/types.ts';
import { heldRole, nameOf, personOn } from '../org/find.ts';
import { countsFrom } from './resolve-period.ts';

/** Roles that may say a paper form came in earlier than it was typed. */
const RECEIVERS = ['marketing', 'custodian'];

/** Who hands in what, when; the record's names are ids by now. */
export type HandingIn = {
  readonly form: Form;
  readonly world: World;
  readonly today: Day;
  /** Who types: the rules on `received` test them. */
  readonly actor: string;
  /** The day of receipt that a record being amended has already: it is not said anew. */
  readonly kept?: Day | null;
};

/** What the rules of handing in refuse: not a fault of what was written, but of who does it. */
export type Refusal = {
  readonly field: string;
  readonly code: 'not-your-form' | 'not-a-receiver' | 'own-receipt';
  readonly message: Text;
};

/** Why this person may not hand in this record; undefined where they may. */
export function refusalOf(
  record: FlatRecord,
  period: Period | null,
  setting: HandingIn,
): Refusal | undefined {
  return notTheirForm(record, period, setting) ?? notTheirReceipt(record, setting);
}

/** A form says which roles hand it in; someone whose role ended inside the period still answers for that period. */
function notTheirForm(
  record: FlatRecord,
  period: Period | null,
  { form, world, today }: HandingIn,
): Refusal | undefined {
  const submitter = record['submitter'];
  if (form.by === null || typeof submitter !== 'string' || !world.people.has(submitter)) return undefined;
  const from = period !== null && period.first < today ? period.first : today;
  if (heldRole(world, submitter, form.by, from, today)) return undefined;
  const name = nameOf(world, 'person', submitter, today);
  const roles = form.by.map((role) => roleLabel(world, role));
  return {
    field: 'submitter',
    code: 'not-your-form',
    message: say(
      `《${form.title['zh-CN']}》由${roles.map((role) => role['zh-CN']).join('、')}填报，${name}没有这个角色。`,
      `${form.title.en} is handed in by ${roles.map((role) => role.en).join(' or ')}; ${name} does not hold that role.`,
    ),
  };
}

function notTheirReceipt(record: FlatRecord, { world, today, actor, kept }: HandingIn): Refusal | undefined {
  const received = record['received'];
  if (typeof received !== 'string' || received === kept) return undefined;
  const roles = personOn(world, actor, today)?.roles ?? [];
  if (!roles.some((role) => RECEIVERS.includes(role))) {
    return {
      field: 'received',
      code: 'not-a-receiver',
      message: say(
        '收到日期只能由市场部人员或资料专管人补登，请由他们录入，或去掉收到日期。',
        'Only marketing or the custodian may enter an earlier day of receipt; let them key it in, or leave it out.',
      ),
    };
  }
  if (record['submitter'] !== actor) return undefined;
  return {
    field: 'received',
    code: 'own-receipt',
    message: say(
      '自己的表不能由自己补登收到日期，请由同事录入。',
      'Nobody enters an earlier day of receipt for a form of their own; let a colleague key it in.',
    ),
  };
}

/** What is wrong with the day on which a form is said to have come in; that it does not lie ahead is looked at elsewhere. */
export function receivedFault(
  record: FlatRecord,
  period: Period | null,
  { form, world, kept }: HandingIn,
): Text | undefined {
  const received = record['received'];
  if (period === null || typeof received !== 'string' || received === kept) return undefined;
  if (received >= countsFrom(world, form, period)) return undefined;
  return say(
    `收到日期早于 ${period.name} 开始填报的日子，请核对。`,
    `The day it was received lies before forms for ${period.name} could be handed in; please check it.`,
  );
}

function roleLabel(world: World, role: string): Text {
  const word = world.policies.at(-1)?.policy.roles.find(({ id }) => id === role);
  return word?.label ?? say(role, role);
}
