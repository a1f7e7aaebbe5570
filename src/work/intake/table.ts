import { say, type Text } from '../../kernel/language.ts';
import { hostileKey, isHostileKey } from './faults.ts';

/** Without the empty ones at the end: they belong to columns that are empty. */
export function withoutTrailingBlanks(headings: readonly string[]): readonly string[] {
  return headings.slice(0, headings.findLastIndex((heading) => heading !== '') + 1);
}

/** What is wrong with a row of headings: one is empty, stands twice, or cannot be a name. */
export function headingFault(headings: readonly string[]): Text | undefined {
  const seen = new Map<string, number>();
  for (const [index, heading] of headings.entries()) {
    const column = index + 1;
    if (heading === '') {
      return say(`第 ${column} 列没有标题，请补上。`, `column ${column} has no heading; give it one.`);
    }
    if (isHostileKey(heading)) return hostileKey(heading);
    const first = seen.get(heading);
    if (first !== undefined) {
      return say(
        `第 ${first} 列和第 ${column} 列的标题都是“${heading}”，请改掉一个。`,
        `columns ${first} and ${column} have the same heading "${heading}"; change one of them.`,
      );
    }
    seen.set(heading, column);
  }
  return undefined;
}

export const wrongWidth = (found: number, expected: number): Text =>
  say(
    `这一行有 ${found} 列，标题有 ${expected} 列，对不上；请检查是否少了分隔符或引号。`,
    `this row has ${found} columns, the headings are ${expected}; look for a missing separator or quote.`,
  );
