import { say } from '../../kernel/language.ts';
import type { RecordRow } from '../../work/records/queries.ts';
import type { Context } from '../types.ts';

/** A record is corrected and taken back by who handed it in, or by marketing. */
export async function requireAmender(context: Context, by: string, { submitter }: RecordRow): Promise<void> {
  if (by === submitter) return;
  await context.requireRole(
    by,
    ['marketing'],
    say('更正或撤回别人的记录', "amend or withdraw someone else's record"),
  );
}
