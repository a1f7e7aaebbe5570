import { expect, test } from 'vitest';
import { numbers } from '../../src/journal/numbers.ts';
import { clerk, noteOf, office } from '../support/journal.ts';

test('an act is recorded with its place, its rows and its facts', () => {
  const { journal } = office();
  const [event] = journal.perform(clerk, (db, _moment, day) => [noteOf(numbers(db, 'HQ', day).next('NO'))]);
  expect(event).toMatchObject({ site: 'HQ', seq: 2, tick: 2, subject: 'note:NO-HQ-20261123-001', day: '2026-11-23' });
  expect(journal.db.prepare('SELECT * FROM notes').all()).toEqual([
    { n: 2, id: 'NO-HQ-20261123-001', period: '2026-W47', owner: 'p1' },
  ]);
  expect(journal.db.prepare('SELECT key, day, seq, seen FROM facts').all()).toEqual([
    { key: 'return:note/2026-W47:person:p1', day: '2026-11-23', seq: 2, seen: '2026-11-23' },
  ]);
});
