import type { FlatRecord } from '../../rules/forms/types.ts';
import type { Db } from '../../journal/db.ts';
import type { Journal } from '../../journal/journal.ts';
import { numbers } from '../../journal/numbers.ts';
import type { Authorship, NewEvent } from '../../journal/types.ts';
import type { Text } from '../../kernel/language.ts';
import type { FormInUse } from '../adoption/form-in-use.ts';
import { formInForce } from '../adoption/queries.ts';
import { openingOf } from '../cases/opening.ts';
import { decideSubmission } from './decide-submission.ts';
import { prepare, type Prepared, type Setting } from './prepare.ts';
import { recordOfExternalId, recordOfRowKey, type RecordRow } from './queries.ts';
import { rowIdentities } from './row-identity.ts';

/** One row as it comes out of a file: its place, and the flat record it holds or why it cannot be read. */
export type IncomingRow = { readonly row: number; readonly values: FlatRecord; readonly problem?: Text };

export type RowError = { readonly row: number; readonly field: string | null; readonly message: Text };

/** A row that was there already: as which record, null where that is an earlier row of this very run. */
export type KnownRow = {
  readonly row: number;
  readonly id: string | null;
  readonly state: RecordRow['state'];
  /** By what it was known again. */
  readonly by: 'external-id' | 'content';
};

/** What became of the rows of one file; `rows` = `added` + `existing` + `refused`. */
export type Receipt = {
  rows: number;
  added: number;
  existing: number;
  refused: number;
  /** Rows that name no period and were taken for the running one. */
  defaulted: number;
  /** The first of the faults; `refused` counts all. */
  readonly errors: RowError[];
  /** The first of the rows that were there already; `existing` counts all. */
  readonly known: KnownRow[];
};

/** Faults and known rows that a receipt names one by one; beyond that the count says it. */
export const NAMED = 1000;

export type ImportOptions = {
  /** In a dry run, the keys of the rows that it would have added so far (of all its files); null: rows are stored. */
  readonly dryRun: Set<string> | null;
  /** Rows that are there already are added once more. */
  readonly allowRepeats: boolean;
};

/** An import of one file into one form: `batch` stores some rows in one transaction; `receipt` says what became of them. */
export type Import = { batch(rows: readonly IncomingRow[]): void; readonly receipt: Receipt };

type Circumstances = {
  readonly used: FormInUse;
  readonly setting: Setting;
  readonly options: ImportOptions;
};

type Candidate = { readonly row: number; readonly prepared: Prepared; readonly rowKey: string };

/** Begins an import; every row is added, already there, or refused with its reason, and valid rows are kept. */
export function beginImport(journal: Journal, authorship: Authorship, circumstances: Circumstances): Import {
  const receipt: Receipt = {
    rows: 0,
    added: 0,
    existing: 0,
    refused: 0,
    defaulted: 0,
    errors: [],
    known: [],
  };
  const { used, setting, options } = circumstances;
  const identityOf = rowIdentities(used.form, (text) => journal.rowKey(text));
  return {
    receipt,
    batch(rows) {
      const candidates = checked(rows, setting, identityOf, receipt);
      const { dryRun } = options;
      const { fresh, known } = dryRun
        ? sorted(journal.db, candidates, options.allowRepeats, dryRun)
        : store(journal, authorship, circumstances, candidates);
      // Counted only now: a batch whose transaction failed has added nothing.
      receipt.added += fresh.length;
      receipt.existing += known.length;
      receipt.known.push(...known.slice(0, NAMED - receipt.known.length));
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
      const { prepared } = result;
      candidates.push({ row, prepared, rowKey: identityOf(prepared) });
      if (!prepared.periodGiven && prepared.envelope.period !== null) receipt.defaulted += 1;
      continue;
    }
    receipt.refused += 1;
    for (const { field, message } of result.problems) {
      if (receipt.errors.length < NAMED) receipt.errors.push({ row, field: field || null, message });
    }
  }
  return candidates;
}

type Sorted = { readonly fresh: readonly Candidate[]; readonly known: readonly KnownRow[] };

function store(
  journal: Journal,
  authorship: Authorship,
  { used, setting, options }: Circumstances,
  candidates: readonly Candidate[],
): Sorted {
  let rows: Sorted = { fresh: [], known: [] };
  journal.perform(authorship, (db, _moment, day) => {
    rows = sorted(db, candidates, options.allowRepeats, new Set());
    const ids = numbers(db, journal.site, day);
    const nextId = (code: string) => ids.next(code);
    const adopts = used.adoption && rows.fresh.length > 0 && !formInForce(db, used.form.name);
    const events: NewEvent[] = adopts && used.adoption ? [used.adoption] : [];
    for (const { prepared, rowKey } of rows.fresh) {
      const received = prepared.envelope.received;
      const opening = openingOf(used.form, prepared.answers, { received, day, world: setting.world });
      const decided = decideSubmission(prepared, {
        nextId,
        code: used.form.code,
        draft: null,
        rowKey,
        opening,
      });
      events.push(...decided.events);
    }
    return events;
  });
  return rows;
}

/** The candidates that no record stands for yet, and the others; `taken` are keys of this run that no record has yet. */
function sorted(db: Db, candidates: readonly Candidate[], allowRepeats: boolean, taken: Set<string>): Sorted {
  const fresh: Candidate[] = [];
  const known: KnownRow[] = [];
  for (const candidate of candidates) {
    const { row, prepared } = candidate;
    const { externalId } = prepared.envelope;
    const there = knownAs(db, candidate, taken);
    // An external id names one thing: it comes a second time only after the first was withdrawn.
    const again = allowRepeats && (externalId === null || there?.state === 'withdrawn');
    if (there && !again) {
      known.push({ row, ...there, by: externalId === null ? 'content' : 'external-id' });
      continue;
    }
    const rowKey = there ? repeatKey(db, candidate.rowKey, taken) : candidate.rowKey;
    taken.add(rowKey);
    if (externalId !== null) taken.add(externalKey(externalId));
    fresh.push({ row, prepared, rowKey });
  }
  return { fresh, known };
}

/** The record that stands for a row already: by its external id where it has one, else by its content. */
function knownAs(
  db: Db,
  { prepared: { envelope }, rowKey }: Candidate,
  taken: ReadonlySet<string>,
): Omit<KnownRow, 'row' | 'by'> | undefined {
  const { form, externalId } = envelope;
  if (taken.has(externalId === null ? rowKey : externalKey(externalId)))
    return { id: null, state: 'current' };
  return externalId === null ? recordOfRowKey(db, rowKey) : recordOfExternalId(db, form, externalId);
}

const externalKey = (externalId: string): string => `external:${externalId}`;

/** The first key of a repeated row that is not taken: the second, third … time it was asked for with --allow-repeats. */
function repeatKey(db: Db, rowKey: string, taken: ReadonlySet<string>): string {
  for (let repeat = 2; ; repeat += 1) {
    const key = `${rowKey}*${repeat}`;
    if (!taken.has(key) && recordOfRowKey(db, key) === undefined) return key;
  }
}
