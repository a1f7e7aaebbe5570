import fs from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { verifyDamaged } from '../../src/journal/verify-damaged.ts';
import { clerk, noteOf, office } from '../support/journal.ts';
import { TestWorkspace } from '../support/workspace.ts';

const PAGE = 8192;
const EVENTS = 61;

/** A closed journal whose events fill some pages. */
function manyNotes() {
  const here = office();
  for (let n = 1; n < EVENTS; n += 1)
    here.journal.perform(clerk, () => [noteOf(`n${n}`, `门锁松动 ${n} `.repeat(100))]);
  const head = here.journal.head();
  here.journal.close();
  return { ...here, head, sound: fs.readFileSync(here.file) };
}

test('a file that was cut: how far it is good, what cannot be read, what to do', () => {
  const { file, heads, sound } = manyNotes();
  const goodTo = new Set<number>();
  for (let pages = sound.length / PAGE - 1; pages > 0; pages -= 1) {
    const cut = sound.subarray(0, pages * PAGE);
    fs.writeFileSync(file, cut);
    const report = verifyDamaged(file, heads);
    goodTo.add(report.goodTo);
    expect([report.ok, report.head.seq]).toEqual([false, report.goodTo]);
    const told = report.findings.map(({ what }) => what['zh-CN']);
    expect(told[0]).toContain('备份');
    if (report.goodTo > 0 && report.goodTo < EVENTS - 1) {
      expect(told[0]).toContain(`第 ${report.goodTo} 条`);
      expect(told[1]).toMatch(new RegExp(`^第 ${report.goodTo + 1} (至 \\d+ )?条读不出`));
    }
    expect(fs.readFileSync(file)).toEqual(cut);
  }
  expect(goodTo.size).toBeGreaterThan(3);
});

test('whichever page was overwritten, every event that can be read is counted, and none is called good behind a gap', () => {
  const { file, heads, sound, head } = manyNotes();
  const goodTo = new Set<number>();
  for (let page = 0; page < sound.length / PAGE; page += 1) {
    const bytes = Buffer.from(sound);
    bytes.fill(0xa5, page * PAGE, (page + 1) * PAGE);
    fs.writeFileSync(file, bytes);
    const report = verifyDamaged(file, heads);
    const unread = report.findings.flatMap(({ code, seq }) => (code === 'unreadable' ? [seq] : []));
    expect([page, report.ok]).toEqual([page, false]);
    if (report.events === EVENTS) expect(report.head).toEqual(head);
    else if (report.events > 0) expect(unread[0]).toBe(report.goodTo + 1);
    goodTo.add(report.goodTo);
  }
  expect(goodTo.size).toBeGreaterThan(3);
});

test('an event altered in a damaged file is named, and what follows it is not good', () => {
  const { file, heads, sound } = manyNotes();
  const at = sound.indexOf('"said":"门锁松动 3 ');
  expect(at).toBeGreaterThan(0);
  sound.write('2', at + Buffer.byteLength('"said":"门锁松动 '));
  fs.writeFileSync(file, sound);
  expect(verifyDamaged(file, heads)).toMatchObject({
    events: EVENTS,
    goodTo: 3,
    findings: [{ code: 'file-damaged' }, { code: 'body-changed', seq: 4 }],
  });
});

test('infoctl verify goes on where other commands stop', async () => {
  const made = await TestWorkspace.make();
  onTestFinished(() => made[Symbol.dispose]());
  const file = path.join(made.folder, 'infoctl.db');
  fs.truncateSync(file, fs.statSync(file).size - 2 * PAGE);
  expect((await made.run(['log'])).stderr).toContain('infoctl verify');
  const told = await made.run(['verify']);
  expect([told.code, told.stderr]).toEqual([7, '']);
  expect(told.stdout).toContain('备份');
  expect(told.stdout).not.toContain('infoctl verify');
  const { code, stdout } = await made.run(['verify', '--json']);
  expect(code).toBe(7);
  const report = JSON.parse(stdout) as { goodTo: number; findings: { code: string }[] };
  expect(report).toMatchObject({ ok: false, goodTo: 1 });
  expect(report.findings.map((finding) => finding.code)).toEqual(['file-damaged', 'unreadable']);
  fs.writeFileSync(file, 'no database at all'.repeat(PAGE));
  expect(JSON.parse((await made.run(['verify', '--json'])).stdout)).toMatchObject({ goodTo: 0, events: 0 });
});
