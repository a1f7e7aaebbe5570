import stringWidth from 'fast-string-width';

/** Columns that a text takes in a terminal: a Chinese character takes two. */
export const widthOf = (text: string): number => plainWidth(text) ?? stringWidth(text);

/**
 * The width where all is Latin, Chinese or full-width, else undefined: nearly every text is, and the library's patterns
 * take 4 ms to compile.
 */
function plainWidth(text: string): number | undefined {
  let width = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if ((code >= 0x20 && code < 0x7f) || (code >= 0xa1 && code <= 0xff && code !== 0xad)) width += 1;
    else if (
      (code >= 0x4e00 && code <= 0x9fff) ||
      (code >= 0x3001 && code <= 0x3029) ||
      (code >= 0xff01 && code <= 0xff5e)
    )
      width += 2;
    else return undefined;
  }
  return width;
}

/** The text filled up with spaces to `width` columns. */
export function padded(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const space = ' '.repeat(Math.max(0, width - widthOf(text)));
  return align === 'right' ? space + text : text + space;
}

/** No line begins with one of these, and none ends with one of those (避头尾). */
const NOT_FIRST = /[，。、；：？！）》」』】〕”’…%％,.;:?!)\]}]/u;
const NOT_LAST = /[（《「『【〔“‘([{￥¥$]/u;

/** A text cut into lines of at most `width` columns: at its own line feeds, at spaces, between Chinese characters. */
export function wrapped(text: string, width: number): string[] {
  return text
    .split('\n')
    .flatMap((line) => (widthOf(line) <= width ? [line] : cut(line, Math.max(width, 4))));
}

function cut(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces(line)) {
    if (widthOf((current + piece).trimEnd()) <= width) {
      current += piece;
      continue;
    }
    if (current.trim() !== '') lines.push(current.trimEnd());
    current = piece.trimStart();
    while (widthOf(current) > width) {
      const [head, tail] = splitAt(current, width);
      lines.push(head);
      current = tail;
    }
  }
  if (current.trim() !== '' || lines.length === 0) lines.push(current.trimEnd());
  return lines;
}

/** The smallest parts that stay together: a word with the spaces after it, or one wide character with its punctuation. */
function pieces(line: string): string[] {
  const parts: string[] = [];
  let previous = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(line)) {
    const wide = widthOf(segment) > 1;
    const mayBreak =
      previous !== '' &&
      (wide || widthOf(previous) > 1 || (/\s/.test(previous) && !/\s/.test(segment))) &&
      !NOT_FIRST.test(segment) &&
      !NOT_LAST.test(previous) &&
      !/\s/.test(segment);
    if (mayBreak || parts.length === 0) parts.push(segment);
    else parts[parts.length - 1] += segment;
    previous = segment;
  }
  return parts;
}

/** A part that is longer than a line (an address, a run of letters): cut where the line ends. */
function splitAt(text: string, width: number): [string, string] {
  let head = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (head !== '' && widthOf(head + segment) > width) break;
    head += segment;
  }
  return [head, text.slice(head.length)];
}
