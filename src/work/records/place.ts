import type { Day } from '../../kernel/days.ts';
import { say, type Text } from '../../kernel/language.ts';
import { spellOnOrBefore } from '../../rules/duties/spells.ts';
import type { World } from '../../rules/duties/types.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import type { Period } from '../../rules/periods/types.ts';
import { nameOf } from '../org/find.ts';

type Setting = { readonly form: Form; readonly world: World; readonly today: Day };

/**
 * Where a record comes from and which store it is about, where it does not say so: the unit in which its submitter was
 * on the last day of the period (today while it runs), and that unit itself where it is a store.
 */
export function placeOf(
  record: FlatRecord,
  period: Period | null,
  { form, world, today }: Setting,
): { unit: string | undefined; store: string | undefined } {
  const day = period !== null && period.last < today ? period.last : today;
  const { submitter, unit: given, store } = record;
  const spells = typeof submitter === 'string' ? (world.people.get(submitter)?.spells ?? []) : [];
  const unit = typeof given === 'string' ? given : spellOnOrBefore(spells, day)?.unit;
  if (form.about !== 'store' || typeof store === 'string') return { unit, store: undefined };
  return { unit, store: unit !== undefined && isStore(world, form, unit, day) ? unit : undefined };
}

/** What is wrong with a store that is none: an office of the company, say. Unknown ones are told elsewhere. */
export function notAPlace(record: FlatRecord, { form, world, today }: Setting): Text | undefined {
  const { store } = record;
  if (form.about !== 'store' || typeof store !== 'string' || !world.units.has(store)) return undefined;
  if (isStore(world, form, store, today)) return undefined;
  const name = nameOf(world, 'unit', store, today);
  return say(`${name}不是门店，请改填门店。`, `${name} is not a store; name the store instead.`);
}

/** A unit that customers come to: by its outlet, or because its kind is asked for this form (the policy: `owes`). */
export function isStore(world: World, form: Form, unit: string, day: Day): boolean {
  const spell = spellOnOrBefore(world.units.get(unit)?.spells ?? [], day);
  if (spell === undefined) return false;
  return spell.outlet !== null || spell.kind === STORE || kindsAsked(world, form).includes(spell.kind);
}

const STORE = 'store';

const kindsAsked = (world: World, form: Form): readonly string[] =>
  world.policies
    .flatMap(({ policy }) => policy.returns)
    .flatMap(({ form: asked, owes }) => (asked === form.name && 'unit' in owes ? owes.unit : []));
