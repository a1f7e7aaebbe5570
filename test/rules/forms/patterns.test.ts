import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternFault } from '../../../src/rules/forms/patterns.ts';
import { holdsAtRandom } from '../../support/random-runs.ts';

describe('patterns that may stand in a form', () => {
  it.each([
    '^[0-9]{4}-W(0[1-9]|[1-4][0-9]|5[0-3])$',
    '^-?(0|[1-9][0-9]{0,11})\\.[0-9]{2}$',
    '^[A-Za-z0-9][A-Za-z0-9._-]*$',
    '\\n',
    '^[一-龥]{2,10}$',
    '^(?:[a-z]{2}){3}$',
    'abc',
    '^a?b?c?$',
    '^[^\\]]+$',
    '^\\u{1F600}$',
    '^.{1,20}公司$',
    '',
  ])('%s', (pattern) => expect(patternFault(pattern, 200)).toBeUndefined());
});

describe('patterns that may not', () => {
  it.each([
    ['^(a+)+$', /太松/],
    ['^(a|a)*$', /太松/],
    ['^([a-z]+,?)*$', /太松/],
    ['.*.*.*x', /太松/],
    ['^(a*)*b', /太松/],
    ['^((a{0,9}){0,9}){0,9}$', /太松/],
    ['^x|(a+)+$', /太松/],
    ['^x|.*a.*b', /太松/],
    ['^(?:a?){30}a{30}$', /太松/],
    ['[0-9', /不是正确的/],
    ['(?=a)', /不能用前后查看/],
    ['(?<y>a)', /不能用前后查看/],
    ['(a)\\1', /不能用 \\1/],
    ['\\w+', /不能用 \\w/],
    ['\\p{L}', /不能用 \\p/],
    ['^\\S$', /不能用 \\S/],
  ])('%s', (pattern, words) => expect(patternFault(pattern, 200)?.['zh-CN']).toMatch(words));
});

it('what is let through is fast on the worst text', () => {
  const atom = fc.constantFrom('a', 'b', '[ab]', '.', '(?:a|b)', '(a|ab)', '(?:aa|a)');
  const repeated = fc
    .tuple(atom, fc.constantFrom('', '', '?', '*', '+', '{0,5}', '{2}', '{1,50}'))
    .map((parts) => parts.join(''));
  const group = fc
    .tuple(fc.array(repeated, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '*', '+', '{0,3}'))
    .map(([parts, often]) => `(${parts.join('')})${often}`);
  const pattern = fc
    .tuple(fc.constantFrom('^', ''), fc.array(fc.oneof(repeated, group), { minLength: 1, maxLength: 4 }))
    .map(([start, parts]) => `${start}${parts.join('')}$`);
  let let_through = 0;
  holdsAtRandom(
    'patterns let through',
    1500,
    fc.property(pattern, (text) => {
      if (patternFault(text, 100)) return;
      let_through += 1;
      const expression = new RegExp(text, 'u');
      for (const worst of ['a'.repeat(99) + 'c', 'ab'.repeat(49) + 'cc', 'b'.repeat(100)]) {
        const before = performance.now();
        expression.test(worst);
        expect(performance.now() - before).toBeLessThan(200);
      }
    }),
  );
  expect(let_through).toBeGreaterThan(100);
});
