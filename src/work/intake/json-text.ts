import { say, type Text } from '../../kernel/language.ts';
import { DEPTH_LIMIT, hostileKey, isHostileKey, tooDeep } from './faults.ts';

/** The value of a JSON text, or one sentence about what is wrong with it. */
export type JsonReading = { readonly value: unknown } | { readonly problem: Text };

/**
 * Reads JSON that nobody vouches for. Refused besides what is no JSON: nesting over 64 levels, a key that stands
 * twice in one object (JSON.parse keeps the last and says nothing), keys such as `__proto__`. A number that a double
 * cannot hold (2^53 + 1, 1e400) is given as the text it was written as, never rounded.
 */
export function readJson(text: string): JsonReading {
  const look = inspect(text);
  if (look.problem) return { problem: look.problem };
  try {
    const value: unknown = look.inexact ? JSON.parse(text, exactly as Reviver) : JSON.parse(text);
    return { value };
  } catch {
    return { problem: notJson() };
  }
}

type Reviver = (key: string, value: unknown) => unknown;

/** Since ECMAScript 2026, in every Node that we support, a reviver is told the text of a number. */
function exactly(_key: string, value: unknown, context: { readonly source?: string }): unknown {
  return typeof value === 'number' && context.source !== undefined && isInexact(context.source)
    ? context.source
    : value;
}

/** True where the double that is read from this number is written as another number. */
const isInexact = (source: string): boolean => digitsOf(source) !== digitsOf(String(Number(source)));

/** `1200.50` and `1.2005e3` → `12005e-1`: equal numbers, equal texts. */
function digitsOf(number: string): string {
  const [, whole = '', fraction = '', exponent = '0'] =
    /^-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  return significant === ''
    ? '0'
    : `${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** One pass over the text without recursion, so that 100,000 brackets cost no stack. */
function inspect(text: string): { readonly problem?: Text; readonly inexact: boolean } {
  const open: (Set<string> | undefined)[] = [];
  let inexact = false;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === QUOTE) {
      const end = stringEnd(text, at);
      if (end < 0) return { problem: notJson(), inexact };
      const keys = open.at(-1);
      if (keys && isKey(text, end)) {
        const key = unescaped(text.slice(at, end));
        if (isHostileKey(key)) return { problem: hostileKey(key), inexact };
        if (keys.has(key)) return { problem: writtenTwice(key), inexact };
        keys.add(key);
      }
      at = end - 1;
    } else if (char === OPEN_OBJECT || char === OPEN_LIST) {
      if (open.length === DEPTH_LIMIT) return { problem: tooDeep(), inexact };
      open.push(char === OPEN_OBJECT ? new Set() : undefined);
    } else if (char === CLOSE_OBJECT || char === CLOSE_LIST) open.pop();
    else if (char === MINUS || (char >= ZERO && char <= NINE)) {
      const end = numberEnd(text, at);
      // Fifteen characters without an exponent are always exact.
      if (!inexact && (end - at > 15 || /[eE]/.test(text.slice(at, end))))
        inexact = isInexact(text.slice(at, end));
      at = end - 1;
    }
  }
  return { inexact };
}

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const MINUS = 45;
const ZERO = 48;
const NINE = 57;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;

/** Behind the quote that ends the string which begins at `at`; -1 where none does. */
export function stringEnd(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(quote - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return quote + 1;
  }
  return -1;
}

function isKey(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 32) at++;
  return text.charCodeAt(at) === COLON;
}

function unescaped(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}

function numberEnd(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && /[0-9.eE+-]/.test(text[end] as string)) end++;
  return end;
}

const notJson = (): Text =>
  say(
    '不是完整的 JSON，请检查括号、引号和逗号。',
    'this is not whole JSON; look at its brackets, quotes and commas.',
  );

export const writtenTwice = (key: string): Text =>
  say(`“${key}”在同一条里写了两次，请留一个。`, `"${key}" stands twice in one object; keep one of them.`);
