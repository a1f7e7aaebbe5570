/**
 * A process of its own that works on a journal, for tests that kill it, let two of them write, or take rights away.
 * `append COUNT PREFIX`: one note an act, and after each a line on stdout. `read`: what is in it, then tries to write.
 */
import fs from 'node:fs';
import process from 'node:process';
import { openJournal } from '../../src/journal/journal.ts';
import { clerk, clockAt, noteOf, program } from './small-office.ts';

const [job, file = '', headsFolder = '', count = '0', prefix = ''] = process.argv.slice(2);
const open = (mode: 'read' | 'write') => openJournal({ file, program, mode, headsFolder, clock: clockAt() });

if (job === 'append') {
  const journal = open('write');
  for (let nth = 0; nth < Number(count); nth += 1) {
    const [event] = journal.perform(clerk, () => [noteOf(`${prefix}${nth}`, '门锁松动'.repeat(40))]);
    fs.writeSync(1, `${event?.seq} ${event?.id}\n`);
  }
  journal.close();
} else {
  const outcome = (act: () => unknown): unknown => {
    try {
      return act();
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  const reading = outcome(() => {
    const journal = open('read');
    const notes = journal.db.prepare('SELECT count(*) FROM notes').pluck().get();
    const { ok } = journal.verify();
    journal.close();
    return { notes, ok };
  });
  const writing = outcome(() => open('write').perform(clerk, () => [noteOf('more')]).length);
  fs.writeSync(1, JSON.stringify({ reading, writing }));
}
