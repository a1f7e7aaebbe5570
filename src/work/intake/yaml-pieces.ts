import { count } from './encoding.ts';

/** Part of a YAML text that can be read by itself, and the line on which it begins. */
export type YamlPiece = { readonly text: string; readonly line: number };

/** Big enough that reading a piece costs more than beginning it. */
const PIECE = 65_536;

const DOCUMENT = /^---(?=[ \t\r\n]|$)/gm;
const ENTRY = /^-(?=[ \t\r\n])/gm;

/**
 * Cuts a YAML text between its documents, and a list between its entries: what is in memory as a tree is one piece,
 * and the rows before a torn one are good. What cannot be cut (one object, a list in brackets) is one piece.
 */
export function* yamlPieces(text: string): Generator<YamlPiece> {
  let line = 1;
  let from = 0;
  for (const to of cuts(text)) {
    const piece = text.slice(from, to);
    yield { text: piece, line };
    line += count(piece, '\n');
    from = to;
  }
}

/** The ends of the pieces, in order. */
function* cuts(text: string): Generator<number> {
  let begin = 0;
  for (const end of [...placesOf(DOCUMENT, text, 1), text.length]) {
    let from = begin;
    const first = firstContent(text, begin, end);
    // A list from its first column on: a dash there begins the next entry and nothing else.
    if (/^-[ \t\r\n]/.test(text.slice(first, first + 2))) {
      for (const entry of placesOf(ENTRY, text, first)) {
        if (entry >= end) break;
        if (entry - from < PIECE) continue;
        yield entry;
        from = entry;
      }
    }
    yield end;
    begin = end;
  }
}

/** The beginning of the first line that is neither empty nor a comment nor the bare mark of a document. */
function firstContent(text: string, begin: number, end: number): number {
  let at = begin;
  while (at < end) {
    const lineEnd = text.indexOf('\n', at);
    const next = lineEnd < 0 ? end : lineEnd + 1;
    if (!/^(---(?=\s|$))?[ \t\r]*(#|$)/.test(text.slice(at, Math.min(next - 1, at + 200)))) return at;
    at = next;
  }
  return end;
}

function* placesOf(pattern: RegExp, text: string, from: number): Generator<number> {
  const search = new RegExp(pattern);
  search.lastIndex = from;
  for (let found = search.exec(text); found; found = search.exec(text)) yield found.index;
}
