import { say } from '../../kernel/language.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import type { FormInUse } from '../../work/adoption/form-in-use.ts';
import type { Setting } from '../../work/records/prepare.ts';
import { lastAnswers } from '../../work/records/queries.ts';
import type { Context } from '../types.ts';
import { askBeginning } from './ask-beginning.ts';
import { askFields } from './ask-fields.ts';
import type { AnswerSheet } from './answer-sheet.ts';
import type { Asking } from './asking.ts';
import { beginSheet } from './draft-keeping.ts';
import { prompterFor } from './prompter.ts';
import { relevant } from './relevant.ts';
import { review } from './review.ts';

/** The record as it was answered with the draft it was kept in, or the record that the last draft had become already. */
export type Asked = { readonly record: FlatRecord; readonly draft: string } | { readonly recorded: string };

/**
 * Asks a form's questions one after the other, each checked at once and written to the draft before the next, and
 * shows all answers at the end. Leaving (Ctrl-C) keeps the draft; the next run offers to go on with it.
 */
export async function askRecord(
  context: Context,
  used: FormInUse,
  setting: Setting,
  given: FlatRecord,
): Promise<Asked> {
  const prompter = prompterFor(context);
  const { journal } = await context.workspace('write');
  let sheet: AnswerSheet | undefined;
  try {
    const begun = await beginSheet({ context, prompter, setting, used }, given);
    if ('recorded' in begun) return begun;
    ({ sheet } = begun);
    const last = lastAnswers(journal.db, used.form.name, setting.by);
    const asking: Asking = { context, prompter, setting, sheet, last };
    await askBeginning(asking);
    await askFields(asking, used.form.fields);
    await review(asking);
    return { record: relevant(used.form, sheet.record).record, draft: begun.draft };
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError' && sheet?.kept) {
      const next = say(
        `\n已暂存，下次运行 infoctl submit ${used.form.name} 可接着填。`,
        `\nThe draft is kept; infoctl submit ${used.form.name} goes on with it.`,
      );
      prompter.tell(context.say(next));
    }
    throw error;
  }
}
