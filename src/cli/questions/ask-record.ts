import type { Json } from '../../kernel/canonical.ts';
import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import { normalise } from '../../rules/forms/normalise.ts';
import type { Field, FlatRecord, Problem } from '../../rules/forms/types.ts';
import type { FormInUse } from '../../work/adoption/form-in-use.ts';
import { draftsOf, newDraftId, saveDraft, type Draft } from '../../work/drafts/drafts.ts';
import { prepare, type Setting } from '../../work/records/prepare.ts';
import type { Context } from '../types.ts';
import { askBeginning } from './ask-beginning.ts';
import { askField, type Asking } from './ask-field.ts';
import { prompterFor } from './prompter.ts';
import { review } from './review.ts';

/** The record as it was answered, and the draft it was kept in meanwhile. */
export type Asked = { readonly record: FlatRecord; readonly draft: string };

/**
 * Asks a form's questions one after the other, each checked at once and written to the draft before the next, and
 * shows all answers at the end. Leaving (Ctrl-C) keeps the draft; the next run offers to go on with it.
 */
export async function askRecord(context: Context, used: FormInUse, setting: Setting, given: FlatRecord): Promise<Asked> {
  const asking: Asking = { context, prompter: prompterFor(context), setting };
  const { folder } = await context.workspace('write');
  const title = context.say(used.form.title);
  asking.prompter.tell(context.say(say(`《${title}》　Ctrl-C 暂存离开`, `${title}   Ctrl-C leaves and keeps the draft`)));
  const begun = await begunDraft(asking, folder, used);
  const keeper = draftKeeper(folder, used, setting, begun?.id ?? newDraftId(used.form.name));
  try {
    let record: FlatRecord = { ...begun?.answers, ...given };
    record = await askBeginning(asking, record);
    keeper(context, record);
    const save = (next: FlatRecord) => keeper(context, next);
    record = await askAll(asking, record, save);
    record = await review(asking, record, (field, now) => askChecked(asking, field, now), save);
    return { record, draft: begun?.id ?? keeper.id };
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') {
      asking.prompter.tell(context.say(say(`\n已暂存，下次运行 infoctl submit ${used.form.name} 可接着填。`, `\nThe draft is kept; infoctl submit ${used.form.name} goes on with it.`)));
    }
    throw error;
  }
}

type Keeper = ((context: Context, record: FlatRecord) => void) & { readonly id: string };

function draftKeeper(folder: string, { form, version }: FormInUse, { by }: Setting, id: string): Keeper {
  const keep = (context: Context, answers: FlatRecord): void =>
    saveDraft(folder, { id, form: form.name, formVersion: version, person: by, savedAt: context.clock.now().at, answers });
  return Object.assign(keep, { id });
}

/** A draft of this form that was begun before, if there is one and the person wants to go on with it. */
async function begunDraft({ context, prompter, setting }: Asking, folder: string, { form }: FormInUse): Promise<Draft | undefined> {
  const [latest] = draftsOf(folder, form.name, setting.by);
  if (!latest) return undefined;
  const when = latest.savedAt.slice(0, 16).replace('T', ' ');
  const count = Object.keys(latest.answers).length;
  const question = say(`有一份没填完的草稿（${when} UTC，已填 ${count} 项），接着填吗？`, `There is an unfinished draft (${when} UTC, ${count} answers); go on with it?`);
  return (await prompter.yesNo(context.say(question), true)) ? latest : undefined;
}

async function askAll(asking: Asking, begun: FlatRecord, save: (record: FlatRecord) => void): Promise<FlatRecord> {
  let record = begun;
  if (record['nil'] === true) return record;
  for (const field of asking.setting.form.fields) {
    if (field.extra || record[field.name] !== undefined || !applies(field.when, record)) continue;
    record = await askChecked(asking, field, record);
    save(record);
  }
  return record;
}

/** Asks a field until what was answered can be taken, and puts it into the record. */
async function askChecked(asking: Asking, field: Field, record: FlatRecord): Promise<FlatRecord> {
  for (;;) {
    const answer = await askField(asking, field, record, record[field.name]);
    const { [field.name]: _before, ...others } = record;
    const next = answer === undefined ? others : understood(asking.setting, field, others, answer);
    const problems = problemsOf(asking.setting, field, answer === undefined ? others : { ...others, [field.name]: answer });
    if (problems.length === 0) return next;
    for (const { message } of problems) asking.prompter.tell(`  ✗ ${asking.context.say(message)}`);
  }
}

/** The answer as it is understood: what stands in the draft and the review. */
function understood({ form, today, world }: Setting, field: Field, others: FlatRecord, answer: Json): FlatRecord {
  const { record } = normalise(form, { [field.name]: answer }, { today, zone: world.zone });
  return { ...others, [field.name]: record[field.name] ?? answer };
}

/** What is wrong with this field alone; fields that are still to come are not missing yet. */
function problemsOf(setting: Setting, field: Field, record: FlatRecord): Problem[] {
  const result = prepare(record, setting);
  if ('prepared' in result) return [];
  return result.problems.filter((problem) => problem.field === field.name || problem.field.startsWith(`${field.name}.`));
}
