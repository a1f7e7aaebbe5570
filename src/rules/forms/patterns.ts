import { say, type Text } from '../../kernel/language.ts';

/** How many ways of matching one text a pattern may have: what keeps the slowest text fast. */
const MOST_WAYS = 100_000;

/**
 * Why a pattern may not stand in a form: it does not compile, validators would read it differently, or some text would
 * keep it busy for long. undefined where it may. `longest` is the length of the texts that it meets.
 */
export function patternFault(pattern: string, longest: number): Text | undefined {
  try {
    RegExp(pattern, 'u');
  } catch {
    return say(
      '不是正确的正则表达式，请检查括号和转义。',
      'is no regular expression; look at its brackets and escapes.',
    );
  }
  const escape = /\\[pPdDwWsSbBkK1-9]/.exec(pattern)?.[0];
  if (escape !== undefined) {
    return say(
      `不能用 ${escape}，各种校验程序的理解不同，请写出字符范围，如 [0-9]。`,
      `may not use ${escape}, which validators read differently; write the characters out, like [0-9].`,
    );
  }
  if (/\(\?(?!:)/.test(pattern)) {
    return say(
      '括号里只能用 (?:…)，不能用前后查看或命名。',
      'may use (?:…) only, no look-around and no names.',
    );
  }
  const anchored = pattern.startsWith('^') && !hasOpenAlternative(pattern);
  const ways = new Reading(pattern, longest).ways() * (anchored ? 1 : longest);
  if (ways <= MOST_WAYS) return undefined;
  return say(
    '太松，遇到某些文字会算很久；请以 ^ 开头，不要在重复里再套重复。',
    'is too loose: some texts would keep it busy for long; begin with ^ and put no repetition inside a repetition.',
  );
}

/** `^a|b`: an alternative outside all brackets is not held by the ^ before it. */
function hasOpenAlternative(pattern: string): boolean {
  let depth = 0;
  for (const [sign] of pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x')) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    else if (sign === '|' && depth === 0) return true;
  }
  return false;
}

/** Counts in how many ways a pattern can go over one text, at worst: the product and sum of its choices. */
class Reading {
  readonly #pattern: string;
  readonly #longest: number;
  #at = 0;

  constructor(pattern: string, longest: number) {
    this.#pattern = pattern;
    this.#longest = longest;
  }

  /** Alternatives add up. */
  ways(): number {
    let sum = 0;
    do {
      sum += this.#sequence();
    } while (this.#take('|'));
    return sum;
  }

  /** One after the other multiplies. */
  #sequence(): number {
    let product = 1;
    while (this.#at < this.#pattern.length && !this.#next('|') && !this.#next(')')) {
      const inside = this.#atom();
      product *= this.#repeated(inside);
    }
    return product;
  }

  #atom(): number {
    if (this.#take('(')) {
      this.#at += this.#pattern.startsWith('?:', this.#at) ? 2 : 0;
      const inside = this.ways();
      this.#take(')');
      return inside;
    }
    const single = /^(?:\\u\{[0-9A-Fa-f]+\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|[^])/u.exec(
      this.#pattern.slice(this.#at),
    );
    this.#at += single?.[0].length ?? 1;
    return 1;
  }

  /** A repetition chooses how often (and each time again in which way). */
  #repeated(ways: number): number {
    const sign = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(this.#pattern.slice(this.#at));
    if (!sign) return ways;
    this.#at += sign[0].length;
    const [least, most] = this.#bounds(sign);
    if (ways === 1) return most - least + 1;
    let sum = 0;
    for (let times = least; times <= most && sum <= MOST_WAYS; times += 1) sum += ways ** times;
    return sum;
  }

  #bounds([sign, least, open, most]: RegExpExecArray): readonly [number, number] {
    if (least === undefined) return [sign.startsWith('+') ? 1 : 0, sign.startsWith('?') ? 1 : this.#longest];
    if (open === undefined) return [Number(least), Number(least)];
    return [Number(least), most === undefined || most === '' ? this.#longest : Number(most)];
  }

  #next(sign: string): boolean {
    return this.#pattern[this.#at] === sign;
  }

  #take(sign: string): boolean {
    const there = this.#next(sign);
    if (there) this.#at += 1;
    return there;
  }
}
