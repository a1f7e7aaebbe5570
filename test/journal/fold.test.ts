import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/kernel/canonical.ts';
import { foldSubject } from '../../src/journal/fold.ts';
import { subjectsOf } from '../../src/journal/subjects.ts';
import type { AnySubject, Event, EventKind, Subject } from '../../src/journal/types.ts';
import { clerk, lamps, noteOf, notes, office, program } from '../support/journal.ts';

const event = (tick: number, site: string, more: Partial<Event> = {}): Event => ({
  ...clerk,
  rowid: tick,
  site,
  seq: tick,
  tick,
  at: '2026-11-23T01:00:00.000Z',
  clock: 'system',
  day: '2026-11-23',
  kind: tick === 1 ? 'note.taken' : 'note.amended',
  version: 1,
  subject: 'note:a',
  id: 'a',
  body: { record: { period: '2026-W47', owner: `${site}${tick}` }, answers: { said: `${site} ${tick}` } },
  ...more,
});

const folding = subjectsOf(program);

test('the order in which events arrive does not matter, wherever they come from', () => {
  const events = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.constantFrom('HQ', 'B1', 'B2')), {
    minLength: 1,
    selector: ([tick, site]) => `${tick} ${site}`,
  });
  fc.assert(
    fc.property(events, fc.infiniteStream(fc.nat()), (places, keys) => {
      const made = places.map(([tick, site]) => event(tick, site));
      const shuffled = made
        .map((one) => ({ one, key: keys.next().value ?? 0 }))
        .toSorted((a, b) => a.key - b.key);
      const folded = foldSubject(folding, 'note:a', made);
      expect(
        foldSubject(
          folding,
          'note:a',
          shuffled.map(({ one }) => one),
        ),
      ).toEqual(folded);
      const last = made.toSorted((a, b) => a.tick - b.tick || (a.site < b.site ? -1 : 1)).at(-1);
      expect(folded.text).toBe(`${last?.site} ${last?.tick}`);
    }),
    { numRuns: 300 },
  );
});

test('a fact that is said again keeps its place; one that changes takes the place of the event that changed it', () => {
  const same = { period: '2026-W47', owner: 'p1' };
  const folded = foldSubject(folding, 'note:a', [
    event(1, 'HQ', { body: { record: same } }),
    event(2, 'HQ', { body: { record: same, answers: { said: '改了字' } } }),
  ]);
  expect(folded.facts.map(({ tick }) => tick)).toEqual([1]);
  const moved = foldSubject(folding, 'note:a', [event(1, 'HQ', { body: { record: same } }), event(2, 'HQ')]);
  expect(moved.facts.map(({ key, tick }) => [key, tick])).toEqual([['return:note/2026-W47:person:HQ2', 2]]);
});

test('an event is seen only with all that came before it on its subject', () => {
  const folded = foldSubject(folding, 'note:a', [
    event(1, 'HQ', { day: '2026-11-25' }),
    event(2, 'HQ', { day: '2026-11-20' }),
  ]);
  expect(folded.facts).toMatchObject([{ day: '2026-11-20', seen: '2026-11-25' }]);
});

test('an old version of a kind is raised, step by step, when it is read', () => {
  const [taken] = notes.kinds as [EventKind<never>, EventKind<never>];
  const later: AnySubject = {
    ...(notes as Subject<never>),
    kinds: [
      {
        ...taken,
        version: 3,
        raise: {
          1: (body) => ({ ...body, answers: { said: `${String(body.answers?.['said'])}二` } }),
          2: (body) => ({ ...body, answers: { said: `${String(body.answers?.['said'])}三` } }),
        },
      },
    ],
  };
  const raising = subjectsOf({ ...program, subjects: [later] });
  const said = (version: number): string | null =>
    foldSubject(raising, 'note:a', [
      event(1, 'HQ', { version, body: { record: { period: 'x', owner: 'y' }, answers: { said: '一' } } }),
    ]).text;
  expect([said(1), said(2), said(3)]).toEqual(['一二三', '一三', '一']);
});

test('what a newer infoctl wrote stays in the chain, marks its subject, and nothing after it is folded', () => {
  const here = office({
    ...program,
    subjects: [
      {
        ...notes,
        kinds: [...notes.kinds, { ...notes.kinds[0], kind: 'note.sung', version: 4 }],
      } as AnySubject,
      lamps,
    ],
  });
  here.journal.perform(clerk, () => [noteOf('a', '原来的话'), noteOf('b')]);
  here.journal.perform(clerk, () => [{ ...noteOf('a', '唱出来的话'), kind: 'note.sung', version: 4 }]);
  here.journal.perform(clerk, () => [{ ...noteOf('a', '后来的话'), kind: 'note.amended' }]);
  here.journal.perform(clerk, () => [{ ...noteOf('c'), kind: 'note.sung', version: 4 }]);
  here.journal.close();

  const older = here.open('write', program);
  expect(older.db.prepare('SELECT * FROM newer_subjects').all()).toEqual([
    { subject: 'note:a', kind: 'note.sung', version: 4 },
    { subject: 'note:c', kind: 'note.sung', version: 4 },
  ]);
  expect(older.verify().findings).toEqual([]);
  expect([...older.search(['原来的话'])].map(({ subject }) => subject)).toEqual(['note:a']);
  expect([...older.log()].map(({ newer }) => newer)).toEqual([false, false, false, true, false, true]);
  expect(() => older.perform(clerk, () => [{ ...noteOf('a', '再改'), kind: 'note.amended' }])).toThrow(
    expect.objectContaining({ kind: 'refused', code: 'written-by-newer' }),
  );
  older.perform(clerk, () => [{ ...noteOf('b', '不相干的照写'), kind: 'note.amended' }]);
  older.close();
  const newer = here.open();
  expect(newer.db.prepare('SELECT * FROM newer_subjects').all()).toEqual([]);
  expect(newer.verify().findings).toEqual([]);
});

test('a kind of subject that is unknown altogether is kept and marked too', () => {
  const here = office();
  here.journal.perform(clerk, () => [{ kind: 'lamp.lit', version: 1, subject: 'lamp:hall', body: {} }]);
  const older = here.open('write', { ...program, subjects: [notes] });
  expect(older.db.prepare('SELECT subject FROM newer_subjects').all()).toEqual([{ subject: 'lamp:hall' }]);
  expect(older.verify().findings).toEqual([]);
});

test('rows of a subject are replaced, never added to', () => {
  const { journal } = office();
  for (const [nth, kind] of ['lamp.lit', 'lamp.put-out', 'lamp.lit'].entries()) {
    journal.perform(clerk, () => [{ kind, version: 1, subject: 'lamp:hall', body: {} }]);
    expect(journal.db.prepare('SELECT lit FROM lamp_days ORDER BY nth').pluck().all()).toEqual(
      [1, 0, 1].slice(0, nth + 1),
    );
  }
  journal.perform(clerk, () => [noteOf('a')]);
  journal.perform(clerk, () => [{ ...noteOf('a', '换人', { owner: 'p2' }), kind: 'note.amended' }]);
  expect(journal.db.prepare('SELECT owner FROM notes').pluck().all()).toEqual(['p2']);
  expect(journal.db.prepare('SELECT key FROM facts').pluck().all()).toEqual([
    'return:note/2026-W47:person:p2',
  ]);
});

test('several events about one subject in one act are folded together', () => {
  const { journal } = office();
  journal.perform(clerk, () => [
    noteOf('a'),
    noteOf('b'),
    { ...noteOf('a', '马上改'), kind: 'note.amended' },
  ]);
  expect(journal.verify().findings).toEqual([]);
  expect([...journal.search(['马上改'])]).toEqual([{ n: 2, subject: 'note:a' }]);
});

const dump = (journal: { db: { prepare(sql: string): { all(): unknown[] } } }): string =>
  canonicalJson(
    ['notes', 'lamp_days', 'facts'].map((table) =>
      journal.db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all(),
    ) as never,
  );

test('tables come out the same when folded anew, and as they were on an earlier day', () => {
  const { journal, clock } = office();
  journal.perform(clerk, () => [noteOf('a'), noteOf('b')]);
  journal.perform(clerk, () => [{ kind: 'lamp.lit', version: 1, subject: 'lamp:hall', body: {} }]);
  const monday = dump(journal);
  clock.at = '2026-11-24T01:00:00.000Z';
  journal.perform(clerk, () => [
    { ...noteOf('a', '换人', { owner: 'p2' }), kind: 'note.amended' },
    noteOf('c'),
  ]);
  const tuesday = dump(journal);
  expect(tuesday).not.toBe(monday);
  for (const [day, tables] of [
    ['2026-11-22', ''],
    ['2026-11-23', monday],
    ['2026-11-24', tuesday],
    ['2026-12-31', tuesday],
  ] as const) {
    const past = journal.asOf(day);
    expect(dump(past)).toBe(tables || canonicalJson([[], [], []]));
    past.close();
  }
  journal.rebuild();
  expect(dump(journal)).toBe(tuesday);
});

test('as of a day, an event is not seen while an earlier one on its subject is not', () => {
  const { journal, clock } = office();
  clock.at = '2026-11-25T01:00:00.000Z';
  journal.perform(clerk, () => [noteOf('a')]);
  clock.at = '2026-11-23T01:00:00.000Z';
  journal.perform(clerk, () => [{ ...noteOf('a', '改'), kind: 'note.amended' }, noteOf('b')]);
  const past = journal.asOf('2026-11-24');
  expect(past.db.prepare('SELECT id FROM notes').pluck().all()).toEqual(['b']);
  past.close();
});

test('tables of another fold version, or of other tables, are folded anew at open, for reading too', () => {
  const here = office();
  here.journal.perform(clerk, () => [noteOf('a')]);
  const shouting = {
    ...notes,
    rows: (id: string, state: never) => ({
      notes: notes.rows(id, state)['notes']?.map(([n, own, , owner]) => [n, own, 'X', owner]) ?? [],
    }),
  };
  const next = { ...program, foldVersion: 2, subjects: [shouting as AnySubject] };
  for (const mode of ['read', 'write'] as const) {
    here.open('write', program).close();
    const journal = here.open(mode, next);
    expect(journal.db.prepare('SELECT period FROM notes').pluck().all()).toEqual(['X']);
    expect(
      journal.db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'lamp_days'").pluck().get(),
    ).toBe(0);
    expect(journal.verify().findings).toEqual([]);
    journal.close();
  }
});
