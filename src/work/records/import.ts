import type { FlatRecord } from '../../rules/forms/types.ts';
import type { Journal } from '../../journal/journal.ts';
import { numbers } from '../../journal/numbers.ts';
import type { Authorship, NewEvent } from '../../journal/types.ts';
import type { Text } from '../../kernel/language.ts';
import type { FormInUse } from '../adoption/form-in-use.ts';
import { formInForce } from '../adoption/queries.ts';
import { openingOf } from '../cases/opening.ts';
import { decideSubmission } from './decide-submission.ts';
import { prepare, type Prepared, type Setting } from './prepare.ts';
import { recordOfExternalId, recordOfRowKey } from './queries.ts';
import { rowIdentities } from './row-identity.ts';

/** One row as it comes out of a file: its place, and the flat record it holds or why it cannot be read. */
export type IncomingRow = { readonly row: number; readonly values: FlatRecord; readonly problem?: Text };

export type RowError = { readonly row: number; readonly field: string | null; readonly message: Text };

/** What became of the rows of one file; `rows` = `added` + `existing` + `refused`. */
export type Receipt = {
  rows: number;
  added: number;
  existing: number;
  refused: number;
  /** The first of the faults; `refused` counts all. */
  readonly errors: RowError[];
  /** The first of the rows that were there already, with the record they are. */
  readonly known: { readonly row: number; readonly id: string }[];
};

/** Faults and known rows that a receipt names one by one; beyond that the count says it. */
const NAMED = 1000;

export type ImportOptions = { readonly dryRun: boolean; readonly allowRepeats: boolean };

/** An import of one file into one form: `batch` stores some rows in one transaction; `receipt` says what became of them. */
export type Import = { batch(rows: readonly IncomingRow[]): void; readonly receipt: Receipt };

type Candidate = { readonly row: number; readonly prepared: Prepared; readonly identity: string };

/** Begins an import; every row is added, already there, or refused with its reason, and valid rows are kept. */
export function beginImport(
  journal: Journal,
  authorship: Authorship,
  { used, setting, options }: { used: FormInUse; setting: Setting; options: ImportOptions },
): Import {
  const receipt: Receipt = { rows: 0, added: 0, existing: 0, refused: 0, errors: [], known: [] };
  const identityOf = rowIdentities(used.form);
  return {
    receipt,
    batch(rows) {
      const candidates = checked(rows, setting, identityOf, receipt);
      if (options.dryRun) receipt.added += newOnes(journal, candidates, options, receipt).length;
      else store(journal, authorship, { used, setting, options }, candidates, receipt);
    },
  };
}

function checked(
  rows: readonly IncomingRow[],
  setting: Setting,
  identityOf: (prepared: Prepared) => string,
  receipt: Receipt,
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const { row, values, problem } of rows) {
    receipt.rows += 1;
    const result = problem ? { problems: [{ field: '', message: problem }] } : prepare(values, setting);
    if ('prepared' in result) {
      candidates.push({ row, prepared: result.prepared, identity: identityOf(result.prepared) });
      continue;
    }
    receipt.refused += 1;
    for (const { field, message } of result.problems) {
      if (receipt.errors.length < NAMED) receipt.errors.push({ row, field: field || null, message });
    }
  }
  return candidates;
}

function store(
  journal: Journal,
  authorship: Authorship,
  { used, setting, options }: { used: FormInUse; setting: Setting; options: ImportOptions },
  candidates: readonly Candidate[],
  receipt: Receipt,
): void {
  let fresh: KeyedCandidate[] = [];
  let noted = { ...receipt };
  journal.perform(authorship, (db, _moment, day) => {
    noted = { ...receipt, known: [...receipt.known] };
    fresh = newOnes(journal, candidates, options, noted);
    const ids = numbers(db, journal.site, day);
    const nextId = (code: string) => ids.next(code);
    const adopts = used.adoption && fresh.length > 0 && !formInForce(db, used.form.name);
    const events: NewEvent[] = adopts && used.adoption ? [used.adoption] : [];
    for (const { prepared, rowKey } of fresh) {
      const received = prepared.envelope.received;
      const opening = openingOf(used.form, prepared.answers, { received, day, world: setting.world });
      events.push(...decideSubmission(prepared, { nextId, code: used.form.code, draft: null, rowKey, opening }).events);
    }
    return events;
  });
  // Counted only now: a batch whose transaction failed has added nothing.
  Object.assign(receipt, noted);
  receipt.added += fresh.length;
}

type KeyedCandidate = Candidate & { readonly rowKey: string };

/** The candidates that no record stands for yet; the others are counted as already there. */
function newOnes(
  journal: Journal,
  candidates: readonly Candidate[],
  { allowRepeats }: ImportOptions,
  receipt: Pick<Receipt, 'known'> & { existing: number },
): KeyedCandidate[] {
  const fresh: KeyedCandidate[] = [];
  const inBatch = new Set<string>();
  for (const candidate of candidates) {
    const { form, externalId } = candidate.prepared.envelope;
    let rowKey = journal.rowKey(candidate.identity);
    const externalKey = externalId === null ? null : `external:${externalId}`;
    const byId = externalId === null ? undefined : recordOfExternalId(journal.db, form, externalId);
    let known = byId ?? (externalKey !== null && inBatch.has(externalKey) ? '' : undefined);
    if (known === undefined && externalId === null) known = recordOfRowKey(journal.db, rowKey);
    if (known !== undefined && externalId === null && allowRepeats) {
      rowKey = nextRepeat(journal, candidate.identity, inBatch);
      known = undefined;
    }
    if (known !== undefined) {
      receipt.existing += 1;
      if (receipt.known.length < NAMED) receipt.known.push({ row: candidate.row, id: known });
      continue;
    }
    if (externalKey !== null) inBatch.add(externalKey);
    inBatch.add(rowKey);
    fresh.push({ ...candidate, rowKey });
  }
  return fresh;
}

/** The first key of a repeated row that is not taken: the second, third … time it was asked for with --allow-repeats. */
function nextRepeat(journal: Journal, identity: string, inBatch: ReadonlySet<string>): string {
  for (let repeat = 2; ; repeat += 1) {
    const key = journal.rowKey(`${identity}*${repeat}`);
    if (!inBatch.has(key) && recordOfRowKey(journal.db, key) === undefined) return key;
  }
}
