import { say } from '../../kernel/language.ts';
import { applies } from '../../rules/forms/condition.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';
import type { Setting } from '../../work/records/prepare.ts';
import type { Context } from '../types.ts';
import { AnswerSheet } from './answer-sheet.ts';
import { prompterFor } from './prompter.ts';
import { relevant } from './relevant.ts';
import { review } from './review.ts';

/** What a record is to say from now on, and why. */
export type AskedAmendment = { readonly record: FlatRecord; readonly reason: string };

/**
 * Shows a stored record as the review of its answers, to change any of them, and asks why (unless that was said).
 * Nothing is kept before the end: leaving changes nothing.
 */
export async function askAmendment(
  context: Context,
  setting: Setting,
  stood: FlatRecord,
  reason: string | undefined,
): Promise<AskedAmendment> {
  const prompter = prompterFor(context);
  const sheet = new AnswerSheet({ record: stood, left: [] }, () => {});
  // What could be answered when it was handed in is not asked for anew; only what a changed answer brings up is.
  for (const { name, when } of setting.form.fields) if (applies(when, stood)) sheet.leave([name]);
  await review({ context, prompter, setting, sheet, last: {} });
  const why = reason ?? (await prompter.line(context.say(say('更正的理由：', 'Why it is amended:'))));
  return { record: relevant(setting.form, sheet.record).record, reason: why };
}
