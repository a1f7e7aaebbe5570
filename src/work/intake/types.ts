import type { Text } from '../../kernel/language.ts';

/** The file formats in which records, people, units and clients come in. */
export type RowFormat = 'csv' | 'xlsx' | 'json' | 'ndjson' | 'yaml';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** One row of a file. */
export type Row = {
  /** From 1, headings and empty rows not counted. */
  readonly row: number;
  /** Line of the file (row of the sheet) on which it begins, from 1. */
  readonly line: number;
  /** Heading → text for CSV and XLSX; the object as it is for JSON, NDJSON and YAML. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Why this row cannot be read (wrong number of columns, not an object …); its values are empty then. */
  readonly problem?: Text;
};

/** What a file turned out to be: for the receipt. */
export type FileAbout = {
  readonly file: string;
  readonly format: RowFormat;
  /** Known once the first character beyond ASCII was seen; `utf-8` until then. null for XLSX. */
  encoding: Encoding | null;
  /** The separator of a CSV. */
  delimiter: ',' | ';' | '\t' | null;
  /** The headings of CSV and XLSX in their order; null for formats whose rows carry their own keys. */
  headings: readonly string[] | null;
  /** The sheet that was read, of an XLSX. */
  sheet: string | null;
};

/** A file opened for reading its rows once, from the first to the last. */
export type RowFile = AsyncIterable<Row> & {
  readonly about: FileAbout;
  /** The same rows some hundred at a time, for whoever wants few awaits. */
  batches(): AsyncIterable<readonly Row[]>;
  /** For whoever opened it and then reads nothing. */
  close(): Promise<void>;
};
