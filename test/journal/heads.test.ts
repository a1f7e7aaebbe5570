import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { clerk, noteOf, office, type Office } from '../support/journal.ts';

const headFile = (here: Office): string => path.join(here.heads, `${here.journal.workspaceId}.json`);
const headIn = (here: Office): { seq: number; hash: string; missing: unknown[] } =>
  JSON.parse(fs.readFileSync(headFile(here), 'utf8'));

/** Puts the journal back to what the copy says, as restoring a backup does. */
function restore(here: Office, copy: Buffer): void {
  for (const ending of ['-wal', '-shm']) fs.rmSync(here.file + ending, { force: true });
  fs.writeFileSync(here.file, copy);
}

test('after each act the head is kept outside', () => {
  const here = office();
  expect(headIn(here)).toMatchObject({ seq: 1, missing: [] });
  here.journal.perform(clerk, () => [noteOf('a'), noteOf('b')]);
  expect(headIn(here)).toEqual({ ...here.journal.head(), site: 'HQ', missing: [] });
  expect(fs.readdirSync(here.heads)).toHaveLength(1);
  expect(here.open().warnings).toEqual([]);
});

test('an earlier copy put back is told at open, works, and verify goes on naming what is gone', () => {
  const here = office();
  here.journal.perform(clerk, () => [noteOf('a')]);
  here.journal.close();
  const copy = fs.readFileSync(here.file);
  const later = here.open();
  later.perform(clerk, () => [noteOf('lost')]);
  later.close();
  restore(here, copy);

  const restored = here.open();
  expect(restored.warnings.map(({ en }) => en)).toEqual([
    expect.stringContaining('event 3 was seen, the journal now ends at 2'),
  ]);
  restored.perform(clerk, () => [noteOf('x'), noteOf('y')]);
  expect(headIn(here)).toMatchObject({ seq: 4, missing: [{ seq: 3 }] });
  restored.perform(clerk, () => [noteOf('z')]);
  expect(headIn(here)).toMatchObject({ seq: 5, missing: [{ seq: 3 }] });
  const report = restored.verify();
  expect(report.findings.map(({ code, seq }) => `${code} ${seq}`)).toEqual(['head-not-in-chain 3']);
  expect(report.goodTo).toBe(5);
});

test('a head that is gone or unreadable is told, and written anew by the next act', () => {
  const here = office();
  for (const harm of [() => fs.rmSync(headFile(here)), () => fs.writeFileSync(headFile(here), '{"seq":')]) {
    harm();
    const journal = here.open();
    expect(journal.warnings).toHaveLength(1);
    expect(journal.verify()).toMatchObject({ ok: true, warnings: [{ code: 'no-outside-head' }] });
    journal.perform(clerk, () => [noteOf(`after${journal.head().seq}`)]);
    expect(headIn(here).seq).toBe(journal.head().seq);
    expect(here.open().warnings).toEqual([]);
  }
});

test('where the head cannot be written the act counts all the same, and a warning says so once', () => {
  const here = office();
  fs.rmSync(here.heads, { recursive: true });
  fs.writeFileSync(here.heads, 'a file where the folder should be');
  expect(here.journal.perform(clerk, () => [noteOf('a')])).toHaveLength(1);
  expect(here.journal.perform(clerk, () => [noteOf('b')])).toHaveLength(1);
  expect(here.journal.warnings.map(({ en }) => en)).toEqual([
    expect.stringContaining('What you did is recorded'),
  ]);
});

test('two programs that write in turn keep one head', () => {
  const here = office();
  const other = here.open();
  for (const [nth, journal] of [here.journal, other, here.journal, other].entries()) {
    journal.perform(clerk, () => [noteOf(`n${nth}`)]);
    expect(headIn(here)).toMatchObject({ seq: nth + 2, missing: [] });
  }
});
