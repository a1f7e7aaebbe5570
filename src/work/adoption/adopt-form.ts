import type { Journal } from '../../journal/journal.ts';
import type { Authorship } from '../../journal/types.ts';
import { readForm } from '../../rules/forms/read.ts';
import { decideFormAdoption, type FormDraft } from './decide-form.ts';
import { knownForms } from './form-source.ts';
import { formInForce } from './queries.ts';

/** Puts a form in force as its next version, for all records from now on; gives the version. */
export function adoptForm(journal: Journal, authorship: Authorship, draft: FormDraft): number {
  let version = 0;
  journal.perform(authorship, (db) => {
    version = (formInForce(db, readForm(draft.schema).name)?.version ?? 0) + 1;
    return [decideFormAdoption(draft, version - 1, knownForms(db))];
  });
  return version;
}
