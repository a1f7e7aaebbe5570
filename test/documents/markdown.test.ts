import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/kernel/text.ts';
import { strong, typed } from '../../src/documents/markdown.ts';

const viewer = new MarkdownIt({ html: true, linkify: true });

type Seen = { readonly kinds: ReadonlySet<string>; readonly texts: readonly string[] };

/** What a viewer makes of a document: the kinds of nodes, and the text of each paragraph, heading or cell. */
function view(markdown: string): Seen {
  const kinds = new Set<string>();
  const texts: string[] = [];
  for (const token of viewer.parse(markdown, {})) {
    kinds.add(token.type);
    if (token.type !== 'inline') continue;
    for (const child of token.children ?? []) kinds.add(child.type);
    texts.push((token.children ?? []).map((child) => child.content).join(''));
  }
  return { kinds, texts };
}

/** Where typed text may stand in a document, and which texts the viewer shows when it says no more than itself. */
const PLACES: Readonly<Record<string, (text: string) => string>> = {
  paragraph: (text) => `${text}\n`,
  'second line of a paragraph': (text) => `前一行\n${text}\n`,
  'before a paragraph line': (text) => `${text}\n后一行\n`,
  heading: (text) => `## ${text}\n`,
  'numbered item': (text) => `1. ${text}\n`,
  'item of a list': (text) => `- ${text}\n`,
  quotation: (text) => `> ${text}\n`,
  'cell of a table': (text) => `| 子 | 乙 |\n| --- | --- |\n| 左 |${text}|\n| ${text} | 右 |\n`,
  'heading of a column': (text) => `| ${text} | 乙 |\n| --- | --- |\n| 左 | 右 |\n`,
  'between words': (text) => `他说：“${text}”，如此。\n`,
  'before a bracket': (text) => `${text}[注](#a)\n`,
};

const fragments = fc.constantFrom(
  ...'`*_[]<>#|~&!{}()$^=+-.:@/\\"\'%;?, \n\t'
    .split('')
    .concat(
      [
        '# ',
        '1. ',
        '2) ',
        '- ',
        '+ ',
        '---',
        '===',
        '***',
        '```',
        '~~~',
        '    ',
        '\n\n',
        '> ',
        '[^1]',
        '[^1]: ',
        ': ',
      ],
      [
        '<b>',
        '</td>',
        '<!--',
        '<script>',
        '&lt;',
        '&#35;',
        '&amp',
        '![a](b)',
        '[a](b)',
        '[a]: b',
        '<http://a.b>',
      ],
      [
        'http://',
        'https://a.cn',
        '//a.cn',
        'www.',
        'www.a.com',
        'mailto:',
        'ftp://',
        'a@b.cn',
        'example.com',
      ],
      [
        '10.0.0.1',
        '| --- |',
        ':--',
        '--:',
        '\\|',
        '\\\\',
        '意见',
        '“重点”',
        '，',
        '。',
        '1',
        '23',
        'a',
        'Z',
        '👍🏽',
      ],
      [
        '\u3000',
        '\u00A0',
        '\u202E',
        '\u200B',
        '\u0007',
        '\u001B[31m',
        '\u2028',
        '\uFEFF',
        '\uD800',
        '\u00AD',
      ],
      ['\u2060', '\u3164'],
    ),
);
const hostile = fc.oneof(
  fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);

const without = (text: string): string => text.replace(/\s/gu, '');
/** The marks under which invisible characters are shown, taken out. */
const bare = (text: string): string =>
  without(text.replace(/‹U\+[0-9A-F]+›|[\u2400-\u241F]/gu, '').toWellFormed());
/** What a person reads of a text that was typed: no invisible characters, however the viewer breaks lines. */
const said = (text: string): string => bare(typedMarksOf(text.replace(/\r\n?/g, '\n')));
/** Invisible characters as marks; by the kernel where it knows them, else one by one. */
const typedMarksOf = (text: string): string =>
  [...visible(text)]
    .map((char) => (UNSEEN.some(([from, to]) => char >= from && char <= to) ? '' : char))
    .join('');
const UNSEEN = [
  ['\u00AD', '\u00AD'],
  ['\u034F', '\u034F'],
  ['\u115F', '\u1160'],
  ['\u17B4', '\u17B5'],
  ['\u180E', '\u180E'],
  ['\u2060', '\u206F'],
  ['\u3164', '\u3164'],
  ['\uFFA0', '\uFFA0'],
] as const;

describe('typed text in a document', () => {
  for (const [place, document] of Object.entries(PLACES)) {
    it(`says what was typed and nothing more: ${place}`, () => {
      const plain = view(document('甲'));
      fc.assert(
        fc.property(hostile, (text) => {
          fc.pre(said(text) !== '');
          const seen = view(document(typed(text)));
          expect([...seen.kinds].filter((kind) => kind !== 'text_special' && kind !== 'text')).toEqual(
            [...plain.kinds].filter((kind) => kind !== 'text'),
          );
          expect(seen.texts.map(bare)).toEqual(
            plain.texts.map((each) => without(each).replaceAll('甲', () => said(text))),
          );
        }),
        { numRuns: 2000 },
      );
    });
  }

  it.each([
    [
      'A&B，3.5 元，10:30，2026-11-18，SF-HQ-20261118-001，-5℃，+8%',
      'A&B，3.5 元，10:30，2026-11-18，SF-HQ-20261118-001，-5℃，+8%',
    ],
    ['南京路、徐家汇两店降价一成，\n买二赠一', '南京路、徐家汇两店降价一成，买二赠一'],
    ['第一点\n第二点', '第一点 第二点'],
    ['# 标题', '\\# 标题'],
    ['1. 列表', '1\\. 列表'],
    ['见 example.com', '见 example\\.com'],
    ['\u202E反', '‹U+202E›反'],
    ['C:\\', 'C:&#92;'],
    // What other readers than this test's would take: definition lists, tables without bars, GitHub's bare addresses.
    [': 释义', '\\: 释义'],
    [':--', '\\:--'],
    ['.cn', '\\.cn'],
    ['www.1.2', 'www\\.1.2'],
    ['&#35;', '&\\#35;'],
  ])('reads well where nothing is wrong with it: %s', (text, markdown) => {
    expect(typed(text)).toBe(markdown);
  });
});

describe('strong', () => {
  it.each([
    ['“重点”', '内容', '“<strong>重点</strong>”内容'],
    ['注意：', '请', '<strong>注意</strong>：请'],
    ['重点', '内容', '<strong>重点</strong>内容'],
    ['《销售信息反馈表》', '已收', '《<strong>销售信息反馈表</strong>》已收'],
  ])('is bold in plain CommonMark: %s', (text, after, html) => {
    expect(new MarkdownIt().renderInline(`见${strong(text).markdown}${after}`)).toBe(`见${html}`);
  });

  it('is bold before and after anything, and says what was typed', () => {
    fc.assert(
      fc.property(
        hostile,
        fc.constantFrom('', '字', 'a', '1', '，', '”', ' '),
        fc.constantFrom('', '字', 'a', '1', '。', '“', ' '),
        (text, before, after) => {
          fc.pre(/[\p{L}\p{N}]/u.test(said(text)));
          const markdown = strong(text).markdown;
          const seen = view(`甲${before}${markdown}${after}乙`);
          expect(
            [...seen.kinds].filter((kind) => !['text', 'text_special'].includes(kind)).toSorted(),
          ).toEqual(['inline', 'paragraph_close', 'paragraph_open', 'strong_close', 'strong_open']);
          expect(bare(seen.texts.join(''))).toBe(bare(`甲${before}${said(text)}${after}乙`));
          // Stricter readers than CommonMark: a letter or a figure stands at both inner ends.
          expect(markdown).toMatch(/\*\*[^\p{P}\p{S}\s]/u);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
