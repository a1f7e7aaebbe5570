import type { Channel } from '../../journal/types.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { Day } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { toldTooEarly } from '../cases/told-when.ts';
import { checkBeyondSchema } from '../../rules/forms/beyond-schema.ts';
import { normalise } from '../../rules/forms/normalise.ts';
import type { FlatRecord, Form, Problem } from '../../rules/forms/types.ts';
import type { Period } from '../../rules/periods/types.ts';
import { answersOf } from './flat.ts';
import { receivedFault, refusalOf, type Refusal } from './handing-in.ts';
import { notAPlace, placeOf } from './place.ts';
import { resolveNames } from './resolve-names.ts';
import { resolvePeriod, type ResolvedPeriod } from './resolve-period.ts';
import type { Answers, Envelope } from './types.ts';

/** Under which circumstances a record is handed in. */
export type Setting = {
  readonly form: Form;
  readonly formVersion: number;
  /** The form's compiled schema. */
  readonly validate: (record: FlatRecord) => readonly Problem[];
  readonly world: World;
  readonly today: Day;
  readonly actor: string;
  readonly by: string;
  /** The day of receipt that a record being amended has already: it is not said anew. */
  readonly kept?: Day | null;
  /** The period where the record names none; null where the form belongs to none. */
  readonly defaultPeriod: Period | null;
};

/** A record that may be stored: everything in it is checked, normalised and known. */
export type Prepared = {
  readonly envelope: Omit<Envelope, 'draft' | 'rowKey'>;
  readonly answers: Answers;
  /** False where the period was not given but defaulted. */
  readonly periodGiven: boolean;
};

/**
 * Turns what was typed or imported (flat, text or JSON values) into a record that may be stored, or into everything
 * that is wrong with it. Pure: what is known of people, rules and today comes with the setting.
 */
export function prepare(raw: FlatRecord, setting: Setting): { prepared: Prepared } | { problems: Problem[] } {
  const { form, world, today } = setting;
  const { record, resolved, problems: unread } = understood(raw, setting);
  const refusal = refusalOf(record, resolved.period, setting);
  const received = receivedFault(record, resolved.period, setting);
  const place = notAPlace(record, setting);
  const problems = [
    ...unread,
    ...setting.validate(record),
    ...checkBeyondSchema(form, record, { today, zone: world.zone }),
    ...toldTooEarly(form, record, world.zone),
    ...(place ? [{ field: 'store', message: place }] : []),
    ...(received ? [{ field: 'received', message: received }] : []),
    ...(refusal ? [refusal] : []),
  ];
  if (problems.length > 0) return { problems: firstOfEachField(problems) };
  return {
    prepared: {
      envelope: envelopeOf(record, setting),
      answers: answersOf(record),
      periodGiven: resolved.given,
    },
  };
}

/** Whether this person may hand in such a record at all: asked before anybody is asked to fill it in. */
export function mayNotHandIn(raw: FlatRecord, setting: Setting): Refusal | undefined {
  const { record, resolved } = understood(raw, setting);
  return refusalOf(record, resolved.period, setting);
}

/** The record as it is read: names are ids, what is known of itself is filled in; with what could not be read. */
function understood(
  raw: FlatRecord,
  setting: Setting,
): { record: FlatRecord; resolved: ResolvedPeriod; problems: Problem[] } {
  const { form, world, today } = setting;
  const normal = normalise(form, raw, { today, zone: world.zone });
  const resolved = resolvePeriod(setting, normal.record['period']);
  const named = resolveNames(form, { submitter: setting.by, ...normal.record }, world, today);
  const record: Record<string, Json | undefined> = { ...named.record };
  if (resolved.period !== null) record['period'] = resolved.period.name;
  const { unit, store } = placeOf(record, resolved.period, setting);
  if (unit !== undefined) record['unit'] = unit;
  if (store !== undefined) record['store'] = store;
  return { record, resolved, problems: [...normal.problems, ...resolved.problems, ...named.problems] };
}

function envelopeOf(record: FlatRecord, { form, formVersion }: Setting): Prepared['envelope'] {
  const text = (key: string): string | null => (typeof record[key] === 'string' ? record[key] : null);
  return {
    form: form.name,
    formVersion,
    period: text('period'),
    submitter: text('submitter') ?? '',
    unit: text('unit'),
    store: text('store'),
    client: text('client'),
    received: text('received'),
    nil: record['nil'] === true,
    channel: text('channel') as Channel | null,
    externalId: text('externalId'),
  };
}

/** One problem a field is enough to act on: a field that could not be read is not also reported as missing. */
function firstOfEachField(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems
    .filter(({ field }) => !seen.has(field) && seen.add(field))
    .map(({ field, message }) => ({ field, message }));
}

/** Everything that is wrong with a record, told together (exit 3). */
export const notAccepted = (problems: readonly Problem[]): InfoctlError =>
  new InfoctlError(
    'invalid',
    'invalid-record',
    say(
      `有 ${problems.length} 处要改，改好后再交。`,
      `${problems.length} ${problems.length === 1 ? 'thing has' : 'things have'} to be put right first.`,
    ),
    { details: problems },
  );
