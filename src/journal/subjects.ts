import { FACTS, NEWER_SUBJECTS, NUMBERS, SEARCH } from './own-tables.ts';
import type { AnySubject, Body, Event, EventKind, Program, Table } from './types.ts';
import type { Db } from './db.ts';
import { workspaces } from './workspace-events.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- each kind knows its own state and body
export type AnyKind = EventKind<any, any>;

/** A subject with its kinds by name. */
export type Known = { readonly subject: AnySubject; readonly kinds: ReadonlyMap<string, AnyKind> };

/** What a program can fold, looked up by the word before the colon of a subject. */
export type Subjects = ReadonlyMap<string, Known>;

/** The subjects of a program by name. Throws where two have one name: a mistake of the program. */
export function subjectsOf(program: Program<Db>): Subjects {
  const subjects = new Map<string, Known>();
  for (const subject of [workspaces, ...program.subjects]) {
    if (subjects.has(subject.name)) throw new Error(`two subjects are called ${subject.name}`);
    subjects.set(subject.name, { subject, kinds: new Map(subject.kinds.map((kind) => [kind.kind, kind])) });
  }
  return subjects;
}

/** `record:SF-HQ-20261123-001` → `['record', 'SF-HQ-20261123-001']`. */
export function splitSubject(subject: string): readonly [name: string, id: string] {
  const colon = subject.indexOf(':');
  return [subject.slice(0, colon), subject.slice(colon + 1)];
}

/**
 * The kind of an event and its body as this program reads it (older versions are raised); undefined where the kind or
 * its version is unknown here, because a newer infoctl wrote it.
 */
export function readEvent(subjects: Subjects, event: Event): { kind: AnyKind; event: Event } | undefined {
  const kind = subjects.get(splitSubject(event.subject)[0])?.kinds.get(event.kind);
  if (!kind || event.version > kind.version) return undefined;
  if (event.version === kind.version) return { kind, event };
  let body: Body = event.body;
  for (let version = event.version; version < kind.version; version += 1) {
    const step = kind.raise?.[version];
    if (!step) throw new Error(`${kind.kind} has no step that raises version ${version}`);
    body = step(body);
  }
  return { kind, event: { ...event, version: kind.version, body } };
}

/** Every table that the fold fills, in the order in which they are made; those of the index of duties last. */
export function foldedTables(program: Program<Db>): readonly Omit<Table, 'key'>[] {
  return [
    FACTS,
    NEWER_SUBJECTS,
    NUMBERS,
    SEARCH,
    ...program.subjects.flatMap((subject) => subject.tables),
    ...(program.index?.tables ?? []),
  ];
}

/**
 * What the tables were folded by: the program's fold version, its tables and the kinds it knows. Where it differs from
 * what the journal says, all tables are folded anew.
 */
export function foldedBy(program: Program<Db>): string {
  const tables = foldedTables(program).map((table) => table.ddl);
  const kinds = program.subjects.flatMap((subject) =>
    subject.kinds.map((kind) => `${kind.kind} ${kind.version}`),
  );
  return JSON.stringify([program.foldVersion, tables, kinds]);
}
