import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';
import type { Json } from '../../kernel/canonical.ts';
import type { Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { textFault, visible, withPlainLineEnds } from '../../kernel/text.ts';
import {
  ALIAS,
  DIRECTIVE,
  FORBIDDEN_KEY,
  FULL_WIDTH_COLON,
  KEY_IS_NO_WORD,
  syntaxFault,
  TAG,
  TOO_DEEP,
} from './faults.ts';

/** Keys and indexes (from 0) that lead from the top of a file to a value. */
export type Path = readonly (string | number)[];

/** What a YAML or JSON file says, and where it says it. */
export type YamlSource = {
  /** Plain data; undefined where there are faults. */
  readonly value: Json | undefined;
  readonly faults: readonly Detail[];
  /** File, line and field (indexes from 1) of a value, or of the nearest thing around it that is there. */
  place(path: Path): Pick<Detail, 'file' | 'line' | 'field'>;
};

/** Larger files are refused before they are parsed: 180 KB of quotes keep the parser busy for six seconds. */
export const MAX_BYTES = 64 * 1024;
const MAX_DEPTH = 32;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** `due：end`: the commonest slip of a Chinese keyboard; to YAML it is one long word and no key at all. */
const FULL_WIDTH_KEY = /^\s*(?:-\s+)?[A-Za-z][\w-]*\s*：/u;

/**
 * Reads one YAML document (or JSON, which is YAML) that a person wrote and nobody has checked: at most 64 KB, no
 * aliases, anchors, tags or directives, no key twice, no invisible characters. Faults are told, never thrown.
 */
export function readYaml(written: string, file: string): YamlSource {
  const text = withPlainLineEnds(written.startsWith('\uFEFF') ? written.slice(1) : written);
  const broken = (line: number, message: Text): YamlSource => ({
    value: undefined,
    faults: [{ file, line, message }],
    place: () => ({ file, line }),
  });
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_BYTES) return broken(1, tooLarge(bytes));
  const fault = textFault(text);
  if (fault) return broken(fault.line, fault.message);

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(Math.min(offset, text.length)).line;
  const [error] = [...document.errors, ...document.warnings];
  if (error || !isMap(document.contents)) {
    const slip = text.split('\n').findIndex((line) => FULL_WIDTH_KEY.test(line));
    if (slip >= 0) return broken(slip + 1, FULL_WIDTH_COLON);
  }
  if (error) {
    const line = lineAt(placeOf(error, document));
    return broken(
      line,
      syntaxFault(error.code, visible(text.slice(error.pos[0], error.pos[1])).slice(0, 40)),
    );
  }
  if (document.directives?.yaml.explicit) return broken(1, DIRECTIVE);
  const faults: Detail[] = [];
  const found = plain(document.contents, 0, (node, message) => {
    faults.push({ file, line: lineAt(node.range?.[0] ?? 0), message });
  });
  return {
    value: faults.length > 0 ? undefined : found,
    faults,
    place: (path) => ({ file, line: lineAt(offsetOf(document, path)), field: fieldName(path) }),
  };
}

type Complain = (node: Node, message: Text) => void;

/** Where to look for a fault of syntax: a quote or bracket that is left open is told where it opens. */
function placeOf({ code, pos: [at] }: YAMLError, document: Document): number {
  let opening = at;
  if (code === 'MISSING_CHAR' || code === 'BAD_INDENT') {
    visit(document, {
      Node(_, node) {
        const [start = at, end = at] = node.range ?? [];
        const isBracket = isCollection(node) && node.flow === true;
        const isQuote = isScalar(node) && node.type?.startsWith('QUOTE') === true;
        if ((isBracket || isQuote) && start < at && at <= end + 1) opening = start;
      },
    });
  }
  return opening;
}

/** The data of a node; whatever else YAML can say (alias, tag, key that is no word) is complained about. */
function plain(node: Node | null, depth: number, complain: Complain): Json {
  if (node === null) return null;
  if (isAlias(node)) return complained(node, ALIAS, complain);
  if (node.anchor !== undefined) complain(node, ALIAS);
  if (node.tag !== undefined) complain(node, TAG);
  if (depth > MAX_DEPTH) return complained(node, TOO_DEEP, complain);
  if (isSeq(node)) return node.items.map((item) => plain(item as Node, depth + 1, complain));
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }): [string, Json] => {
      const name = keyName(key as Node, complain);
      return [name, plain(value as Node | null, depth + 1, complain)];
    });
    return Object.fromEntries(entries);
  }
  if (!isScalar(node)) return null;
  const { value, source } = node;
  const isPlainData = value === null || typeof value === 'boolean' || Number.isFinite(value);
  return isPlainData ? (value as Json) : String(typeof value === 'string' ? value : source);
}

function keyName(key: Node | null, complain: Complain): string {
  if (!isScalar(key)) {
    if (key) complain(key, KEY_IS_NO_WORD);
    return '';
  }
  if (key.anchor !== undefined) complain(key, ALIAS);
  if (key.tag !== undefined) complain(key, TAG);
  const name = String(key.source ?? key.value ?? '');
  if (name === '') complain(key, KEY_IS_NO_WORD);
  if (FORBIDDEN_KEYS.has(name)) complain(key, FORBIDDEN_KEY(name));
  return name;
}

function complained(node: Node, message: Text, complain: Complain): null {
  complain(node, message);
  return null;
}

/** Where in the text the thing at a path begins: its key, its list item, or what is nearest around it. */
function offsetOf(document: Document, path: Path): number {
  let node = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const next: unknown = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.source ?? key.value) === String(step))
      : isSeq(node)
        ? node.items[Number(step)]
        : undefined;
    if (next === undefined) break;
    const start = (isPair(next) ? next.key : next) as Node | null;
    offset = start?.range?.[0] ?? offset;
    node = (isPair(next) ? next.value : next) as Node | null;
  }
  return offset;
}

/** `['rules', 0, 'window']` → `rules.1.window`: lists that people read begin at 1. */
const fieldName = (path: Path): string =>
  path.map((step) => (typeof step === 'number' ? step + 1 : step)).join('.');

function tooLarge(bytes: number): Text {
  const size = Math.ceil(bytes / 1024);
  return say(
    `文件有 ${size} KB，超过 64 KB 的上限，请检查是不是拿错了文件。`,
    `the file has ${size} KB, more than the limit of 64 KB; check that it is the right file.`,
  );
}
