import { InfoctlError, type Detail } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';

/** The longest row that is read, in characters: far above any form, far below what fills a memory. */
export const ROW_LIMIT = 1_048_576;
/** The largest XLSX (unpacked), JSON or YAML file, in bytes: these are read whole. */
export const WHOLE_FILE_LIMIT = 50 * 1_048_576;
/** The deepest nesting of lists and groups. */
export const DEPTH_LIMIT = 64;

type Place = {
  readonly line?: number;
  readonly row?: number;
  readonly goodRows?: number;
  readonly cause?: unknown;
};

/** A fault of the file itself: reading ends here, and the rows that came before it were good. */
export class FileFault extends InfoctlError {
  readonly file: string;
  readonly fault: Text;
  readonly place: Place;

  constructor(file: string, message: Text, place: Place = {}) {
    const detail: Detail = {
      file,
      ...(place.line === undefined ? {} : { line: place.line }),
      ...(place.row === undefined ? {} : { row: place.row }),
      message,
    };
    super('invalid', 'bad-file', sentence(file, message, place), { details: [detail], cause: place.cause });
    this.file = file;
    this.fault = message;
    this.place = place;
  }

  /** How many rows before it could be read. */
  get goodRows(): number {
    return this.place.goodRows ?? 0;
  }

  /** The same fault, told by whoever has counted the rows. */
  after(goodRows: number): FileFault {
    return new FileFault(this.file, this.fault, { ...this.place, row: goodRows + 1, goodRows });
  }
}

/** `sales.csv, line 12: …` in both languages, with the file's name made harmless. */
function sentence(file: string, message: Text, place: Place): Text {
  const name = visible(file);
  return say(
    `${name}${place.line === undefined ? '' : ` 第 ${place.line} 行`}：${message['zh-CN']}`,
    `${name}${place.line === undefined ? '' : `, line ${place.line}`}: ${message.en}`,
  );
}

export const rowTooLong = (): Text =>
  say(
    '这一行超过 1 MB 的上限，多半是前面有一个引号没有配对；请改好后再导入。',
    'this row is over the limit of 1 MB, most likely because a quote before it was never closed; mend it and import again.',
  );

export const fileTooLarge = (): Text =>
  say(
    '内容太多，超过 50 MB 的上限；请分成几个文件，或改存为 CSV（CSV 没有这个上限）。',
    'it holds too much, over the limit of 50 MB; split it, or save it as CSV, which has no such limit.',
  );

export const emptyFile = (): Text =>
  say('文件是空的，没有可导入的内容。', 'the file is empty; there is nothing to import.');

/** Keys that would change an object instead of filling it. */
const HOSTILE_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
export const isHostileKey = (key: string): boolean => HOSTILE_KEYS.has(key);

export const hostileKey = (key: string): Text =>
  say(`不能用“${key}”作名称，请改掉。`, `"${key}" cannot be used as a name; change it.`);

export const tooDeep = (): Text =>
  say(
    `嵌套超过 ${DEPTH_LIMIT} 层，请检查内容是否写错。`,
    `it is nested more than ${DEPTH_LIMIT} levels deep; check what was written.`,
  );
