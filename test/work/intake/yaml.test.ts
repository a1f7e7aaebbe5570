import { describe, expect, it } from 'vitest';
import { faultOf, fileOf, readAll, rowsOf } from '../../support/row-files.ts';

describe('YAML', () => {
  it('gives each entry of a list with its line', async () => {
    const rows = await rowsOf(
      'a.yaml',
      '# 周报\n- period: 2026-W47\n  意见: [好, {分数: 5}]\n\n- nil: true\n',
    );
    expect(rows).toEqual([
      { row: 1, line: 2, values: { period: '2026-W47', 意见: ['好', { 分数: 5 }] } },
      { row: 2, line: 5, values: { nil: true } },
    ]);
  });

  it('takes several documents, each one object', async () => {
    const rows = await rowsOf('a.yaml', '---\na: 1\n---\n---\na: 2\n...\n');
    expect(rows.map(({ line, values }) => [line, values])).toEqual([
      [2, { a: 1 }],
      [5, { a: 2 }],
    ]);
  });

  it('changes no text: days, ids with zeros, figures and versions stay as they were written', async () => {
    const [row] = await rowsOf(
      'a.yaml',
      'day: 2026-11-23\nid: 0012\nmoney: 1200.50\nbig: 9007199254740993\nexp: 1e3\noctal: 0o17\nyes: yes\nn: 12\nnone: ~\n',
    );
    expect(row?.values).toEqual({
      day: '2026-11-23',
      id: '0012',
      money: '1200.50',
      big: '9007199254740993',
      exp: '1e3',
      octal: '0o17',
      yes: 'yes',
      n: 12,
      none: null,
    });
  });

  it('judges each entry by itself', async () => {
    const entries = [
      '{a: 1, a: 2}',
      '{a: &x 1, b: *x}',
      '{a: !!str 1}',
      '{__proto__: 1}',
      '5',
      '[1]',
      '{? [a] : 1}',
      '{a: 1}',
    ];
    const rows = await rowsOf('a.yaml', entries.map((entry) => `- ${entry}\n`).join(''));
    expect(rows.map(({ problem }) => problem?.en.slice(0, 24))).toEqual([
      '"a" stands twice in one ',
      'YAML aliases (*name) are',
      'YAML tags (!name) are no',
      '"__proto__" cannot be us',
      'each entry has to be an ',
      'each entry has to be an ',
      'the name of a field has ',
      undefined,
    ]);
  });

  it.each([
    [
      'an alias bomb',
      `a: &a [x,x]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [${`*${'abcdefghi'[i]},`.repeat(9)}]\n`).join('')}`,
    ],
    ['10,000 brackets', '['.repeat(10_000)],
    ['100 levels', `a: ${'['.repeat(100)}${']'.repeat(100)}`],
    ['100,000 levels', `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    [
      '10,000 steps of indentation',
      Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ],
    ['60,000 open quotes', '- "\n'.repeat(60_000)],
    ['an unknown tag', 'a: !!js/function "x"\n'],
    ['an open bracket', 'a: [1\nb: 2\n'],
    ['a tab for indentation', 'a:\n\t- b\n'],
    ['comments alone', '# nothing\n'],
  ])('refuses %s, quickly and with a sentence', async (_, content) => {
    const started = performance.now();
    expect(await faultOf(fileOf('a.yaml', content))).toMatchObject({
      kind: 'invalid',
      code: 'bad-file',
      goodRows: 0,
    });
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('reads 20,000 keys in one object in a time that grows with them', async () => {
    const content = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('');
    const started = performance.now();
    expect(Object.keys((await rowsOf('a.yaml', content))[0]?.values ?? {})).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it('is told by its content where nothing else names it', async () => {
    for (const content of ['---\na: 1\n', '- a: 1\n', '意见: 好\n']) {
      expect((await readAll(fileOf('a', content))).about.format).toBe('yaml');
    }
  });
});
