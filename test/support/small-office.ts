import type { Clock } from '../../src/kernel/clock.ts';
import type { Db } from '../../src/journal/journal.ts';
import type { Authorship, Body, EventKind, NewEvent, Program, Subject } from '../../src/journal/types.ts';

/** A small office for tests of the journal: notes with answers, and lamps that are switched on and off. */

type NoteBody = Body & { readonly record: { readonly period: string; readonly owner: string } };
type NoteState = {
  readonly id: string;
  readonly n: number;
  readonly period: string;
  readonly owner: string;
  readonly words: string;
};

const note = (kind: string): EventKind<NoteState, NoteBody> => ({
  kind,
  version: 1,
  apply: (state, event) => ({
    id: event.id,
    n: state?.n ?? event.rowid,
    period: event.body.record.period,
    owner: event.body.record.owner,
    words: Object.values(event.body.answers ?? {})
      .filter((answer) => typeof answer === 'string')
      .join('\n'),
  }),
  facts: (state, event) => [
    {
      key: `return:note/${state.period}:person:${state.owner}`,
      day: event.day,
      data: { what: 'return', record: state.id },
    },
  ],
  example: {
    subject: 'note:NO-HQ-20261123-001',
    body: { record: { period: '2026-W47', owner: 'p1' }, answers: { said: '好' } },
  },
});

export const notes: Subject<NoteState> = {
  name: 'note',
  kinds: [note('note.taken'), note('note.amended')],
  tables: [
    {
      name: 'notes',
      key: 'n',
      columns: ['n', 'id', 'period', 'owner'],
      ddl: 'CREATE TABLE notes (n INTEGER PRIMARY KEY, id TEXT NOT NULL, period TEXT NOT NULL, owner TEXT NOT NULL);',
    },
  ],
  rows: (id, state) => ({ notes: [[state.n, id, state.period, state.owner]] }),
  text: (state) => state.words,
};

type Lamp = readonly { readonly on: string; readonly lit: boolean }[];

const lamp = (kind: string, lit: boolean): EventKind<Lamp> => ({
  kind,
  version: 1,
  apply: (state = [], event) => [...state, { on: event.day, lit }],
  reaches: 'owner',
  example: { subject: 'lamp:hall', body: {} },
});

export const lamps: Subject<Lamp> = {
  name: 'lamp',
  kinds: [lamp('lamp.lit', true), lamp('lamp.put-out', false)],
  tables: [
    {
      name: 'lamp_days',
      key: 'id',
      columns: ['id', 'nth', 'day', 'lit'],
      ddl: `CREATE TABLE lamp_days (id TEXT NOT NULL, nth INTEGER NOT NULL, day TEXT NOT NULL, lit INTEGER NOT NULL,
        PRIMARY KEY (id, nth)) WITHOUT ROWID;`,
    },
  ],
  rows: (id, state) => ({ lamp_days: state.map(({ on, lit }, nth) => [id, nth, on, lit ? 1 : 0]) }),
};

export const program: Program<Db> = { version: '0.1.0', foldVersion: 1, subjects: [notes, lamps] };

export const clerk: Authorship = { actor: 'p1', by: 'p1', channel: 'terminal' };

/** A clock that shows one instant until it is set to another. */
export function clockAt(at = '2026-11-23T01:00:00.000Z'): Clock & { at: string } {
  return {
    at,
    now() {
      return { at: this.at, clock: 'system' };
    },
  };
}

export const noteOf = (
  id: string,
  said = '门把手松动',
  more: Partial<NoteBody['record']> = {},
): NewEvent => ({
  kind: 'note.taken',
  version: 1,
  subject: `note:${id}`,
  body: { record: { period: '2026-W47', owner: 'p1', ...more }, answers: { said, count: 3 } },
});
