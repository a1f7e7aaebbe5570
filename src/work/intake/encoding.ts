import { isAscii, isUtf8 } from 'node:buffer';
import { say, type Text } from '../../kernel/language.ts';
import type { Bytes } from './bytes.ts';
import { FileFault, ROW_LIMIT, rowTooLong } from './faults.ts';
import type { Encoding } from './types.ts';

const LF = 10;
const CR = 13;
/** A character takes at most four bytes. */
const LINE_BYTES = 4 * ROW_LIMIT;

/** What a byte order mark, or zeros in every second byte, say about the head of a file; undefined: look further. */
export function markedEncoding(
  head: Buffer,
): { readonly encoding: Encoding; readonly mark: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const encoding = unmarkedUtf16(head.subarray(0, 4096));
  return encoding && { encoding, mark: 0 };
}

/** Separators, digits and line ends have one zero byte in UTF-16, always the same one; other text has none at all. */
function unmarkedUtf16(head: Buffer): Encoding | undefined {
  let even = 0;
  let odd = 0;
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd < Math.max(4, head.length / 20)) return undefined;
  const encoding = odd > 4 * even ? 'utf-16le' : even > 4 * odd ? 'utf-16be' : undefined;
  const whole = head.subarray(0, head.length - (head.length % 2));
  return encoding && /[,;\t\n:]/.test(new TextDecoder(encoding).decode(whole)) ? encoding : undefined;
}

/**
 * The encoding of text that is not all ASCII: UTF-8 where it is that, else GB18030 where it is that.
 * UTF-8 comes first because its bytes are mostly valid GB18030 too (意见 → 鎰忚); and text that is UTF-8 but for
 * some torn bytes stays UTF-8, so that the torn place is told instead of everything turning into other characters.
 * What counts for it are characters of three bytes, as Chinese ones are: pairs of bytes are often valid in both.
 */
export function encodingOf(bytes: Buffer): Encoding | undefined {
  if (isUtf8(bytes)) return 'utf-8';
  const loose = new TextDecoder('utf-8').decode(bytes);
  let good = 0;
  let bad = 0;
  for (const char of loose) {
    if (char === '\uFFFD') bad++;
    else if (char >= '\u0800') good++;
  }
  if (good > bad) return 'utf-8';
  return decoded(bytes, 'gb18030') === undefined ? undefined : 'gb18030';
}

/**
 * A text in whole lines: each piece ends with a line end, but the last. What is in memory is one piece.
 * The encoding is decided by what is read, never by the whole file; `found` is told when it is known.
 * @throws FileFault where a line is not in the encoding of those before it, or longer than `longestLine` bytes
 */
export async function* textPieces(
  bytes: Bytes,
  found: (encoding: Encoding) => void,
  longestLine = LINE_BYTES,
): AsyncGenerator<string> {
  const marked = markedEncoding(bytes.head);
  let encoding = marked?.encoding;
  if (encoding) found(encoding);
  const macintosh = !encoding?.startsWith('utf-16') && !bytes.head.includes(LF) && bytes.head.includes(CR);
  let skip = marked?.mark ?? 0;
  let line = 1;
  const asText = (part: Buffer): Piece => {
    if (!encoding && !isAscii(part)) {
      encoding = encodingOf(part);
      if (!encoding) throw new FileFault(bytes.file, unknownEncoding(), { line });
      found(encoding);
    }
    const piece = decodePiece(part, encoding ?? 'utf-8');
    const text = macintosh ? piece.text.replaceAll('\r', '\n') : piece.text;
    line += count(text, '\n');
    return { text, torn: piece.torn };
  };

  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of bytes.chunks()) {
    const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = lastLineEnd(all, encoding, macintosh);
    if (end === 0 && all.length > longestLine) throw new FileFault(bytes.file, rowTooLong(), { line });
    rest = all.subarray(end);
    if (end === 0) continue;
    const piece = asText(all.subarray(skip, end));
    skip = 0;
    yield piece.text;
    if (piece.torn) throw new FileFault(bytes.file, tornText(encoding), { line });
  }
  const piece = asText(rest.subarray(skip));
  if (piece.text !== '') yield piece.text;
  if (piece.torn) throw new FileFault(bytes.file, tornText(encoding), { line });
}

/** Behind the last line end, as a number of bytes; 0 where there is none. */
function lastLineEnd(bytes: Buffer, encoding: Encoding | undefined, macintosh: boolean): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes.lastIndexOf(macintosh ? CR : LF) + 1;
  const lineEnd = Buffer.from(encoding === 'utf-16le' ? [LF, 0] : [0, LF]);
  let at = bytes.lastIndexOf(lineEnd);
  while (at > 0 && at % 2 === 1) at = bytes.lastIndexOf(lineEnd, at - 1);
  return at < 0 || at % 2 === 1 ? 0 : at + 2;
}

type Piece = { readonly text: string; readonly torn: boolean };

/** The text of whole lines; where one of them is torn, that of the lines before it. */
function decodePiece(bytes: Buffer, encoding: Encoding): Piece {
  const text = decoded(bytes, encoding);
  if (text !== undefined) return { text, torn: false };
  // Rare, and the end of reading: line by line up to the torn one.
  const good: string[] = [];
  let from = 0;
  for (;;) {
    const to = lineEndAfter(bytes, from, encoding);
    const line = decoded(bytes.subarray(from, to), encoding);
    if (line === undefined) return { text: good.join(''), torn: true };
    good.push(line);
    from = to;
  }
}

/** Behind the next line end; the end of the bytes where there is none. */
function lineEndAfter(bytes: Buffer, from: number, encoding: Encoding): number {
  if (encoding === 'utf-8' || encoding === 'gb18030') return bytes.indexOf(LF, from) + 1 || bytes.length;
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if ((encoding === 'utf-16le' ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)) === LF) return at + 2;
  }
  return bytes.length;
}

function decoded(bytes: Buffer, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** How often `part` stands in `text`. */
export function count(text: string, part: string): number {
  let found = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length)) found++;
  return found;
}

const NAMES: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
};

const unknownEncoding = (): Text =>
  say(
    '认不出文字编码（不是 UTF-8、GB18030 或 UTF-16）；请另存为“CSV UTF-8”再导入。',
    'its text encoding is none of UTF-8, GB18030 and UTF-16; save it as "CSV UTF-8" and import again.',
  );

function tornText(encoding: Encoding = 'utf-8'): Text {
  const name = NAMES[encoding];
  return say(
    `前面都是 ${name} 编码，这一行却不是；请改好这一行再导入，前面的不会重复。`,
    `all before it is ${name}, this line is not; mend it and import again, what came before is not added twice.`,
  );
}
