import { expect, test } from 'vitest';
import { leafDigest, leavesOf } from '../../src/journal/leaves.ts';
import type { AnySubject, Body, EventKind } from '../../src/journal/types.ts';
import { clerk, noteOf, notes, office, program, type Office } from '../support/journal.ts';

/** Notes that can be erased: the kind says which leaves, and leaves the state as the events now tell it. */
const erased: EventKind<unknown, Body> = {
  kind: 'note.erased',
  version: 1,
  apply: (state) => state,
  example: { subject: 'note:a', body: { erases: [{ site: 'HQ', seq: 2, leaf: 'answers.said' }] } },
};
const erasing = { ...program, subjects: [{ ...notes, kinds: [...notes.kinds, erased] } as AnySubject] };

const erase = (here: Office, leaf = 'answers.said') =>
  here.journal.perform(clerk, () => [
    { kind: 'note.erased', version: 1, subject: 'note:a', body: { erases: [{ site: 'HQ', seq: 2, leaf }] } },
  ]);

/** Replaces the answer `said` of event 2 and its salt by its leaf, as an erasing act will do. */
function replaceByLeaf(here: Office, more = ''): void {
  const row = here.journal.db.prepare('SELECT body, salts FROM events WHERE seq = 2').get() as {
    body: string;
    salts: Buffer;
  };
  const { leaves } = leavesOf(JSON.parse(row.body));
  const nth = leaves.findIndex(({ name }) => name === 'answers.said');
  const leaf = Buffer.from(leafDigest(leaves[nth]!, row.salts, nth), 'latin1').toString('hex');
  const { answers, ...rest } = JSON.parse(row.body) as { answers: Record<string, unknown> };
  const { said: _, ...left } = answers;
  const body = leavesOf({ ...rest, answers: left } as Body).text;
  const salts = Buffer.concat([row.salts.subarray(0, nth * 16), row.salts.subarray((nth + 1) * 16)]);
  here.journal.db
    .prepare(`UPDATE events SET body = ?, salts = ?, erased = ?${more} WHERE seq = 2`)
    .run(body, salts, JSON.stringify({ 'answers.said': leaf }));
}

test('an answer whose erasing an event names may go; chain and other answers stay proved', () => {
  const here = office(erasing);
  here.journal.perform(clerk, () => [noteOf('a', '张先生 13800000000'), noteOf('b')]);
  expect(() => replaceByLeaf(here)).toThrow('never changed');
  erase(here);
  replaceByLeaf(here);
  here.journal.rebuild();
  expect(here.journal.verify().findings).toEqual([]);
  expect([...here.journal.log()][1]?.erased).toEqual(['answers.said']);
  expect(JSON.stringify([...here.journal.events()])).not.toContain('13800000000');
  expect([...here.journal.search(['张先'])]).toEqual([]);
});

test('nothing else of an event may change, and no event about another subject', () => {
  const here = office(erasing);
  here.journal.perform(clerk, () => [noteOf('a'), noteOf('b')]);
  erase(here);
  for (const column of ['rowid', 'seq', 'tick', 'version']) {
    expect(() => replaceByLeaf(here, `, ${column} = ${column} + 90`)).toThrow('never changed');
  }
  for (const column of ['at', 'clock', 'actor', 'by', 'channel', 'kind', 'subject', 'site']) {
    expect(() => replaceByLeaf(here, `, ${column} = 'x'`)).toThrow('never changed');
  }
  for (const column of ['after', 'prev', 'body_hash', 'hash']) {
    expect(() => replaceByLeaf(here, `, ${column} = zeroblob(32)`)).toThrow('never changed');
  }
  expect(() => here.journal.db.exec("UPDATE events SET erased = '{}' WHERE seq = 3")).toThrow(
    'never changed',
  );
});

test('an erased answer that no erasing event names is found', () => {
  const here = office(erasing);
  here.journal.perform(clerk, () => [noteOf('a')]);
  erase(here, 'answers.count');
  replaceByLeaf(here);
  expect(() => here.journal.rebuild()).toThrow('does not match its proofs');
  expect(here.journal.verify().findings.map(({ code, seq }) => `${code} ${seq}`)).toContain(
    'erased-without-event 2',
  );
});

test('what was erased cannot be written in again in other words', () => {
  const here = office(erasing);
  here.journal.perform(clerk, () => [noteOf('a', '原话')]);
  const before = here.journal.db.prepare('SELECT salts, body FROM events WHERE seq = 2').get() as {
    salts: Buffer;
    body: string;
  };
  erase(here);
  replaceByLeaf(here);
  here.journal.db
    .prepare('UPDATE events SET body = ?, salts = ? WHERE seq = 2')
    .run(before.body.replace('原话', '假话'), before.salts);
  expect(here.journal.verify().findings.map(({ code }) => code)).toContain('body-changed');
});
