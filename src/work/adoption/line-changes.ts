/** A line that a text lost or won, with its number in the text that has it, from 1. */
export type LineChange = { readonly sign: '-' | '+'; readonly line: number; readonly text: string };

/** Longer texts are compared by their ends only, so that a file of thousands of lines costs no time. */
const MOST_LINES = 2000;

/** What became of a text, line by line, as people read their own change: lines lost and won, in order. */
export function lineChanges(before: string, after: string): LineChange[] {
  const old = linesOf(before);
  const now = linesOf(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end += 1;
  const lost = old.slice(start, old.length - end);
  const won = now.slice(start, now.length - end);
  const kept = lost.length > MOST_LINES || won.length > MOST_LINES ? [] : commonLines(lost, won);
  return merged(lost, won, kept, start);
}

const linesOf = (text: string): string[] => text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');

/** Pairs of indexes of a longest common subsequence. */
function commonLines(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (lengths[i + 1]![j]! >= lengths[i]![j + 1]!) i += 1;
    else j += 1;
  }
  return pairs;
}

function merged(
  lost: readonly string[],
  won: readonly string[],
  kept: readonly (readonly [number, number])[],
  offset: number,
): LineChange[] {
  const changes: LineChange[] = [];
  let [i, j] = [0, 0];
  for (const [nextI, nextJ] of [...kept, [lost.length, won.length] as const]) {
    for (; i < nextI; i += 1) changes.push({ sign: '-', line: offset + i + 1, text: lost[i]! });
    for (; j < nextJ; j += 1) changes.push({ sign: '+', line: offset + j + 1, text: won[j]! });
    i = nextI + 1;
    j = nextJ + 1;
  }
  return changes;
}
