import { say, type Text } from '../../kernel/language.ts';
import { wholeBytes, type Bytes } from './bytes.ts';
import { count, textPieces } from './encoding.ts';
import { emptyFile, FileFault, ROW_LIMIT, rowTooLong } from './faults.ts';
import { readJson, stringEnd } from './json-text.ts';
import type { Encoding, FileAbout, Row } from './types.ts';

/** One object a line; a line that is none is a row with a problem, but where not even the first is one, it is no NDJSON. */
export async function* ndjsonRows(bytes: Bytes, about: FileAbout): AsyncGenerator<readonly Row[]> {
  let line = 0;
  let row = 0;
  for await (const piece of textPieces(bytes, (encoding) => (about.encoding = encoding))) {
    const rows: Row[] = [];
    for (const text of piece.replace(/\n$/, '').split('\n')) {
      line++;
      if (text.trim() === '') continue;
      if (row === 0 && !/^\s*\{/.test(text)) throw new FileFault(about.file, notAnObject(), { line, row: 1 });
      rows.push(objectRow(text, ++row, line));
    }
    yield rows;
  }
  if (row === 0) throw new FileFault(about.file, emptyFile());
}

/** An array of objects, or one object alone. Up to 50 MB; each element is read and judged by itself. */
export async function* jsonRows(bytes: Bytes, about: FileAbout): AsyncGenerator<readonly Row[]> {
  const text = await wholeText(bytes, about);
  const elements = topElements(text);
  if ('problem' in elements) throw new FileFault(about.file, elements.problem, { line: elements.line });
  const rows = elements.map(({ from, to, line }, index) => objectRow(text.slice(from, to), index + 1, line));
  if (rows.length === 0) throw new FileFault(about.file, emptyFile());
  yield rows;
}

/** The text of a file that is read whole. @throws FileFault over 50 MB, or where its encoding is not known */
export async function wholeText(bytes: Bytes, about: FileAbout): Promise<string> {
  const all = await wholeBytes(bytes);
  const source: Bytes = {
    ...bytes,
    head: all.subarray(0, 65_536),
    chunks: async function* () {
      yield all;
    },
  };
  const pieces: string[] = [];
  const found = (encoding: Encoding): void => void (about.encoding = encoding);
  for await (const piece of textPieces(source, found, Infinity)) pieces.push(piece);
  return pieces.join('');
}

/** A row out of the text of one JSON object. */
function objectRow(text: string, row: number, line: number): Row {
  if (text.length > ROW_LIMIT) return { row, line, values: {}, problem: rowTooLong() };
  const read = readJson(text);
  return 'problem' in read ? { row, line, values: {}, problem: read.problem } : asRow(read.value, row, line);
}

/** A row out of a value, which has to be an object. */
export function asRow(value: unknown, row: number, line: number): Row {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { row, line, values: value as Record<string, unknown> };
  }
  return { row, line, values: {}, problem: notAnObject() };
}

type Element = { readonly from: number; readonly to: number; readonly line: number };

/** Where the elements of the outermost array begin and end; an object that is no array is one element. */
function topElements(text: string): readonly Element[] | { readonly problem: Text; readonly line: number } {
  const start = text.search(/\S/);
  if (start < 0) return [];
  if (text[start] !== '[' && text[start] !== '{') return { problem: notAnObject(), line: 1 };
  const listed = text[start] === '[';
  const found: Element[] = [];
  const line = lineCounter(text);
  let from = listed ? -1 : start;
  let depth = listed ? -1 : 0;
  let closed = false;
  const finish = (to: number): void => {
    if (from >= 0) found.push({ from, to, line: line(from) });
    from = -1;
  };
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string;
    if (/\s/.test(char)) continue;
    if (closed) return { problem: moreBehind(), line: line(at) };
    if (depth === 0 && listed && from < 0 && char !== ']' && char !== ',') from = at;
    if (char === '"') {
      const end = stringEnd(text, at);
      if (end < 0) return { problem: brokenList(), line: line(at) };
      at = end - 1;
    } else if (char === '{' || char === '[') depth++;
    else if (char === '}' || char === ']') {
      depth--;
      if (listed && depth < 0) {
        finish(at);
        closed = true;
      }
    } else if (char === ',' && depth === 0 && listed) {
      if (from < 0) return { problem: brokenList(), line: line(at) };
      finish(at);
    }
  }
  if (listed && !closed) return { problem: brokenList(), line: line(text.length) };
  if (!listed) finish(text.length);
  return found;
}

/** The line of a place; asked for with places that never go back. */
export function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let counted = 0;
  return (at) => {
    line += count(text.slice(counted, at), '\n');
    counted = at;
    return line;
  };
}

export const notAnObject = (): Text =>
  say('每一条应是 {"字段": 值} 这样的一组内容。', 'each entry has to be an object such as {"field": value}.');

const brokenList = (): Text =>
  say(
    'JSON 列表不完整，请检查括号、引号和逗号。',
    'the JSON list is broken; look at its brackets, quotes and commas.',
  );

const moreBehind = (): Text =>
  say('JSON 列表结束后还有内容，请删去。', 'there is more behind the end of the JSON list; delete it.');
