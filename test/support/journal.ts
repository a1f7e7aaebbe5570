import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { createJournal, openJournal, type Db, type Journal } from '../../src/journal/journal.ts';
import type { Program } from '../../src/journal/types.ts';
import type { Clock } from '../../src/kernel/clock.ts';
import { clockAt, program } from './small-office.ts';

export * from './small-office.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own under the temporary one, gone when the tests of the file are done. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'infoctl-journal-'));
  folders.push(folder);
  return folder;
}

export type Office = {
  readonly folder: string;
  readonly file: string;
  readonly heads: string;
  readonly clock: Clock & { at: string };
  readonly journal: Journal;
  open(mode?: 'read' | 'write', other?: Program<Db>): Journal;
};

/** A new journal in a folder of its own. */
export function office(own: Program<Db> = program, begun?: string): Office {
  const folder = temporaryFolder();
  const file = path.join(folder, 'infoctl.db');
  const heads = path.join(folder, 'config', 'heads');
  const clock = clockAt(begun);
  const base = { file, headsFolder: heads, clock };
  const journal = createJournal({ ...base, program: own, site: 'HQ', zone: 'Asia/Shanghai' });
  return {
    folder,
    file,
    heads,
    clock,
    journal,
    open: (mode = 'write', other = own) => openJournal({ ...base, program: other, mode }),
  };
}
