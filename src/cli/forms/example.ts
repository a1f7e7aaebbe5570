import type { Day } from '../../kernel/days.ts';
import { answerable, readRoundId, roundOf, statusOf } from '../../rules/duties/duties.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { exampleRecord, type ExampleSetting } from '../../rules/forms/example.ts';
import type { FlatRecord, Form } from '../../rules/forms/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import { openingOf } from '../../work/cases/opening.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { personOn, unitOn } from '../../work/org/find.ts';
import { spellOn } from '../../rules/duties/spells.ts';
import { prepare, type Prepared } from '../../work/records/prepare.ts';
import type { Workspace } from '../../work/workspace/types.ts';
import { settingOf } from '../records/setting.ts';
import type { Context } from '../types.ts';

/** How many ways of filling it in are tried before ids are invented. */
const MOST_TRIES = 100;
const SEEDS = [0, 1, 2, 3];

/** Who hands it in for what: the ids of an example, and the duty that it fulfils. */
type Candidate = { readonly setting: ExampleSetting; readonly submitter: string; readonly duty: Duty | null };

/**
 * A record with the workspace's own people, units and clients that can be handed in as it is: by somebody who may, for
 * a duty that is open where there is one, opening no case unless the form always does. Undefined where nobody could.
 */
export async function exampleOf(
  context: Context,
  workspace: Workspace,
  form: Form,
  version: number,
): Promise<FlatRecord | undefined> {
  const world = await context.world();
  const today = await context.today();
  const me = await context.person().catch(() => undefined);
  const standing = standingAsOf(workspace.journal, today);
  try {
    let tries = 0;
    for (const candidate of candidates(form, world, today, me, standing.open())) {
      for (const seed of SEEDS) {
        if ((tries += 1) > MOST_TRIES) return undefined;
        const record = exampleRecord(form, { ...candidate.setting, seed });
        const { submitter } = candidate;
        const result = prepare(
          record,
          await settingOf(context, { form, version }, { actor: submitter, by: submitter, channel: 'file' }),
        );
        if ('prepared' in result && serves(form, world, today, candidate.duty, result.prepared))
          return record;
      }
    }
    return undefined;
  } finally {
    standing.close();
  }
}

/** Opens no case that need not be, and counts for the duty. */
function serves(form: Form, world: World, day: Day, duty: Duty | null, { answers }: Prepared): boolean {
  if (form.opensCase?.kind === 'major' && openingOf(form, answers, { received: null, day, world }))
    return false;
  const ids = duty?.round ? readRoundId(duty.round) : undefined;
  const countsIf = ids && roundOf(world, ids.rule, ids.period)?.rule.countsIf;
  return Object.entries(countsIf ?? {}).every(([field, codes]) =>
    [answers[field]].flat().some((answer) => codes.includes(String(answer))),
  );
}

/** First those who owe it (whoever asks before others, what is open before what is late), then anyone who may. */
function* candidates(
  form: Form,
  world: World,
  today: Day,
  me: string | undefined,
  open: readonly Duty[],
): Iterable<Candidate> {
  const owed = open
    .filter(
      ({ form: of, kind, period }) =>
        of === form.name && (kind === 'submit' || kind === 'visit') && begun(period, today),
    )
    .toSorted((a, b) => rank(a, today, me) - rank(b, today, me) || newerFirst(a, b, today));
  const may = holders(form, world, today, me);
  for (const duty of owed) {
    const submitters =
      duty.owner.kind === 'person' ? [duty.owner.id] : [...answerable(world, duty, today), ...may];
    for (const submitter of submitters) yield candidateOf(world, today, submitter, duty, form);
  }
  for (const submitter of may) yield candidateOf(world, today, submitter, null, form);
}

const begun = (period: string | null, today: Day): boolean =>
  period === null || (readPeriod(period)?.first ?? today) <= today;

function rank(duty: Duty, today: Day, me: string | undefined): number {
  const late = statusOf(duty, today) === 'overdue' ? 2 : 0;
  return late + (me !== undefined && duty.owner.id !== me ? 1 : 0);
}

/** Of what is late the newest, of what is open the one due first. */
function newerFirst(a: Duty, b: Duty, today: Day): number {
  const order = (a.due ?? '') < (b.due ?? '') ? -1 : (a.due ?? '') > (b.due ?? '') ? 1 : 0;
  return statusOf(a, today) === 'overdue' ? -order : order;
}

/** Who may hand the form in today, whoever asks first. */
function holders(form: Form, world: World, today: Day, me: string | undefined): string[] {
  const all = [...world.people.keys()].filter((id) => {
    const roles = personOn(world, id, today)?.roles;
    return roles !== undefined && (form.by === null || roles.some((role) => form.by?.includes(role)));
  });
  return me !== undefined && all.includes(me) ? [me, ...all.filter((id) => id !== me)] : all;
}

function candidateOf(world: World, today: Day, submitter: string, duty: Duty | null, form: Form): Candidate {
  const unit = personOn(world, submitter, today)?.unit;
  const store = duty?.owner.kind === 'unit' ? duty.owner.id : storeNear(world, today, unit);
  const client =
    duty?.owner.kind === 'client'
      ? duty.owner.id
      : [...world.clients.values()].find(({ spells }) => spellOn(spells, today))?.id;
  const person = otherPerson(world, today, submitter);
  const setting: ExampleSetting = {
    today,
    zone: world.zone,
    submitter,
    ...(unit === undefined ? {} : { unit }),
    ...(store === undefined ? {} : { store }),
    ...(client === undefined ? {} : { client }),
    ...(person === undefined ? {} : { person }),
    ...(duty?.period && form.rhythms.length > 0 ? { period: duty.period } : {}),
  };
  return { setting, submitter, duty };
}

/** The submitter's own store, else any. */
function storeNear(world: World, today: Day, unit: string | undefined): string | undefined {
  const isStore = (id: string): boolean => unitOn(world, id, today)?.kind === 'store';
  return unit !== undefined && isStore(unit) ? unit : [...world.units.keys()].find(isStore);
}

/** Whom it is told to: the deputy general manager where there is one, else any colleague. */
function otherPerson(world: World, today: Day, submitter: string): string | undefined {
  const others = [...world.people.keys()].filter((id) => id !== submitter && personOn(world, id, today));
  return others.find((id) => personOn(world, id, today)?.roles.includes('deputy-gm')) ?? others[0];
}
