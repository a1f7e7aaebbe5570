import { describe, expect, it } from 'vitest';
import { fileOf, isRefused, readAll, rowsOf } from '../../support/row-files.ts';

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

  it('reads a long list piece by piece and a list in brackets, in several documents, all the same', async () => {
    const entries = Array.from({ length: 20_000 }, (_, n) => ({ n, text: `意见${n}\n- x\n---x` }));
    const written = entries.map(({ n }) => `- n: ${n}\n  text: |-\n    意见${n}\n    - x\n    ---x\n`);
    const half = written.length / 2;
    const content = `# 周报\n---\n${written.slice(0, half).join('')}---\n${written.slice(half).join('')}---\n[{n: 1}]\n`;
    const rows = await rowsOf('a.yaml', content);
    expect(rows.map(({ values }) => values)).toEqual([...entries, { n: 1 }]);
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1));
    expect(rows[0]?.line).toBe(3);
    expect(rows.at(-1)?.line).toBe(content.split('\n').length - 1);
  });

  it('cuts no list that stands under a key, and keeps the rows before a torn entry', async () => {
    const lines = `salesLines:\n${'- product: 鞋\n  qty: 1\n'.repeat(10_000)}`;
    expect((await rowsOf('a.yaml', lines)).map(({ values }) => Object.keys(values))).toEqual([
      ['salesLines'],
    ]);
    const torn = `${'- a: 1\n'.repeat(20_000)}- a: "x\n`;
    const { rows, fault } = await readAll(fileOf('a.yaml', torn));
    expect(rows.length).toBeGreaterThan(10_000);
    expect(fault).toMatchObject({ goodRows: rows.length });
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
    ['60,000 open quotes', ' - "\n'.repeat(60_000)],
    ['an unknown tag', 'a: !!js/function "x"\n'],
    ['an open bracket', 'a: [1\nb: 2\n'],
    ['a tab for indentation', 'a:\n\t- b\n'],
    ['comments alone', '# nothing\n'],
    ['millions of comments and empty lines', '#\n\n'.repeat(2_000_000)],
    ['an object over 1 MB', 'a: 1\n'.repeat(300_000)],
    ['a word', 'hello\n'],
  ])('refuses %s, quickly and with a sentence', async (_, content) => {
    const started = performance.now();
    expect(await isRefused(fileOf('a.yaml', content))).toBe(true);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('reads 20,000 keys in one object in a time that grows with them', async () => {
    const content = Array.from({ length: 20_000 }, (_, index) => `k${index}: 1\n`).join('');
    const started = performance.now();
    expect(Object.keys((await rowsOf('a.yaml', content))[0]?.values ?? {})).toHaveLength(20_000);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is told by its content where nothing else names it', async () => {
    for (const content of ['---\na: 1\n', '- a: 1\n', '意见: 好\n']) {
      expect((await readAll(fileOf('a', content))).about.format).toBe('yaml');
    }
  });
});
