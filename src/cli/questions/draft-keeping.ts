import { say } from '../../kernel/language.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import type { FormInUse } from '../../work/adoption/form-in-use.ts';
import { draftsOf, newDraftId, removeDraft, saveDraft, type Draft } from '../../work/drafts/drafts.ts';
import { recordOfDraft } from '../../work/records/queries.ts';
import type { Setting } from '../../work/records/prepare.ts';
import type { Context } from '../types.ts';
import { AnswerSheet } from './answer-sheet.ts';
import { minuteIn } from './ask-one.ts';
import type { Prompter } from './prompter.ts';

type Scene = {
  readonly context: Context;
  readonly prompter: Prompter;
  readonly setting: Setting;
  readonly used: FormInUse;
};

/** The sheet to answer on and the draft it is kept in, or the record that the last draft became already. */
export type Begun = { readonly sheet: AnswerSheet; readonly draft: string } | { readonly recorded: string };

/**
 * Begins a form: on the draft that was begun before where the person wants to go on with it, else on a new one. A draft
 * that was stored, but whose file was left over (the program was killed in between), is told by its record's id.
 */
export async function beginSheet(scene: Scene, given: FlatRecord): Promise<Begun> {
  const { context, setting, used } = scene;
  const { folder, journal } = await context.workspace('write');
  const drafts = draftsOf(folder, used.form.name, setting.by);
  const [latest] = drafts;
  const recorded = latest && recordOfDraft(journal.db, latest.id);
  for (const { id } of drafts) if (recordOfDraft(journal.db, id) !== undefined) removeDraft(folder, id);
  if (recorded !== undefined) return { recorded };
  const begun = await draftToGoOnWith(scene, drafts, given);
  const id = begun?.id ?? newDraftId(used.form.name);
  const keep = (answers: FlatRecord, left: readonly string[]): void =>
    saveDraft(folder, {
      id,
      form: used.form.name,
      formVersion: used.version,
      person: setting.by,
      savedAt: context.clock.now().at,
      answers,
      left,
    });
  const record = { ...begun?.answers, ...given };
  return { sheet: new AnswerSheet({ record, left: begun?.left ?? [] }, keep), draft: id };
}

/** The draft that was begun last, where there is one for this period and the person wants to go on with it. */
async function draftToGoOnWith(
  { context, prompter, setting }: Scene,
  drafts: readonly Draft[],
  given: FlatRecord,
): Promise<Draft | undefined> {
  const period = given['period'];
  const latest = drafts.find(({ answers }) => period === undefined || answers['period'] === period);
  if (!latest) return undefined;
  const when = minuteIn(setting.world.zone, latest.savedAt);
  const of = typeof latest.answers['period'] === 'string' ? `${latest.answers['period']}，` : '';
  const count = Object.keys(latest.answers).length;
  const question = say(
    `有一份没填完的草稿（${of}${when}，已填 ${count} 项），接着填吗？`,
    `There is an unfinished draft (${of.replace('，', ', ')}${when}, ${count} answers); go on with it?`,
  );
  return (await prompter.yesNo(context.say(question), true)) ? latest : undefined;
}
