import { say, type Text } from '../../kernel/language.ts';
import { worldOf } from '../../work/world.ts';
import type { Keeping } from '../../work/org/keep.ts';
import type { Entry, Register } from '../../work/org/types.ts';
import { KEEPERS } from '../roles.ts';
import type { Answer, Context } from '../types.ts';
import { namedEntry, spellTable } from './cells.ts';

/** Opens a register for writing: who may, and whose act it is. */
export async function openRegister(
  context: Context,
  register: Register,
  channel: 'terminal' | 'file' = 'terminal',
): Promise<Keeping> {
  const { journal } = await context.workspace('write');
  const authorship = await context.authorship(channel);
  await context.requireRole(authorship.by, KEEPERS, say('修改组织资料', 'change the organisation'));
  return { journal, authorship, register };
}

/** The entry as it is now, under a sentence that says what was done. */
export async function entryAnswer(
  context: Context,
  { journal, register }: Keeping,
  { id, spells }: Entry,
  done: (name: Text) => Text,
  notes: readonly Text[] = [],
): Promise<Answer> {
  const light = {
    world: worldOf(journal.db, journal.zone),
    day: await context.today(),
    language: context.language,
  };
  const named = namedEntry(register, id, light);
  return {
    data: { id, intervals: spells },
    show: () => [
      { kind: 'text', text: context.say(done(named)), tone: 'good' },
      spellTable(register, spells, light),
    ],
    notes: notes.map((note) => context.say(note)),
  };
}
