import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../kernel/whole-file.ts';
import type { FlatRecord } from '../../rules/forms/types.ts';

/** A form begun and not yet submitted: one file in `drafts/`. */
export type Draft = {
  /** Also the record's draft id: submitting it twice is one record. */
  readonly id: string;
  readonly form: string;
  readonly formVersion: number;
  readonly person: string;
  /** Instant of the last answer. */
  readonly savedAt: string;
  /** What was answered so far, as it was understood. */
  readonly answers: FlatRecord;
  /** Paths of the questions that were left empty: going on does not ask them again. */
  readonly left: readonly string[];
};

const folderOf = (workspace: string): string => join(workspace, 'drafts');
const fileOf = (workspace: string, id: string): string => join(folderOf(workspace), `${id}.json`);

/** A name for a new draft that no other has, on this machine or another. */
export const newDraftId = (form: string): string => `${form}-${randomBytes(8).toString('hex')}`;

/** Writes a draft so that a closed window, a kill or a full disk loses at most the answer being typed. */
export function saveDraft(workspace: string, draft: Draft): void {
  mkdirSync(folderOf(workspace), { recursive: true, mode: 0o700 });
  writeWhole(fileOf(workspace, draft.id), `${JSON.stringify(draft, null, 2)}\n`, 0o600);
}

/** The drafts that a person has begun for a form, the newest first. A file that is none is passed over and kept. */
export function draftsOf(workspace: string, form: string, person: string): Draft[] {
  if (!existsSync(folderOf(workspace))) return [];
  return readdirSync(folderOf(workspace))
    .flatMap((file) => readDraft(workspace, file))
    .filter((draft) => draft.form === form && draft.person === person)
    .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

/** Larger than any form filled in. */
const LARGEST = 10_000_000;

function readDraft(workspace: string, file: string): Draft[] {
  // A draft is known by its file: an id that somebody wrote into it leads nowhere else.
  const [, id] = /^([A-Za-z0-9][A-Za-z0-9-]*)\.json$/.exec(file) ?? [];
  if (id === undefined) return [];
  try {
    const text = readFileSync(fileOf(workspace, id), 'utf8');
    const draft = text.length > LARGEST ? null : (JSON.parse(text) as Partial<Draft> | null);
    return draft && isWhole(draft) ? [{ ...draft, id, left: pathsOf(draft.left) }] : [];
  } catch {
    return [];
  }
}

function isWhole(draft: Partial<Draft>): draft is Draft {
  const { form, person, savedAt, answers } = draft;
  const isText = (value: unknown) => typeof value === 'string';
  const isGroup = typeof answers === 'object' && answers !== null && !Array.isArray(answers);
  return isText(form) && isText(person) && isText(savedAt) && !Number.isNaN(Date.parse(savedAt!)) && isGroup;
}

const pathsOf = (left: unknown): string[] =>
  Array.isArray(left) ? left.filter((path) => typeof path === 'string') : [];

/**
 * Takes a draft away: it became a record, or is not wanted. One that cannot be taken away stays: it is known by its id
 * as recorded.
 */
export function removeDraft(workspace: string, id: string): void {
  try {
    rmSync(fileOf(workspace, id), { force: true });
  } catch {
    // What became of the record matters more than a file left over.
  }
}
