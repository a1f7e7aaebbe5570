import { addDays, type Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { labelOf } from '../policy/in-words.ts';
import { sharesName } from './namesakes.ts';
import { policyOn } from './policy-in-force.ts';
import { spellOn, spellOnOrBefore } from './spells.ts';
import { PERIOD_WORDS } from './titles.ts';
import type { Duty, Interval, Owner, Round, World } from './types.ts';

/** Who owes, and why: what they were on the day that decides, and since when without a break. */
export type OwnerReason = {
  readonly owner: Owner;
  /** The name on that day; for a role its word. */
  readonly name: Text;
  /** The id, where another bears the same name on that day. */
  readonly mark: string | null;
  /** The unit of a person, on that day. */
  readonly unit: string | null;
  /** The reference day of the round; null where an act names the owner. */
  readonly day: Day | null;
  /** Which day that is: 本周最后一天, or where the round is due before its period ends 截止日. */
  readonly dayIs: Text | null;
  /** The role held, or the kind that the unit or client is of. */
  readonly as: Text | null;
  /** The first day of it without a break; null: from the beginning. */
  readonly since: Day | null;
};

/** Why this owner owes this duty. */
export function ownerReason(world: World, duty: Duty, round: Round | undefined): OwnerReason {
  const { owner } = duty;
  const day = round?.referenceDay ?? duty.opens;
  const who = { ...whoOn(world, owner, day, round), owner };
  return round && owner.kind !== 'role'
    ? { ...who, day, dayIs: dayIs(round) }
    : { ...who, day: null, dayIs: null };
}

function dayIs({ referenceDay, period }: Round): Text {
  if (referenceDay < period.last) return say('截止日', 'the due date');
  const word = PERIOD_WORDS[period.rhythm];
  return say(`${word['zh-CN']}最后一天`, `the last day of ${word.en}`);
}

function whoOn(
  world: World,
  owner: Owner,
  day: Day,
  round: Round | undefined,
): Omit<OwnerReason, 'owner' | 'day' | 'dayIs'> {
  const policy = policyOn(world, round?.policy ?? day);
  const named = (name: string): Text => say(name, name);
  if (owner.kind === 'role') {
    return { name: labelOf(policy?.roles ?? [], owner.id), mark: null, unit: null, as: null, since: null };
  }
  if (owner.kind === 'person') {
    const spells = world.people.get(owner.id)?.spells ?? [];
    const spell = spellOnOrBefore(spells, day);
    const role = round && 'role' in round.rule.owes ? round.rule.owes.role : null;
    const unit = spell && spellOnOrBefore(world.units.get(spell.unit)?.spells ?? [], day)?.name;
    return {
      name: named(spell?.name ?? owner.id),
      mark: sharesName(world.people, owner.id, day) ? owner.id : null,
      unit: unit ?? spell?.unit ?? null,
      as: role === null ? null : labelOf(policy?.roles ?? [], role),
      since: role === null ? null : sinceWhen(spells, day, ({ roles }) => roles.includes(role)),
    };
  }
  const [spells, kinds] =
    owner.kind === 'unit'
      ? [world.units.get(owner.id)?.spells ?? [], policy?.unitKinds]
      : [world.clients.get(owner.id)?.spells ?? [], policy?.clientKinds];
  const spell = spellOnOrBefore<Interval & { name: string; kind: string }>(spells, day);
  return {
    name: named(spell?.name ?? owner.id),
    mark: sharesName(owner.kind === 'unit' ? world.units : world.clients, owner.id, day) ? owner.id : null,
    unit: null,
    as: spell ? labelOf(kinds ?? [], spell.kind) : null,
    since: sinceWhen<Interval & { kind: string }>(spells, day, ({ kind }) => kind === spell?.kind),
  };
}

/** The first day of an unbroken row of spells that meet the condition, up to a day; null: no beginning is known. */
function sinceWhen<S extends Interval>(
  spells: readonly S[],
  day: Day,
  meets: (spell: S) => boolean,
): Day | null {
  const held = spells.filter(meets);
  let since = spellOn(held, day)?.from ?? null;
  while (since !== null) {
    const before = spellOn(held, addDays(since, -1));
    if (!before) return since;
    since = before.from;
  }
  return null;
}
