import fs from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { createJournal, openJournal } from '../../src/journal/journal.ts';
import { numbers } from '../../src/journal/numbers.ts';
import { clerk, clockAt, noteOf, office, program, temporaryFolder } from '../support/journal.ts';

test('SQLite is new enough not to lose a WAL when it is reset (fixed in 3.51.3)', () => {
  const { journal } = office();
  const { version } = journal.db.prepare('SELECT sqlite_version() AS version').get() as { version: string };
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  expect(major * 1_000_000 + minor * 1000 + patch).toBeGreaterThanOrEqual(3_051_003);
});

test('an act is recorded with its place, its rows and its facts', () => {
  const { journal } = office();
  const [event] = journal.perform(clerk, (db, _moment, day) => [noteOf(numbers(db, 'HQ', day).next('NO'))]);
  expect(event).toMatchObject({
    site: 'HQ',
    seq: 2,
    tick: 2,
    subject: 'note:NO-HQ-20261123-001',
    day: '2026-11-23',
  });
  expect(event).toMatchObject({ actor: 'p1', by: 'p1', channel: 'terminal', id: 'NO-HQ-20261123-001' });
  expect(journal.db.prepare('SELECT * FROM notes').all()).toEqual([
    { n: 2, id: 'NO-HQ-20261123-001', period: '2026-W47', owner: 'p1' },
  ]);
  expect(journal.db.prepare('SELECT key, day, seq, seen FROM facts').all()).toEqual([
    { key: 'return:note/2026-W47:person:p1', day: '2026-11-23', seq: 2, seen: '2026-11-23' },
  ]);
});

test('the first event says whose journal it is', () => {
  const { journal } = office();
  const [first] = journal.events();
  expect(first).toMatchObject({ seq: 1, kind: 'workspace.created', actor: 'setup' });
  expect(first?.body).toEqual({ workspace: journal.workspaceId, site: 'HQ', zone: 'Asia/Shanghai' });
});

test('each event follows the one before it, and the last about its subject', () => {
  const { journal } = office();
  journal.perform(clerk, () => [noteOf('a'), noteOf('b')]);
  journal.perform(clerk, () => [
    { ...noteOf('a', '又松了'), kind: 'note.amended' },
    { ...noteOf('a', '好了'), kind: 'note.amended' },
  ]);
  const entries = [...journal.log()];
  const hashes = entries.map(({ hash }) => hash);
  expect(entries.map(({ after }) => after)).toEqual([null, null, null, hashes[1], hashes[3]]);
  const prev = journal.db.prepare('SELECT lower(hex(prev)) AS prev FROM events ORDER BY seq').all() as {
    prev: string;
  }[];
  expect(prev.map((row) => row.prev)).toEqual(['', ...hashes.slice(0, -1)]);
});

test('what an act throws leaves nothing behind, also not the number it took', () => {
  const { journal } = office();
  expect(() =>
    journal.perform(clerk, (db, _, day) => {
      numbers(db, 'HQ', day).next('NO');
      throw new Error('refused');
    }),
  ).toThrow('refused');
  expect(() =>
    journal.perform(clerk, () => [noteOf('a'), { ...noteOf('b'), body: { reason: '\uD800' } }]),
  ).toThrow(expect.objectContaining({ kind: 'invalid', code: 'malformed-text' }));
  expect([...journal.events()]).toHaveLength(1);
  expect(journal.db.prepare('SELECT * FROM notes').all()).toEqual([]);
  const [next] = journal.perform(clerk, (db, _, day) => [noteOf(numbers(db, 'HQ', day).next('NO'))]);
  expect(next?.id).toBe('NO-HQ-20261123-001');
});

test('an act that writes nothing writes nothing', () => {
  const { journal } = office();
  expect(journal.perform(clerk, () => [])).toEqual([]);
  expect(journal.head().seq).toBe(1);
});

test('a kind that this program does not know cannot be written', () => {
  const { journal } = office();
  expect(() => journal.perform(clerk, () => [{ ...noteOf('a'), kind: 'note.sung' }])).toThrow(
    'does not know note.sung',
  );
  expect(() => journal.perform(clerk, () => [{ ...noteOf('a'), version: 2 }])).toThrow(
    'does not know note.taken',
  );
});

test('a row of an import may have its own person and channel', () => {
  const { journal } = office();
  const [own, general] = journal.perform({ ...clerk, channel: 'file' }, () => [
    { ...noteOf('a'), by: 'p7', channel: 'fax' },
    noteOf('b'),
  ]);
  expect(own).toMatchObject({ actor: 'p1', by: 'p7', channel: 'fax' });
  expect(general).toMatchObject({ actor: 'p1', by: 'p1', channel: 'file' });
});

test('numbers count within code, site and day, and go on after 999', () => {
  const { journal } = office();
  const taken = journal.perform(clerk, (db, _, day) => {
    const of = numbers(db, 'HQ', day);
    return [
      ...Array.from({ length: 1000 }, () => noteOf(of.next('NO'))),
      noteOf(of.next('XY')),
      noteOf(numbers(db, 'HQ', '2026-11-24').next('NO')),
    ];
  });
  expect([0, 1, 998, 999, 1000, 1001].map((nth) => taken[nth]?.id)).toEqual([
    'NO-HQ-20261123-001',
    'NO-HQ-20261123-002',
    'NO-HQ-20261123-999',
    'NO-HQ-20261123-1000',
    'XY-HQ-20261123-001',
    'NO-HQ-20261124-001',
  ]);
  journal.rebuild();
  const [next] = journal.perform(clerk, (db, _, day) => [noteOf(numbers(db, 'HQ', day).next('NO'))]);
  expect(next?.id).toBe('NO-HQ-20261123-1001');
});

test('numbers are read out of the ids again, in whatever order they came', () => {
  const { journal } = office();
  journal.perform(clerk, () =>
    ['NO-HQ-20261123-007', 'NO-HQ-20261123-003', 'NO-B1-20261123-009', 'NO-HQ-1'].map((id) => noteOf(id)),
  );
  journal.rebuild();
  expect(journal.db.prepare('SELECT * FROM numbers').all()).toEqual([{ prefix: 'NO-HQ-20261123', last: 7 }]);
});

test('what is not in the database as it was written is not acknowledged', () => {
  for (const change of [
    "body = replace(body, '松', '紧')",
    'salts = zeroblob(length(salts))',
    "actor = 'p2'",
    'hash = zeroblob(32)',
  ]) {
    const { journal } = office();
    journal.db.exec(`DROP TRIGGER events_stay_as_written;
      CREATE TRIGGER gremlin AFTER INSERT ON events BEGIN UPDATE events SET ${change} WHERE rowid = NEW.rowid; END`);
    expect(() => journal.perform(clerk, () => [noteOf('a')])).toThrow(
      expect.objectContaining({ code: 'not-kept-as-written' }),
    );
    expect(journal.head().seq).toBe(1);
  }
});

test('events are found by subject, kind and day', () => {
  const { journal, clock } = office();
  journal.perform(clerk, () => [noteOf('a'), noteOf('b')]);
  clock.at = '2026-11-24T16:30:00.000Z';
  journal.perform(clerk, () => [{ ...noteOf('a', '好了'), kind: 'note.amended' }]);
  const seqs = (filter: Parameters<typeof journal.events>[0]): number[] =>
    [...journal.events(filter)].map(({ seq }) => seq);
  expect(seqs({})).toEqual([1, 2, 3, 4]);
  expect(seqs({ subject: 'note:a' })).toEqual([2, 4]);
  expect(seqs({ kind: 'note.taken' })).toEqual([2, 3]);
  expect(seqs({ from: '2026-11-25' })).toEqual([4]);
  expect(seqs({ to: '2026-11-23' })).toEqual([1, 2, 3]);
  expect(seqs({ afterRowid: 3 })).toEqual([4]);
});

test('a long journal is gone through in pages, and may be written meanwhile', () => {
  const { journal } = office();
  journal.perform(clerk, () => Array.from({ length: 1200 }, (_, nth) => noteOf(`n${nth}`)));
  let seen = 0;
  for (const event of journal.events()) {
    if (event.seq === 700) journal.perform(clerk, () => [noteOf('meanwhile')]);
    seen += 1;
  }
  expect(seen).toBe(1202);
});

test('the greatest day is kept, also when the clock goes back', () => {
  const { journal, clock } = office();
  clock.at = '2026-11-24T17:00:00.000Z';
  journal.perform(clerk, () => [noteOf('a')]);
  clock.at = '2026-11-20T01:00:00.000Z';
  journal.perform(clerk, () => [noteOf('b')]);
  expect(journal.lastDay()).toBe('2026-11-25');
});

test('the key for comparing rows is the same for a workspace and another one elsewhere', () => {
  const here = office();
  const other = office();
  expect(here.journal.rowKey('门锁')).toBe(here.open().rowKey('门锁'));
  expect(here.journal.rowKey('门锁')).toMatch(/^[0-9a-f]{64}$/);
  expect(here.journal.rowKey('门锁')).not.toBe(other.journal.rowKey('门锁'));
});

test('every file is for its owner alone, and stays so', () => {
  const { folder, heads, journal } = office();
  journal.perform(clerk, () => [noteOf('a')]);
  const files = [
    ...fs.readdirSync(folder).map((name) => path.join(folder, name)),
    ...fs.readdirSync(heads).map((name) => path.join(heads, name)),
  ];
  const open = files.filter((file) => fs.statSync(file).isFile() && (fs.statSync(file).mode & 0o077) !== 0);
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(fs.statSync(heads).mode & 0o777).toBe(0o700);
  expect(open).toEqual([]);
});

test('what is acknowledged is on disk: WAL with synchronous FULL on every connection that writes', () => {
  const here = office();
  for (const { db } of [here.journal, here.open('write')]) {
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
    expect(db.pragma('cell_size_check', { simple: true })).toBe(1);
    expect(db.pragma('secure_delete', { simple: true })).toBe(1);
  }
});

test('triggers refuse to delete or to change an event', () => {
  const { journal } = office();
  journal.perform(clerk, () => [noteOf('a')]);
  expect(() => journal.db.exec('DELETE FROM events WHERE seq = 2')).toThrow('never deleted');
  for (const change of [
    "site = 'XX'",
    'seq = 9',
    'rowid = 9',
    "actor = 'x'",
    "body = '{}'",
    'salts = zeroblob(16)',
    'hash = zeroblob(32)',
    "erased = '{}'",
  ]) {
    expect(() => journal.db.exec(`UPDATE events SET ${change} WHERE seq = 2`)).toThrow('never changed');
  }
});

test('a journal is not made over another', () => {
  const { file, heads, journal } = office();
  const again = { file, program, headsFolder: heads, clock: clockAt(), site: 'HQ', zone: 'Asia/Shanghai' };
  expect(() => createJournal(again)).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'journal-exists' }),
  );
  expect(journal.verify().ok).toBe(true);
});

test('a journal that cannot be begun leaves no file', () => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'infoctl.db');
  const broken = { ...program, subjects: [...program.subjects, ...program.subjects] };
  const options = { file, headsFolder: folder, clock: clockAt(), site: 'HQ', zone: 'Asia/Shanghai' };
  expect(() => createJournal({ ...options, program: broken })).toThrow('two subjects');
  expect(fs.readdirSync(folder)).toEqual([]);
});

test.each([
  ['no file', (): void => {}, 'no-journal'],
  ['a folder', (file: string): void => fs.mkdirSync(file), 'no-journal'],
  [
    'a text',
    (file: string): void => fs.writeFileSync(file, '这不是数据库，只是一段话。'.repeat(100)),
    'damaged',
  ],
  ['an empty file', (file: string): void => fs.writeFileSync(file, ''), 'not-a-journal'],
  [
    'another database',
    (file: string): void => void new Database(file).exec('CREATE TABLE events (x)').close(),
    'not-a-journal',
  ],
])('%s is no journal, and is left as it is', (_, make, code) => {
  const folder = temporaryFolder();
  const file = path.join(folder, 'infoctl.db');
  make(file);
  const before = fs.existsSync(file) && fs.statSync(file).isFile() ? fs.readFileSync(file) : undefined;
  for (const mode of ['read', 'write'] as const) {
    expect(() => openJournal({ file, program, mode, headsFolder: folder, clock: clockAt() })).toThrow(
      expect.objectContaining({ code }),
    );
  }
  expect(before === undefined || fs.readFileSync(file).equals(before)).toBe(true);
});

test('what is opened for reading cannot be written', () => {
  const here = office();
  const reading = here.open('read');
  expect(() => reading.perform(clerk, () => [noteOf('a')])).toThrow('opened for reading');
  expect(() => reading.db.exec('DELETE FROM notes')).toThrow('readonly');
});

test('a newer minor schema is used, a newer major one refused with the version to install', () => {
  const here = office();
  here.journal.db.exec('ALTER TABLE journal ADD COLUMN mood TEXT; ALTER TABLE events ADD COLUMN mood TEXT');
  here.journal.db.exec("UPDATE journal SET schema_minor = 7, written_by = '3.2.0'");
  const journal = here.open();
  journal.perform(clerk, () => [noteOf('a')]);
  expect(journal.verify().findings).toEqual([]);
  journal.db.exec('UPDATE journal SET schema_major = 2');
  for (const mode of ['read', 'write'] as const) {
    expect(() => here.open(mode)).toThrow(
      expect.objectContaining({
        kind: 'refused',
        code: 'newer-journal',
        message: expect.stringContaining('Install infoctl 3.2.0'),
      }),
    );
  }
});

test('a journal of schema 1.0 is opened, folded, verified and written to', () => {
  const here = office();
  here.journal.close();
  fs.rmSync(here.file);
  const old = new Database(here.file);
  old.exec(fs.readFileSync(new URL('fixtures/journal-1.0.sql', import.meta.url), 'utf8'));
  old.close();
  const journal = here.open();
  expect(journal.db.prepare('SELECT id, owner FROM notes').all()).toEqual([
    { id: 'NO-HQ-20261123-001', owner: 'p2' },
    { id: 'NO-HQ-20261123-002', owner: 'p1' },
  ]);
  journal.perform(clerk, () => [noteOf('a')]);
  expect(journal.verify()).toMatchObject({ ok: true, events: 6, goodTo: 6 });
});
