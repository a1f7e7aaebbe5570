import fs from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { eventHash, type EventRow } from '../../src/journal/chain.ts';
import { numbers } from '../../src/journal/numbers.ts';
import { clerk, noteOf, office, type Office } from '../support/journal.ts';

let here: Office;

beforeEach(() => {
  here = office();
  here.journal.perform(clerk, (db, _, day) => [
    noteOf(numbers(db, 'HQ', day).next('NO')),
    noteOf(numbers(db, 'HQ', day).next('NO'), '服务态度很好'),
  ]);
  here.journal.perform(clerk, () => [
    { ...noteOf('NO-HQ-20261123-001', '换了新门锁'), kind: 'note.amended' },
    { kind: 'lamp.lit', version: 1, subject: 'lamp:hall', body: {} },
  ]);
});

/** Someone at the file with another program, triggers out of the way. */
function tamper(statements: string): void {
  const db = new Database(here.file);
  db.pragma('synchronous = OFF');
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(statements);
  for (const trigger of triggers) db.exec(trigger.sql);
  db.close();
}

const findings = (): string[] => here.journal.verify().findings.map(({ code, seq }) => `${code} ${seq}`);

test('a journal as it was written is sound', () => {
  const report = here.journal.verify();
  expect(report).toMatchObject({ ok: true, events: 5, goodTo: 5, findings: [], warnings: [] });
  expect(report.head).toEqual(here.journal.head());
});

const COLUMNS =
  'site seq tick at clock actor by channel kind version subject after prev body_hash hash salts erased body'.split(
    ' ',
  );

/** Another value of the same type. */
const anotherValue: Record<string, string> = {
  site: "'XX'",
  seq: 'seq + 100',
  tick: 'tick + 1',
  at: "'2026-11-22T01:00:00.000Z'",
  version: 'version + 1',
  after: 'CASE WHEN after IS NULL THEN randomblob(32) ELSE NULL END',
  prev: 'CASE WHEN prev IS NULL THEN randomblob(32) ELSE NULL END',
  body_hash: 'randomblob(32)',
  hash: 'randomblob(32)',
  salts: 'randomblob(length(salts) + 16)',
  erased: `'{"answers.said":"${'0'.repeat(64)}"}'`,
  body: `replace(replace(body, '}', ',"z":1}'), '{,', '{')`,
};

for (const column of COLUMNS) {
  test(`a changed ${column} is found, and the event is named`, () => {
    for (let seq = 1; seq <= 5; seq += 1) {
      here.journal.close();
      here = { ...here, journal: here.open() };
      const copy = fs.readFileSync(here.file);
      here.journal.close();
      tamper(
        `UPDATE events SET ${column} = ${anotherValue[column] ?? `${column} || 'x'`} WHERE seq = ${seq}`,
      );
      here = { ...here, journal: here.open('read') };
      const report = here.journal.verify();
      expect(report.ok, `event ${seq}`).toBe(false);
      // An event that was moved away is missed where it stood: by the next one, or by the head kept outside.
      const moved = column === 'site' || column === 'seq';
      expect(report.findings.map((finding) => finding.seq)).toContain(moved && seq < 5 ? seq + 1 : seq);
      here.journal.close();
      for (const ending of ['-wal', '-shm']) fs.rmSync(here.file + ending, { force: true });
      fs.writeFileSync(here.file, copy);
      here = { ...here, journal: here.open() };
    }
  });
}

test('a body that says the same in other bytes is not what was written', () => {
  tamper("UPDATE events SET body = ' ' || body WHERE seq = 3");
  expect(findings()).toContain('body-changed 3');
});

test('an event that was hashed anew after a change is found by the next one', () => {
  const rows = here.journal.db.prepare('SELECT * FROM events WHERE seq = 3').get() as EventRow;
  const changed = { ...rows, actor: 'someone' };
  tamper(
    `UPDATE events SET actor = 'someone', hash = x'${eventHash(changed).toString('hex')}' WHERE seq = 3`,
  );
  expect(findings()).toContain('chain-broken 4');
});

test('an event that claims to follow another than it did is found, though its hashes are right', () => {
  here.journal.perform(clerk, () => [{ ...noteOf('NO-HQ-20261123-002', '再改'), kind: 'note.amended' }]);
  fs.rmSync(here.heads, { recursive: true });
  const row = here.journal.db.prepare('SELECT * FROM events WHERE seq = 6').get() as EventRow;
  for (const after of [null, row.prev]) {
    const hash = eventHash({ ...row, after }).toString('hex');
    tamper(
      `UPDATE events SET after = ${after ? `x'${after.toString('hex')}'` : 'NULL'}, hash = x'${hash}' WHERE seq = 6`,
    );
    expect(findings()).toEqual(['after-broken 6']);
  }
});

test('an event that was given another hash is named, and not the next one too', () => {
  tamper('UPDATE events SET hash = randomblob(32) WHERE seq = 3');
  expect(findings()).toEqual(['header-changed 3']);
});

test('an event in the middle that is gone is missed', () => {
  tamper('DELETE FROM events WHERE seq = 3');
  expect(findings()).toContain('seq-gap 4');
});

test('two events that changed places are both named', () => {
  tamper(
    'UPDATE events SET seq = 13 WHERE seq = 3; UPDATE events SET seq = 3 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 13',
  );
  const named = here.journal.verify().findings.map(({ seq }) => seq);
  expect(named).toEqual(expect.arrayContaining([3, 4]));
});

test('a tail that was cut off verifies but for the head kept outside and an anchor', () => {
  const anchor = here.journal.head();
  const older = { ...anchor, seq: 2, hash: [...here.journal.log()][1]?.hash ?? '' };
  tamper('DELETE FROM events WHERE seq = 5; UPDATE journal SET tick = 4; DELETE FROM lamp_days');
  expect(findings()).toEqual(['head-not-in-chain 5']);
  fs.rmSync(here.heads, { recursive: true });
  const report = here.journal.verify();
  expect(report.ok).toBe(true);
  expect(report.warnings.map(({ code }) => code)).toEqual(['no-outside-head']);
  expect(here.journal.verify({ anchors: [older] }).ok).toBe(true);
  expect(here.journal.verify({ anchors: [anchor] }).findings.map(({ code }) => code)).toEqual([
    'anchor-not-in-chain',
  ]);
  expect(here.journal.verify({ anchors: [{ ...older, workspace: 'another' }] }).ok).toBe(false);
});

test.each([
  ['a row that was changed', "UPDATE notes SET owner = 'p9' WHERE n = 2", 'notes'],
  ['a row that was taken out', 'DELETE FROM lamp_days', 'lamp_days'],
  ['a row that nobody wrote', "INSERT INTO lamp_days VALUES ('cellar', 0, '2026-11-23', 1)", 'lamp_days'],
  ['a fact that was changed', "UPDATE facts SET day = '2026-11-01'", 'facts'],
  [
    'a mark of a newer infoctl that nobody set',
    "INSERT INTO newer_subjects VALUES ('note:x', 'note.sung', 1)",
    'newer_subjects',
  ],
  ['a counter that would give a number twice', 'UPDATE numbers SET last = 0', 'numbers'],
  ['words that the index has lost', 'DELETE FROM search WHERE rowid = 3', 'search'],
  [
    'words that the index has and no text',
    "INSERT INTO search (rowid, words) VALUES (99, '不在任何记录里')",
    'search',
  ],
])('%s is found, and rebuild mends it', (_, statement, table) => {
  tamper(statement);
  const report = here.journal.verify();
  expect(report.findings.map(({ what }) => what.en)).toEqual([
    expect.stringContaining(`Table ${table} differs`),
  ]);
  here.journal.rebuild();
  expect(here.journal.verify().findings).toEqual([]);
});

test('nothing is folded anew from events that do not match their proofs', () => {
  tamper(
    "UPDATE events SET body = replace(body, '服务态度很好', '服务态度很差'); UPDATE notes SET owner = 'p9'",
  );
  const rows = () => here.journal.db.prepare('SELECT * FROM notes').all();
  const before = rows();
  expect(() => here.journal.rebuild()).toThrow(
    expect.objectContaining({
      code: 'not-proven',
      exitCode: 7,
      text: expect.objectContaining({ 'zh-CN': expect.stringContaining('第 3 条') }),
      hints: [expect.objectContaining({ en: expect.stringContaining('infoctl verify') })],
    }),
  );
  expect(rows()).toEqual(before);
});

test('a trigger that is gone is found', () => {
  const db = new Database(here.file);
  db.exec('DROP TRIGGER events_are_kept');
  db.close();
  expect(here.journal.verify().findings.map(({ what }) => what.en)).toEqual([
    expect.stringContaining('events_are_kept'),
  ]);
});

test('counters and the beginning are held against the events', () => {
  tamper("UPDATE journal SET last_day = '2027-01-01', zone = 'Asia/Shanghai'");
  expect(findings()).toEqual(['counters-differ null']);
  tamper("UPDATE journal SET last_day = '2026-11-23', workspace = 'other'");
  expect(findings()).toContain('wrong-beginning 1');
});

test('a page that was overwritten is found, or cannot even be opened', () => {
  here.journal.close();
  const pageSize = 8192;
  const pages = fs.statSync(here.file).size / pageSize;
  const sound = fs.readFileSync(here.file);
  for (let page = 0; page < pages; page += 1) {
    const bytes = Buffer.from(sound);
    bytes.fill(0xa5, page * pageSize, (page + 1) * pageSize);
    fs.writeFileSync(here.file, bytes);
    const outcome = (() => {
      try {
        const journal = here.open('read');
        try {
          return journal.verify().ok;
        } finally {
          journal.close();
        }
      } catch (error) {
        return (error as { kind?: string }).kind ?? String(error);
      }
    })();
    expect([false, 'integrity'], `page ${page + 1}`).toContain(outcome);
  }
});

test('how far the journal is good is said', () => {
  tamper("UPDATE events SET actor = 'someone' WHERE seq = 3");
  expect(here.journal.verify()).toMatchObject({ ok: false, goodTo: 2 });
});

test('a clock that goes back, or runs ahead, is told and is no fault', () => {
  here.clock.at = '2026-11-20T01:00:00.000Z';
  here.journal.perform(clerk, () => [noteOf('b')]);
  here.clock.at = '2027-11-20T01:00:00.000Z';
  here.journal.perform(clerk, () => [noteOf('c')]);
  here.clock.at = '2026-11-24T01:00:00.000Z';
  const report = here.journal.verify();
  expect(report.ok).toBe(true);
  expect(report.warnings.map(({ code, seq }) => `${code} ${seq}`)).toEqual([
    'clock-goes-back 6',
    'clock-in-future 7',
  ]);
  expect([...here.journal.log()].map(({ flags }) => flags)).toEqual([
    [],
    [],
    [],
    [],
    [],
    ['goes-back'],
    ['in-future'],
  ]);
});
