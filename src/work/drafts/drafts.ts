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

/** The drafts that a person has begun for a form, the newest first. A file that cannot be read is passed over and kept. */
export function draftsOf(workspace: string, form: string, person: string): Draft[] {
  if (!existsSync(folderOf(workspace))) return [];
  return readdirSync(folderOf(workspace))
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => readDraft(join(folderOf(workspace), file)))
    .filter((draft) => draft.form === form && draft.person === person)
    .toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1));
}

function readDraft(path: string): Draft[] {
  try {
    const draft = JSON.parse(readFileSync(path, 'utf8')) as Partial<Draft> | null;
    const whole = draft && typeof draft.id === 'string' && typeof draft.form === 'string' && typeof draft.answers === 'object';
    return whole ? [draft as Draft] : [];
  } catch {
    return [];
  }
}

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
