import { Composer, isAlias, isMap, isScalar, isSeq, Parser, type Node, type Pair, type Scalar } from 'yaml';
import { say, type Text } from '../../kernel/language.ts';
import type { Bytes } from './bytes.ts';
import {
  DEPTH_LIMIT,
  emptyFile,
  FileFault,
  hostileKey,
  isHostileKey,
  ROW_LIMIT,
  rowTooLong,
  tooDeep,
} from './faults.ts';
import { asRow, lineCounter, notAnObject, wholeText } from './json.ts';
import { writtenTwice } from './json-text.ts';
import type { FileAbout, Row } from './types.ts';
import { yamlPieces, type YamlPiece } from './yaml-pieces.ts';

/**
 * The rows of a YAML file up to 50 MB: each document is one object or a list of them, read piece by piece. Refused: aliases and tags
 * (nobody needs them to write a record, and with ten lines of them a file unfolds to gigabytes), keys that stand
 * twice, nesting over 64 levels. A number or word that YAML would change (0012, 1200.50, 1e3) stays the text it is.
 */
export async function* yamlRows(bytes: Bytes, about: FileAbout): AsyncGenerator<readonly Row[]> {
  let row = 0;
  for (const piece of yamlPieces(await wholeText(bytes, about))) {
    if (piece.text.length > ROW_LIMIT) throw new FileFault(about.file, rowTooLong(), { line: piece.line });
    const lineIn = lineCounter(piece.text);
    const rows = entriesOf(piece, about.file).map((node) => {
      const line = piece.line + lineIn(node.range?.[0] ?? 0) - 1;
      if (row === 0 && !isMap(node)) throw new FileFault(about.file, notAnObject(), { line, row: 1 });
      return nodeRow(node, ++row, line);
    });
    yield rows;
  }
  if (row === 0) throw new FileFault(about.file, emptyFile());
}

/** The objects of a piece: a document that is a list gives its entries. @throws FileFault where it is no YAML */
function entriesOf(piece: YamlPiece, file: string): Node[] {
  // The library's own search for equal keys takes quadratic time, and so do its pretty errors, which the composer has not.
  const composer = new Composer({ uniqueKeys: false, strict: true, version: '1.2' });
  const entries: Node[] = [];
  try {
    for (const { errors, warnings, contents } of composer.compose(new Parser().parse(piece.text))) {
      const fault = errors[0] ?? warnings[0];
      if (fault) {
        const line = piece.line + lineCounter(piece.text)(fault.pos[0]) - 1;
        throw new FileFault(file, notYaml(), { line });
      }
      if (isSeq(contents) && !contents.tag) entries.push(...(contents.items as Node[]));
      else if (contents && !(isScalar(contents) && contents.value === null)) entries.push(contents as Node);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new FileFault(file, tooDeep(), { line: piece.line, cause: error });
    throw error;
  }
  return entries;
}

function nodeRow(node: Node, row: number, line: number): Row {
  try {
    return asRow(valueOf(node, 1), row, line);
  } catch (error) {
    if (error instanceof Refusal) return { row, line, values: {}, problem: error.text };
    throw error;
  }
}

class Refusal extends Error {
  readonly text: Text;

  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}

function valueOf(node: unknown, depth: number): unknown {
  if (isAlias(node)) throw new Refusal(noAliases());
  if (node && (node as Node).tag) throw new Refusal(noTags());
  if (isScalar(node)) return scalarOf(node);
  if (depth > DEPTH_LIMIT) throw new Refusal(tooDeep());
  if (isSeq(node)) return node.items.map((item) => valueOf(item, depth + 1));
  if (!isMap(node)) return null;
  const values: Record<string, unknown> = {};
  for (const pair of node.items as Pair[]) {
    const key = keyOf(pair.key);
    if (Object.hasOwn(values, key)) throw new Refusal(writtenTwice(key));
    values[key] = valueOf(pair.value, depth + 1);
  }
  return values;
}

function keyOf(node: unknown): string {
  if (!isScalar(node) || node.tag) throw new Refusal(node && !isScalar(node) ? noKey() : noTags());
  const key = node.source ?? String(node.value);
  if (isHostileKey(key)) throw new Refusal(hostileKey(key));
  return key;
}

/** Numbers whose text says more than their value are that text. */
function scalarOf(node: Scalar): unknown {
  const { value, source } = node;
  if (typeof value === 'number' || typeof value === 'bigint')
    return String(value) === source ? value : source;
  return value;
}

const notYaml = (): Text =>
  say(
    '不是正确的 YAML，请检查缩进、冒号和引号。',
    'this is not YAML; look at indentation, colons and quotes.',
  );

const noAliases = (): Text =>
  say(
    '不接受 YAML 的引用（*名称），请把内容写全。',
    'YAML aliases (*name) are not taken; write the content out.',
  );

const noTags = (): Text =>
  say('不接受 YAML 的类型标记（!名称），请删去。', 'YAML tags (!name) are not taken; delete them.');

const noKey = (): Text => say('字段名称应是一个词。', 'the name of a field has to be a single word.');
