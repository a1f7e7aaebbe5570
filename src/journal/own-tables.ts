import type { Table } from './types.ts';

type OwnTable = Omit<Table, 'key'>;

/** What events say of duties, looked up by key; where the computation of duties asks what happened. */
export const FACTS: OwnTable = {
  name: 'facts',
  columns: ['key', 'day', 'tick', 'site', 'seq', 'what', 'subject', 'seen', 'data'],
  ddl: `CREATE TABLE facts (
      key TEXT NOT NULL, day TEXT NOT NULL, tick INTEGER NOT NULL, site TEXT NOT NULL, seq INTEGER NOT NULL,
      what TEXT NOT NULL, subject TEXT NOT NULL, seen TEXT NOT NULL, data TEXT NOT NULL,
      PRIMARY KEY (key, day, tick, site, seq, what)) STRICT, WITHOUT ROWID;
    CREATE INDEX facts_that_bring ON facts (key) WHERE what = 'brought';`,
};

/** Subjects with an event that this program does not know: no document that rests on one is issued. */
export const NEWER_SUBJECTS: OwnTable = {
  name: 'newer_subjects',
  columns: ['subject', 'kind', 'version'],
  ddl: `CREATE TABLE newer_subjects (
      subject TEXT NOT NULL, kind TEXT NOT NULL, version INTEGER NOT NULL, PRIMARY KEY (subject)) STRICT, WITHOUT ROWID;`,
};

/** The last number given under a prefix such as `SF-HQ-20261123`. */
export const NUMBERS: OwnTable = {
  name: 'numbers',
  columns: ['prefix', 'last'],
  ddl: 'CREATE TABLE numbers (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;',
};

/**
 * Full text of the subjects that are searched; the rowid is the lowest of the subject's events. Text is folded before
 * it comes here. Merging late (`automerge`) takes a fifth off an import and costs a search little.
 */
export const SEARCH: OwnTable = {
  name: 'search',
  columns: ['words'],
  ddl: `CREATE VIRTUAL TABLE search USING fts5 (
      words, content='', contentless_delete=1, detail=none, tokenize='trigram case_sensitive 1');
    INSERT INTO search (search, rank) VALUES ('automerge', 16);`,
};
