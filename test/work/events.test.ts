import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { workspaces } from '../../src/journal/workspace-events.ts';
import { foldSubject } from '../../src/journal/fold.ts';
import { subjectsOf } from '../../src/journal/subjects.ts';
import type { Event, EventKind } from '../../src/journal/types.ts';
import { shipped } from '../../src/kernel/shipped.ts';
import { subjects } from '../../src/work/subjects.ts';

const all = [...subjects, workspaces];
// oxlint-disable-next-line typescript/no-explicit-any -- each kind knows its own state and body
const kinds: EventKind<any, any>[] = all.flatMap((subject) => subject.kinds);
const schemaOf = (kind: string): object =>
  JSON.parse(readFileSync(shipped('schemas', 'events', `${kind}.json`), 'utf8')) as object;

/** The first kind of a subject begins it; the others follow it. */
const beginning = (kind: string) => kinds.find((each) => each.kind.split('.')[0] === kind.split('.')[0]);

const eventOf = ({ kind, version, example }: EventKind<unknown>, seq: number): Event => ({
  rowid: seq,
  site: 'HQ',
  seq,
  tick: seq,
  at: '2026-11-20T02:00:00.000Z',
  clock: 'system',
  day: '2026-11-20',
  actor: 'm1',
  by: 'm1',
  channel: 'terminal',
  kind,
  version,
  subject: example.subject,
  id: example.subject.slice(example.subject.indexOf(':') + 1),
  body: example.body,
});

test('schemas/events lists every kind of event and no other', () => {
  const listed = readdirSync(shipped('schemas', 'events')).map((file) => file.replace(/\.json$/, ''));
  expect(listed.toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted());
});

describe.each(kinds.map((kind) => [kind.kind, kind] as const))('%s', (_name, kind) => {
  test('its example is what its schema says', () => {
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schemaOf(kind.kind));
    validate(JSON.parse(JSON.stringify(kind.example.body)));
    expect(validate.errors).toBeNull();
  });

  test('its example is folded into rows of its subject, the same each time', () => {
    const first = beginning(kind.kind);
    const events = [first, kind].flatMap((each, nth) =>
      each && (nth === 1 || each !== kind) ? [eventOf(each, nth + 1)] : [],
    );
    const subject = events.at(-1)?.subject ?? '';
    const about = events.map((event) => ({ ...event, subject }));
    const known = subjectsOf({ version: '0', foldVersion: 1, subjects });
    const folded = foldSubject(known, subject, about);
    expect(folded.newer).toBeNull();
    expect(foldSubject(known, subject, about.toReversed())).toEqual(folded);
  });
});
