import type { ErrorCode } from 'yaml';
import { say, type Text } from '../../kernel/language.ts';

/** What is wrong with a YAML file as such, and what would be right, for people who have never heard of YAML. */
export const ALIAS = say(
  '这里用了 YAML 的锚点或引用（& 或 *），请把内容原样再写一遍；若只是文字，请加上引号。',
  'this uses a YAML anchor or alias (& or *): write the content out again; if it is mere text, put it in quotes.',
);
export const TAG = say(
  '这里用了 YAML 的类型标签（!），请删去；若只是文字，请加上引号。',
  'this uses a YAML tag (!): delete it; if it is mere text, put it in quotes.',
);
export const DIRECTIVE = say(
  '文件开头的 %YAML 一行请删去，这里一律按 YAML 1.2 读。',
  'delete the %YAML line at the top: the file is always read as YAML 1.2.',
);
export const KEY_IS_NO_WORD = say(
  '冒号前面要有一个名称；花括号、方括号不能当名称。',
  'a name is missing before the colon; brackets and braces are no names.',
);
export const FORBIDDEN_KEY = (name: string): Text =>
  say(`名称不能叫“${name}”，请换一个。`, `"${name}" cannot be a name here; choose another one.`);
export const TOO_DEEP = say(
  '括号或缩进的层数太多，请照同类的内容减少层数。',
  'brackets or indentation are nested too deep; write it as flat as its neighbours.',
);
export const FULL_WIDTH_COLON = say(
  '这一行用了全角冒号“：”，请改成半角冒号加一个空格，如“due: end”。',
  'this line has a full-width colon (：); write a plain colon and a space, as in "due: end".',
);

const INDENTATION = say(
  '这一行或下一行的缩进、冒号不对：同级的行左边要对齐，冒号后面要空一格；值里若有冒号，请给整个值加上引号。',
  'the indentation or a colon is wrong on this line or the next: align lines of one level, put a space after the colon, and quote a value that has a colon in it.',
);
const UNFINISHED = say(
  '这里的引号、括号、逗号或冒号没有配齐，请补上；值里若有这些符号，请给整个值加上引号。',
  'a quote, bracket, comma or colon is missing here; a value that contains one of them needs quotes around it.',
);

const BY_CODE: Readonly<Partial<Record<ErrorCode, Text>>> = {
  ALIAS_PROPS: ALIAS,
  BAD_ALIAS: ALIAS,
  MULTIPLE_ANCHORS: ALIAS,
  MULTIPLE_TAGS: TAG,
  TAG_RESOLVE_FAILED: TAG,
  BAD_DIRECTIVE: DIRECTIVE,
  RESOURCE_EXHAUSTION: TOO_DEEP,
  BAD_INDENT: UNFINISHED,
  MISSING_CHAR: UNFINISHED,
  UNEXPECTED_TOKEN: UNFINISHED,
  BLOCK_AS_IMPLICIT_KEY: INDENTATION,
  BLOCK_IN_FLOW: INDENTATION,
  MULTILINE_IMPLICIT_KEY: INDENTATION,
  TAB_AS_INDENT: say(
    '这一行用制表符（Tab）缩进，请改用空格。',
    'this line is indented with a tab; use spaces.',
  ),
  MULTIPLE_DOCS: say(
    '一个文件只能写一份内容，请删去中间的“---”。',
    'one file holds one document; delete the "---" in the middle.',
  ),
  BAD_DQ_ESCAPE: say(
    '双引号里的反斜杠“\\”有特殊含义，请改用单引号。',
    'a backslash has a special meaning in double quotes; use single quotes.',
  ),
};

/** The sentence for a fault that the YAML parser found; `found` is the text at that place. */
export function syntaxFault(code: ErrorCode, found: string): Text {
  if (code === 'DUPLICATE_KEY')
    return say('同一个名称在这里写了两遍，请只留一个。', 'the same name stands here twice; keep one.');
  if (code === 'BAD_SCALAR_START') {
    const sign = found.slice(0, 1);
    return say(
      `值不能以“${sign}”开头，请给整个值加上引号。`,
      `a value cannot begin with "${sign}"; put it in quotes.`,
    );
  }
  return (
    BY_CODE[code] ??
    say(
      '这一行不合 YAML 的写法，请对照同类的行改正。',
      'this line is not valid YAML; compare it with lines of its kind.',
    )
  );
}
