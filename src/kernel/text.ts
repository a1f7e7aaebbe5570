import { say, type Text } from './language.ts';

/** Where in a text something stands that may not stand there; line and column count from 1, in characters. */
export type TextFault = {
  readonly line: number;
  readonly column: number;
  readonly codePoint: string;
  readonly message: Text;
};

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/u;
/** C0 but LF and TAB, DEL, C1, bidi controls, U+200B, U+FEFF, line and paragraph separators, interlinear and tag characters. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2066-\u2069\uFEFF\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]/u;

/** CRLF and lone CR become LF: what is kept of a line end. */
export const withPlainLineEnds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The first character of a text that is refused (control, bidi, invisible, half a surrogate pair), or undefined. */
export function textFault(text: string): TextFault | undefined {
  const index = firstFault(text);
  if (index === undefined) return undefined;
  const before = text.slice(0, index).split('\n');
  const codePoint = codePointName(text.codePointAt(index) ?? 0);
  const line = before.length;
  const column = [...(before.at(-1) ?? '')].length + 1;
  return {
    line,
    column,
    codePoint,
    message: say(
      `第 ${line} 行第 ${column} 个字是看不见的控制字符 ${codePoint}，请删去后再交。`,
      `character ${column} of line ${line} is the invisible control character ${codePoint}; delete it and try again.`,
    ),
  };
}

function firstFault(text: string): number | undefined {
  if (!text.isWellFormed()) {
    const lone = text.search(new RegExp(LONE_SURROGATE.source));
    const other = text.search(FORBIDDEN);
    return other >= 0 && other < lone ? other : lone;
  }
  const index = text.search(FORBIDDEN);
  return index < 0 ? undefined : index;
}

/** `U+202E`, as the Unicode charts write a character. */
const codePointName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * A text made safe to print: what could move the cursor, change colours or reorder the line is shown as `␛` or
 * `‹U+202E›`. Line feeds and tabs stay. The only way foreign text reaches a terminal.
 */
export function visible(text: string): string {
  return text.toWellFormed().replace(new RegExp(FORBIDDEN.source, 'gu'), (char) => {
    const codePoint = char.codePointAt(0) ?? 0;
    return codePoint < 0x20 ? String.fromCharCode(0x2400 + codePoint) : `‹${codePointName(codePoint)}›`;
  });
}
