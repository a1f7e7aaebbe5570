import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/work/intake/json-text.ts';
import { faultOf, fileOf, isRefused, readAll, rowsOf } from '../../support/row-files.ts';

describe('JSON', () => {
  it('gives each object of an array with the line on which it begins', async () => {
    const rows = await rowsOf('a.json', '[\n {"a": 1,\n  "b": ["]", {"c": "\\""}]},\n {"a": 2}\n]\n');
    expect(rows).toEqual([
      { row: 1, line: 2, values: { a: 1, b: [']', { c: '"' }] } },
      { row: 2, line: 4, values: { a: 2 } },
    ]);
  });

  it('takes one object alone for one row', async () => {
    expect(await rowsOf('a.json', '\uFEFF {"意见": "好"}\n')).toEqual([
      { row: 1, line: 1, values: { 意见: '好' } },
    ]);
  });

  it('judges each element by itself', async () => {
    const rows = await rowsOf(
      'a.json',
      `[{"a":1,"\\u0061":2}, 5, [1], {"x":{"__proto__":1}}, {"a":tru}, {"a":${'['.repeat(64)}${']'.repeat(64)}}, {"good":true}]`,
    );
    expect(rows.map(({ problem }) => problem?.en.slice(0, 40))).toEqual([
      '"a" stands twice in one object; keep one',
      'each entry has to be an object such as {',
      'each entry has to be an object such as {',
      '"__proto__" cannot be used as a name; ch',
      'this is not whole JSON; look at its brac',
      'it is nested more than 64 levels deep; c',
      undefined,
    ]);
  });

  it('takes a long array on a single line', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => ({ n, text: '意见'.repeat(150) }));
    const read = await rowsOf('a.json', JSON.stringify(rows));
    expect(read.map(({ values }) => values)).toEqual(rows);
  });

  it('allows 64 levels', () => {
    const text = `${'['.repeat(64)}${']'.repeat(64)}`;
    expect(readJson(text)).toEqual({ value: JSON.parse(text) });
  });

  it('never rounds a number: what a double cannot hold comes as its text', () => {
    expect(
      readJson(
        '{"a":9007199254740993,"b":-9007199254740993,"c":1e400,"d":0.1234567890123456789,"e":1200.50,"f":9007199254740991}',
      ),
    ).toEqual({
      value: {
        a: '9007199254740993',
        b: '-9007199254740993',
        c: '1e400',
        d: '0.1234567890123456789',
        e: 1200.5,
        f: 9007199254740991,
      },
    });
  });

  it.each([
    ['a list that is cut off', '[{"a":1},{"a":'],
    ['a list with a missing element', '[{"a":1},,{"a":2}]'],
    ['something behind the list', '[{"a":1}] {"a":2}'],
    ['100,000 brackets', '['.repeat(100_000)],
    ['an object 10,000 levels deep', '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)],
    ['a string that never ends', '[{"a":"x}]'],
    ['half an object', '{"a":1'],
    ['an empty list', '[]'],
    ['nothing', ''],
    ['blanks', ' \n '],
  ])('refuses %s, quickly and with a sentence', async (_, content) => {
    const started = performance.now();
    expect(await isRefused(fileOf('a.json', content))).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('refuses what is over 50 MB without reading on', async () => {
    const fault = await faultOf(fileOf('a.json', Buffer.alloc(53_000_000, '[1,')));
    expect(fault.text.en).toContain('limit of 50 MB');
  });

  it('agrees with JSON.parse on every value, as an element and by itself', () => {
    const plain = fc.jsonValue({ maxDepth: 4 });
    const refused: unknown = expect.anything();
    fc.assert(
      fc.property(plain, (value) => {
        const text = JSON.stringify(value);
        const read = readJson(text);
        const hostile = /"(__proto__|constructor|prototype)":/.test(text);
        expect(read).toEqual(hostile ? { problem: refused } : { value: JSON.parse(text) });
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      '\\',
      ':',
      ',',
      '1',
      '-',
      'e',
      'a',
      ' ',
      '\n',
      '"a"',
      'null',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const read = readJson(text);
        const said = 'problem' in read ? read.problem.en : 'read';
        expect(said).toMatch(
          isJson(text) ? /^read$|stands twice|cannot be used/ : /not whole JSON|stands twice/,
        );
      }),
      { numRuns: 5000 },
    );
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('NDJSON', () => {
  it('gives each line, passes over empty ones and goes on behind a broken one', async () => {
    const rows = await rowsOf('a.ndjson', '{"a":1}\r\n\n{"a":\n"x"\n{"a":3}');
    expect(rows.map(({ row, line, values, problem }) => [row, line, values, problem !== undefined])).toEqual([
      [1, 1, { a: 1 }, false],
      [2, 3, {}, true],
      [3, 4, {}, true],
      [4, 5, { a: 3 }, false],
    ]);
  });

  it('is no NDJSON where its first line is none', async () => {
    expect(await faultOf(fileOf('a.ndjson', 'a,b\n1,2\n'))).toMatchObject({ details: [{ line: 1, row: 1 }] });
  });

  it('refuses one long line by itself and a line without end for the whole file', async () => {
    const rows = await rowsOf('a.ndjson', `{"a":1}\n{"a":"${'x'.repeat(2_000_000)}"}\n{"a":3}\n`);
    expect(rows.map(({ problem }) => problem?.en.includes('limit of 1 MB'))).toEqual([
      undefined,
      true,
      undefined,
    ]);
    const fault = await faultOf(fileOf('a.ndjson', `{"a":1}\n{"a":"${'x'.repeat(10_000_000)}`));
    expect(fault).toMatchObject({ goodRows: 1, details: [{ line: 2 }] });
  });

  it('is told from JSON by its second object, whatever it is called', async () => {
    const two = '{"a":1}\n{"a":2}\n';
    for (const name of ['a.json', 'a.txt', 'a']) {
      expect(await readAll(fileOf(name, two))).toMatchObject({ about: { format: 'ndjson' }, rows: [{}, {}] });
    }
  });
});
