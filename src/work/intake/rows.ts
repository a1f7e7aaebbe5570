import { say } from '../../kernel/language.ts';
import { openBytes, type Bytes } from './bytes.ts';
import { emptyFile, FileFault } from './faults.ts';
import { markedEncoding } from './encoding.ts';
import type { FileAbout, Row, RowFile, RowFormat } from './types.ts';

export type RowOptions = {
  /** Where neither the name nor the content is to decide. */
  readonly format?: RowFormat;
  /** Read where the path is `-`; the process's own unless given. */
  readonly stdin?: AsyncIterable<Uint8Array>;
};

/**
 * Opens a file of rows: CSV (UTF-8, GB18030, UTF-16; comma, semicolon, tab), XLSX, JSON, NDJSON or YAML, by its
 * extension, then by its content. The headings are known when it comes back; the rows are read as they are asked for.
 * @throws InfoctlError `no-such-file` (4), `is-a-folder`, `not-readable` (2); FileFault `bad-file` (3), also while
 * rows are read: then the rows that came before it are good, and `goodRows` says how many.
 */
export async function readRows(path: string, options: RowOptions = {}): Promise<RowFile> {
  const bytes = await openBytes(path, options.stdin);
  try {
    if (bytes.head.length === 0) throw new FileFault(bytes.file, emptyFile());
    const format = options.format ?? formatOf(bytes);
    const about: FileAbout = {
      file: bytes.file,
      format,
      encoding: format === 'xlsx' ? null : 'utf-8',
      delimiter: null,
      headings: null,
      sheet: null,
    };
    const batches = counted((await readers[format]())(bytes, about));
    // The first rows are read at once: with them the headings are known, and a file that is none fails here.
    const first = await batches.next();
    return rowFile(about, first, batches, bytes);
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

type Reader = (bytes: Bytes, about: FileAbout) => AsyncGenerator<readonly Row[]>;

/** Each reader with its library is loaded only when a file needs it. */
const readers: Record<RowFormat, () => Promise<Reader>> = {
  csv: async () => (await import('./csv.ts')).csvRows,
  json: async () => (await import('./json.ts')).jsonRows,
  ndjson: async () => (await import('./json.ts')).ndjsonRows,
  yaml: async () => (await import('./yaml.ts')).yamlRows,
  xlsx: async () => (await import('./xlsx.ts')).xlsxRows,
};

function rowFile(
  about: FileAbout,
  first: IteratorResult<readonly Row[], unknown>,
  rest: AsyncGenerator<readonly Row[]>,
  bytes: Bytes,
): RowFile {
  async function* batches(): AsyncGenerator<readonly Row[]> {
    try {
      if (!first.done) yield first.value;
      yield* rest;
    } finally {
      await bytes.close();
    }
  }
  return {
    about,
    batches,
    close: () => bytes.close(),
    async *[Symbol.asyncIterator]() {
      for await (const batch of batches()) yield* batch;
    },
  };
}

/** How many rows come at a time at most. */
const BATCH = 1000;

/** In batches of a size to work with; where reading ends with a fault of the file, says how many rows came before it. */
async function* counted(batches: AsyncGenerator<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  let rows = 0;
  try {
    for await (const batch of batches) {
      rows += batch.length;
      for (let at = 0; at < batch.length; at += BATCH) yield batch.slice(at, at + BATCH);
    }
  } catch (error) {
    throw error instanceof FileFault && rows > 0 ? error.after(rows) : error;
  }
}

const EXTENSIONS: Readonly<Record<string, RowFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  json: 'json',
  ndjson: 'ndjson',
  jsonl: 'ndjson',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The format by the extension, corrected by what the file begins with. */
function formatOf(bytes: Bytes): RowFormat {
  const { file, head } = bytes;
  const named = EXTENSIONS[/\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''];
  if (head.subarray(0, 4).equals(ZIP)) return 'xlsx';
  if (head.subarray(0, 4).equals(OLD_OFFICE)) throw new FileFault(file, oldOffice());
  if (named === 'xlsx') throw new FileFault(file, notAWorkbook());
  if (named === 'yaml' || named === 'ndjson') return named;
  const marked = markedEncoding(head);
  const text = new TextDecoder(marked?.encoding ?? 'utf-8').decode(head).trimStart();
  if (text.startsWith('{')) return /^\{.*\}\s*\n\s*\{/.test(text) ? 'ndjson' : 'json';
  if (text.startsWith('[') || named === 'json') return 'json';
  if (!named && /^(---\s|- |[\p{L}\w.]+:(\s|$))/u.test(text)) return 'yaml';
  return 'csv';
}

const ZIP = Buffer.from([0x50, 0x4b, 3, 4]);
const OLD_OFFICE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

const oldOffice = () =>
  say(
    '这是旧版 Excel（.xls）或加了密码的工作簿；请在 Excel 里去掉密码，另存为 .xlsx 再导入。',
    'this is an old Excel file (.xls) or one with a password; save it as .xlsx without a password and import that.',
  );

const notAWorkbook = () =>
  say(
    '扩展名是 .xlsx，内容却不是 Excel 工作簿；请用 Excel 另存为 .xlsx 再导入。',
    'it is named .xlsx but is no Excel workbook; save it as .xlsx in Excel and import that.',
  );
