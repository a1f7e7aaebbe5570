import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { createJournal, openJournal } from '../../src/journal/journal.ts';
import { clerk, clockAt, noteOf, office, program, temporaryFolder } from '../support/journal.ts';

const script = fileURLToPath(new URL('../support/journal-process.ts', import.meta.url));
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;

test('while another program writes, a writer waits about five seconds and says so; readers go on', () => {
  const here = office();
  const other = new Database(here.file);
  other.exec('BEGIN IMMEDIATE');
  const begun = Date.now();
  expect(() => here.journal.perform(clerk, () => [noteOf('a')])).toThrow(
    expect.objectContaining({ kind: 'busy', exitCode: 6 }),
  );
  const waited = Date.now() - begun;
  expect(waited).toBeGreaterThan(4000);
  expect(waited).toBeLessThan(8000);
  expect(here.open('read').db.prepare('SELECT count(*) FROM events').pluck().get()).toBe(1);
  other.exec('ROLLBACK');
  other.close();
  expect(here.journal.perform(clerk, () => [noteOf('a')])).toHaveLength(1);
});

/** A small file system of its own, if this machine lets us make one. */
function smallDisk(megabytes: number): string | undefined {
  const folder = temporaryFolder();
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).status !== 0)
    return undefined;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

test('a full disk: nothing half done, said in one sentence, and it works again when there is room', (context) => {
  const folder = smallDisk(4);
  if (folder === undefined) return context.skip('a small file system cannot be mounted here (root only)');
  const file = path.join(folder, 'infoctl.db');
  const options = { file, program, headsFolder: path.join(folder, 'heads'), clock: clockAt() };
  const journal = createJournal({ ...options, site: 'HQ', zone: 'Asia/Shanghai' });
  fs.writeFileSync(path.join(folder, 'ballast'), Buffer.alloc(1_000_000));
  let stored = 0;
  const fill = (): void => {
    for (;;) {
      journal.perform(clerk, () => [noteOf(`n${stored}`, '门锁松动'.repeat(500)), noteOf(`m${stored}`)]);
      stored += 1;
    }
  };
  expect(fill).toThrow(expect.objectContaining({ kind: 'disk', code: 'disk-full', exitCode: 1 }));
  expect(stored).toBeGreaterThan(3);
  expect(journal.db.inTransaction).toBe(false);
  expect(journal.db.prepare('SELECT count(*) FROM notes').pluck().get()).toBe(2 * stored);
  fs.rmSync(path.join(folder, 'ballast'));
  journal.perform(clerk, () => [noteOf('again')]);
  expect(journal.verify().findings).toEqual([]);
  expect(openJournal({ ...options, mode: 'read' }).head().seq).toBe(2 * stored + 2);
});

test('where nothing may be written, everything can be read, and writing names the file', (context) => {
  if (!isRoot) return context.skip('only root can hand a folder to a user without rights');
  for (const left of ['closed', 'open'] as const) {
    const { folder, file, heads, journal } = office();
    journal.perform(clerk, () => [noteOf('a')]);
    // Left open, what was written last lies in the WAL beside the file.
    if (left === 'closed') journal.close();
    const wanted = path.join(temporaryFolder(), 'copy');
    fs.mkdirSync(wanted);
    for (const name of fs.readdirSync(folder)) {
      if (name.startsWith('infoctl.db') && !name.endsWith('-shm'))
        fs.copyFileSync(path.join(folder, name), path.join(wanted, name));
    }
    execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, wanted]);
    fs.chmodSync(path.dirname(wanted), 0o755);
    fs.chmodSync(wanted, 0o555);
    const run = spawnSync(process.execPath, [script, 'read', path.join(wanted, path.basename(file)), heads], {
      uid: NOBODY,
      gid: NOBODY,
      encoding: 'utf8',
    });
    expect(JSON.parse(run.stdout)).toEqual({ reading: { notes: 1, ok: true }, writing: 'not-writable' });
    expect(fs.readdirSync(wanted).some((name) => name.endsWith('-shm'))).toBe(false);
  }
});

test('a file that may not be written is read as it is', (context) => {
  if (!isRoot) return context.skip('only root can hand a file to a user without rights');
  const { folder, file, heads, journal } = office();
  journal.perform(clerk, () => [noteOf('a')]);
  journal.close();
  execFileSync('chown', ['-R', `${NOBODY}:${NOBODY}`, folder]);
  fs.chmodSync(file, 0o400);
  const run = spawnSync(process.execPath, [script, 'read', file, heads], {
    uid: NOBODY,
    gid: NOBODY,
    encoding: 'utf8',
  });
  expect(JSON.parse(run.stdout)).toEqual({ reading: { notes: 1, ok: true }, writing: 'not-writable' });
});

test('a disk that fails while saving: it is said that the record may or may not be there', () => {
  const { journal } = office();
  const failing = (): never => {
    throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_FSYNC' });
  };
  expect(() => journal.perform(clerk, failing)).toThrow(
    expect.objectContaining({ kind: 'disk', code: 'disk-unsure' }),
  );
  expect(journal.db.open).toBe(false);
});
