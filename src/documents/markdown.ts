import { visible } from '../kernel/text.ts';

/** Markdown that the program itself made, to be left as it is; everything else is text that somebody typed. */
export class Markup {
  readonly markdown: string;

  constructor(markdown: string) {
    this.markdown = markdown;
  }

  toString(): string {
    return this.markdown;
  }
}

/** Drawn as nothing by every viewer, and no joiner of an emoji: soft hyphen, fillers, word joiner, invisible operators. */
const UNSEEN = /\u034F|[\u00AD\u115F\u1160\u17B4\u17B5\u180E\u2060-\u206F\u3164\uFFA0]/gu;

const shown = (text: string): string =>
  visible(text).replace(
    UNSEEN,
    (char) => `‹U+${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );

/**
 * A text of several lines as one line, for a cell or an item: a line break becomes a space, or nothing where the
 * line ends with full-width punctuation, which parts the words well enough.
 */
const onOneLine = (text: string): string =>
  text
    .replace(/(?<=[，。；：、！？）”’》】])[^\S\n]*\n\s*/gu, '')
    .replace(/\s*\n\s*/gu, ' ')
    .replaceAll('\t', ' ');

/**
 * Text that somebody typed, written so that any Markdown viewer shows it as typed, on one line: it can become no
 * heading, list, table cell, emphasis, link, picture, footnote, entity or HTML, wherever in a template it stands.
 * Invisible and reordering characters are shown by name. What is left: GitHub links a mail address even when its @
 * is escaped.
 */
export const typed = (text: string): string => escaped(onOneLine(shown(text)).trim());

function escaped(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<|~#^$@]/gu, '\\$&')
      // An entity, a picture whose bracket the template writes, a bare address (http://, //host, www., example.com).
      .replace(/&(?=$|[A-Za-z][A-Za-z0-9]*(?:;|$))/gu, '\\&')
      .replace(/!$/u, '\\!')
      .replace(/(?<=\/)\//gu, '\\/')
      .replace(/\.(?=\p{L})|^\.|(?<=www)\./giu, '\\.')
      // What would begin a block: quotation, underline of a heading, definition, list, numbered list.
      .replace(/^(?:[>=:)]|[-+](?![\p{L}\p{N}]))/u, '\\$&')
      .replace(/^(\d{1,9})([.)])(?=\s|$)/u, '$1\\$2')
      // At the end of a cell `\\|` would take the cell's border for an escaped one.
      .replace(/\\\\$/u, '&#92;')
  );
}

/**
 * Typed text in bold. In CommonMark `**“重点”**内容` is not bold, because the stars stand between a letter and a
 * punctuation mark: so the marks at both ends are left outside the stars (`“**重点**”内容`), which every parser reads.
 */
export function strong(text: string): Markup {
  const [, before = '', core = '', after = ''] =
    /^([\p{P}\p{S}\s]*)(.*?)([\p{P}\p{S}\s]*)$/su.exec(onOneLine(shown(text)).trim()) ?? [];
  return new Markup(
    core === '' ? escaped(before) : `${escaped(before)}**${escaped(core)}**${escaped(after)}`,
  );
}
