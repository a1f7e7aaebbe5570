import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readYaml } from '../../../src/rules/yaml/source.ts';
import { DEFAULT_POLICY, faultsOf, OTHER_COMPANY } from './reading.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';

const nested = (depth: number): string => `grammar: ${'['.repeat(depth)}1${']'.repeat(depth)}\n`;
const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghij']
  .map(
    (name, index) =>
      `${name}: &${name} [${Array.from({ length: 10 }, () => `*${'abcdefghij'[index]}`).join(', ')}]`,
  )
  .join('\n')}\n`;

describe('a hostile policy file', () => {
  it.each([
    ['an alias bomb', bomb, '锚点或引用'],
    ['40 brackets', nested(40), '层数太多'],
    ['10,000 brackets', nested(10_000), '层数太多'],
    ['20,000 lists in each other', '- '.repeat(20_000), '层数太多'],
    ['60,000 quotes', '"'.repeat(60_000), '没有配齐'],
    ['60 KB of open quotes in a list', '- "'.repeat(20_000), '没有配齐'],
    ['180 KB of open quotes', '- "'.repeat(60_000), '64 KB'],
    ['a file of 10 MB', 'x'.repeat(10_000_000), '64 KB'],
    ['Chinese text over 64 KB in bytes, not in letters', `# ${'字'.repeat(30_000)}`, '64 KB'],
    ['a merge key', `<<: {grammar: 1}\n${DEFAULT_POLICY}`, '不能写“<<”'],
    ['__proto__', `__proto__: {edition: 1}\n${DEFAULT_POLICY}`, '不能叫“__proto__”'],
    [
      'constructor among the roles',
      DEFAULT_POLICY.replace('  clerk: {', '  constructor: {'),
      '不能叫“constructor”',
    ],
    ['another YAML version', `%YAML 1.1\n---\n${DEFAULT_POLICY}`, '%YAML'],
    ['a NUL', `${DEFAULT_POLICY}\0`, 'U+0000'],
    ['half a surrogate pair', `${DEFAULT_POLICY}# \uD800`, 'U+D800'],
    ['an escape sequence', `${DEFAULT_POLICY}# \u001B[2J`, 'U+001B'],
    ['a bidi override', `${DEFAULT_POLICY}# \u202E`, 'U+202E'],
    ['nothing', '', '应写“名称: 值”组成的内容'],
    ['only a comment', '# nothing\n', '应写“名称: 值”组成的内容'],
    ['a list', '- 1\n- 2\n', '应写“名称: 值”组成的内容'],
    ['a JSON array', '[]', '应写“名称: 值”组成的内容'],
  ])('%s is refused by name and at once', (_, text, words) => {
    const start = performance.now();
    const [fault] = faultsOf(text);
    expect(fault?.zh).toContain(words);
    expect(fault?.line).toBeGreaterThan(0);
    // Half a second at most on a machine at rest; unbounded, some of these take minutes.
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('what is quoted in an error is short and safe to print', () => {
    const [fault] = faultsOf(DEFAULT_POLICY.replace('each: quarter', `each: "${'长'.repeat(500)}\\e[2J"`));
    expect(fault?.zh).toMatch(/^“长{40}…”写得不对/u);
    const [escape] = faultsOf(DEFAULT_POLICY.replace('each: quarter', 'each: "\\e[2J"'));
    expect(escape?.zh).toMatch(/^“␛\[2J”写得不对/u);
  });

  it('of any mutation it is a policy or a list of named faults', () => {
    const snippets = [
      '\n',
      ' ',
      ':',
      '：',
      '-',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      '#',
      ',',
      '?',
      '%',
      'null',
      '\t',
      'end',
      '1e999',
      '0x10',
      '.inf',
      'roll',
    ];
    const cut = fc.record({
      text: fc.constantFrom(DEFAULT_POLICY, OTHER_COMPANY),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.integer({ min: 0, max: 12 }),
      put: fc.oneof(fc.constantFrom(...snippets), fc.string({ maxLength: 4, unit: 'binary' })),
    });
    holdsAtRandom(
      'mutated policy files',
      400,
      fc.property(fc.array(cut, { minLength: 1, maxLength: 3 }), (cuts) => {
        const text = cuts.reduce((written, { at, drop, put }) => {
          const index = Math.floor(at * written.length);
          return written.slice(0, index) + put + written.slice(index + drop);
        }, cuts[0]?.text ?? '');
        for (const { line, zh, en } of faultsOf(text)) {
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(text.split(/\r\n?|\n/).length);
          expect(zh).toMatch(/。$/u);
          expect(en).toMatch(/\.$/u);
          expect(`${zh}${en}`).not.toMatch(/undefined|\[object|NaN/u);
        }
      }),
    );
  });
});

describe('a YAML file', () => {
  it('holds plain data: numbers only where JSON has them, words as they were written', () => {
    const text =
      'a: 1\nb: 2026-01-01\nc: yes\nd: ~\ne: .inf\nf: "x"\n1: [true, 0x10]\ng: |\n  two\n  lines\n';
    expect(readYaml(text, 'x.yaml').value).toEqual({
      a: 1,
      b: '2026-01-01',
      c: 'yes',
      d: null,
      e: '.inf',
      f: 'x',
      1: [true, 16],
      g: 'two\nlines\n',
    });
  });

  it('gives the place of each thing, or of the nearest thing around it', () => {
    const { place } = readYaml('a:\n  - b: 1\n    c: [2,\n      3]\n', 'x.yaml');
    expect(place(['a', 0, 'c'])).toEqual({ file: 'x.yaml', line: 3, field: 'a.1.c' });
    expect(place(['a', 0, 'c', 1])).toMatchObject({ line: 4, field: 'a.1.c.2' });
    expect(place(['a', 0, 'd', 'e'])).toMatchObject({ line: 2 });
    expect(place([])).toMatchObject({ line: 1, field: '' });
  });
});
