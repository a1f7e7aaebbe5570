import { closeSync, openSync, rmSync } from 'node:fs';
import type { Clock } from '../kernel/clock.ts';
import { nodeCrypto } from '../kernel/crypto.ts';
import { dayIn } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { openDb, sql, writeDurably, type Db } from './db.ts';
import { explained } from './faults.ts';
import { keepHead } from './heads.ts';
import { record } from './perform.ts';
import { foldEverything, foldingOf, noteTables } from './refold.ts';
import { createSchema, SCHEMA } from './schema.ts';
import { immediately } from './transaction.ts';
import type { Authorship, Program } from './types.ts';

export type CreateOptions = {
  readonly file: string;
  readonly program: Program<Db>;
  readonly headsFolder: string;
  readonly clock: Clock;
  readonly site: string;
  readonly zone: string;
  readonly workspaceId?: string;
};

/** Before the first person exists, the program itself acts. */
const SETUP: Authorship = { actor: 'setup', by: 'setup', channel: 'terminal' };

/** Makes the file of a new journal with its first event, or leaves none. Throws refused `journal-exists`. */
export function beginJournal(options: CreateOptions): void {
  const { file } = options;
  try {
    // Made here with its mode, because SQLite would make it readable by all.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? journalExists(file) : explained(error, file);
  }
  try {
    fill(options);
  } catch (error) {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    throw explained(error, file);
  }
}

function fill({
  file,
  program,
  headsFolder,
  clock,
  site,
  zone,
  workspaceId = nodeCrypto().randomUUID(),
}: CreateOptions): void {
  const moment = clock.now();
  const day = dayIn(zone, moment.at);
  const place = { site, zone };
  const folding = foldingOf(program);
  const db = openDb(file, 'write');
  try {
    writeDurably(db);
    immediately(db, () => {
      createSchema(db);
      sql(
        db,
        `INSERT INTO journal (schema_major, schema_minor, written_by, folded_by, workspace, site, zone, row_key, tick, last_day)
         VALUES (?, ?, ?, '', ?, ?, ?, ?, 0, ?)`,
      ).run(
        SCHEMA.major,
        SCHEMA.minor,
        program.version,
        workspaceId,
        site,
        zone,
        nodeCrypto().randomBytes(32),
        day,
      );
      foldEverything(db, place, folding, day);
      noteTables(db, program);
      const body = { workspace: workspaceId, site, zone };
      record(db, place, folding, SETUP, moment, [
        { kind: 'workspace.created', version: 1, subject: `workspace:${workspaceId}`, body },
      ]);
    });
    keepHead(db, headsFolder, workspaceId, site);
  } finally {
    db.close();
  }
}

const journalExists = (file: string): InfoctlError =>
  new InfoctlError(
    'refused',
    'journal-exists',
    say(
      `${file} 已经存在，没有动它。请换一个文件夹。`,
      `${file} exists already and was left alone. Choose another folder.`,
    ),
  );
