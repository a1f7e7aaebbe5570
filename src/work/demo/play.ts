import type { Journal } from '../../journal/journal.ts';
import type { Authorship, NewEvent } from '../../journal/types.ts';
import { dayIn, type Day } from '../../kernel/days.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import { validatorOf } from '../../rules/forms/validate.ts';
import { formToUse, type FormInUse } from '../adoption/form-in-use.ts';
import { decideExtension, decideWaiver } from '../duties/decide-exceptions.ts';
import { standingAsOf } from '../duties/standing.ts';
import { addEntry, endEntry } from '../org/keep.ts';
import { amendRecord, flatRecord, requireRecord, withdrawRecord } from '../records/amend.ts';
import { runningPeriod } from '../records/default-period.ts';
import { withSet } from '../records/flat.ts';
import { prepare, type Prepared, type Setting } from '../records/prepare.ts';
import { submitRecord } from '../records/submit.ts';
import { worldOf } from '../world.ts';
import type { Act, Happening } from './happening.ts';
import type { SteppingClock } from './stepping-clock.ts';

/** Where things happen, and what must be kept in mind from one to the next. */
export type Stage = {
  readonly journal: Journal;
  readonly clock: SteppingClock;
  readonly folder: string;
  /** Mark → id of the record that bears it. */
  readonly marks: Map<string, string>;
  readonly forms: Map<string, FormInUse>;
  /** The company as it is now; replaced when somebody comes or goes. */
  world: World;
};

export const stageIn = (journal: Journal, clock: SteppingClock, folder: string): Stage => ({
  journal,
  clock,
  folder,
  marks: new Map(),
  forms: new Map(),
  world: worldOf(journal.db, journal.zone),
});

type Scene = { readonly by: Authorship; readonly today: Day };
type Of<What extends Act['act']> = Extract<Act, { act: What }>;

/** Lets one thing happen at its own instant, by the act that its command uses. What the rules refuse is thrown. */
export function play(stage: Stage, happening: Happening): void {
  stage.clock.stepTo(happening.at);
  const { journal } = stage;
  const today = dayIn(journal.zone, stage.clock.now().at);
  const by: Authorship = { actor: happening.as, by: happening.as, channel: 'terminal' };
  switch (happening.act) {
    case 'submit':
      return submit(stage, happening, { by, today });
    case 'amend':
      return amend(stage, happening, { by, today });
    case 'withdraw':
      return withdrawRecord(journal, by, idOf(stage, happening.record), happening.reason);
    case 'waive':
      return except(stage, happening.duty, { by, today }, (duty) =>
        decideWaiver(duty, { ...happening, today }),
      );
    case 'extend':
      return except(stage, happening.duty, { by, today }, (duty) =>
        decideExtension(duty, happening.to, { ...happening, today }),
      );
    case 'add':
      addEntry({ journal, authorship: by, register: happening.register }, happening.id, happening.written);
      break;
    case 'end':
      endEntry({ journal, authorship: by, register: happening.register }, happening.id, happening.to);
      break;
  }
  stage.world = worldOf(journal.db, journal.zone);
}

function submit(stage: Stage, { form, values, mark }: Of<'submit'>, { by: { actor }, today }: Scene): void {
  const used = stage.forms.get(form) ?? formToUse(stage.journal.db, form, stage.folder);
  stage.forms.set(form, used);
  const submitter = String(values['submitter']);
  const prepared = sound(values as FlatRecord, settingOf(stage, used, { actor, by: submitter, today }));
  const authorship: Authorship = { actor, by: submitter, channel: 'terminal' };
  const { id } = submitRecord(stage.journal, authorship, { prepared, used, draft: null, world: stage.world });
  if (mark !== null) stage.marks.set(mark, id);
}

function amend(stage: Stage, { record, set, reason }: Of<'amend'>, { by, today }: Scene): void {
  const row = requireRecord(stage.journal.db, idOf(stage, record));
  const used = stage.forms.get(row.form);
  if (!used) throw new Error(`nobody handed in ${row.form}`);
  const setting = settingOf(stage, used, { actor: by.actor, by: row.submitter, today });
  const prepared = sound(withSet(flatRecord(stage.journal.db, row.id), set), {
    ...setting,
    kept: row.received,
  });
  amendRecord(stage.journal, by, { id: row.id, prepared, form: used.form, reason, world: stage.world });
}

function except(stage: Stage, id: string, { by, today }: Scene, decide: (duty: Duty) => NewEvent[]): void {
  const standing = standingAsOf(stage.journal, today);
  const duty = standing.duty(id);
  standing.close();
  if (!duty) throw new Error(`nobody owes ${id}`);
  stage.journal.perform(by, () => decide(duty));
}

function settingOf(
  { world }: Stage,
  { form, version }: FormInUse,
  whose: Pick<Setting, 'actor' | 'by' | 'today'>,
): Setting {
  return {
    ...whose,
    form,
    formVersion: version,
    world,
    validate: validatorOf(form),
    defaultPeriod: runningPeriod(form, whose.today),
  };
}

function sound(record: FlatRecord, setting: Setting): Prepared {
  const result = prepare(record, setting);
  if ('prepared' in result) return result.prepared;
  const told = result.problems.map(({ field, message }) => `${field}: ${message.en}`);
  throw new Error(`${setting.form.name} of ${setting.by} on ${setting.today}: ${told.join('; ')}`);
}

function idOf({ marks }: Stage, mark: string): string {
  const id = marks.get(mark);
  if (id === undefined) throw new Error(`no record is marked ${mark}`);
  return id;
}
