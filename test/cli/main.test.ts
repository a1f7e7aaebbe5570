import { readFileSync } from 'node:fs';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/types.ts';
import { main } from '../../src/main.ts';
import { groups } from '../../src/program.ts';
import { NOW, TestFolder, TestWorkspace } from '../support/workspace.ts';

const entries = groups.flatMap(({ commands }) => commands);

describe('help', () => {
  it('of the program names every command by groups, in the language asked for', async () => {
    using folder = new TestFolder();
    for (const argv of [[], ['--help'], ['-h'], ['help']]) {
      const { code, stdout, stderr } = await folder.run(argv);
      expect([code, stderr]).toEqual([0, '']);
      for (const [words, summary] of entries) {
        expect(stdout).toContain(`  ${words} `);
        expect(stdout).toContain(summary['zh-CN']);
      }
    }
    for (const argv of [
      ['--lang', 'zh-CN'],
      ['--lang=zh-CN', '--quiet'],
      ['--json'],
      ['--as', 'm1', '--yes'],
    ]) {
      expect(await folder.run(argv)).toEqual(await folder.run([]));
    }
    const english = await folder.run(['--lang', 'en', '--help']);
    expect(english.stdout).toContain('Usage: infoctl COMMAND');
    expect(english.stdout).not.toMatch(/[一-鿿]/u);
  });

  it.each([
    [['--nope'], '没有“--nope”这个选项。\n用法见 infoctl --help\n'],
    [['--quiet', '--lang'], '选项 --lang <language> 后面要跟一个值。\n用法见 infoctl --help\n'],
    [['--lang', 'fr'], '没有“fr”这种语言，可用 zh-CN 或 en。\n'],
  ])('%j without a command is wrong usage', async (argv, stderr) => {
    using folder = new TestFolder();
    expect(await folder.run(argv)).toEqual({ code: 2, stdout: '', stderr });
  });

  it('of a group lists its commands; a group alone is wrong usage', async () => {
    using folder = new TestFolder();
    const asked = await folder.run(['policy', '--help']);
    expect([asked.code, asked.stdout.includes('policy adopt'), asked.stdout.includes('calendar')]).toEqual([
      0,
      true,
      false,
    ]);
    const alone = await folder.run(['policy']);
    expect([alone.code, alone.stdout, alone.stderr.includes('policy adopt')]).toEqual([2, '', true]);
  });

  it.each(entries.map(([words, , load]) => ({ words, load })))(
    'of $words: two examples first, then its flags, the clause last',
    async ({ words, load }) => {
      using folder = new TestFolder();
      const { default: command } = await load();
      const { code, stdout } = await folder.run([...words.split(' '), '--help']);
      expect(code).toBe(0);
      expect(command.examples.length).toBeGreaterThanOrEqual(2);
      expect(stdout.startsWith(`  ${command.examples[0]}\n  ${command.examples[1]}\n`)).toBe(true);
      for (const example of command.examples) expect(example.startsWith(`infoctl ${words}`)).toBe(true);
      for (const { flags } of command.options ?? []) expect(stdout).toContain(flags);
      expect(stdout.trimEnd().endsWith(command.clause ?? '')).toBe(true);
    },
  );
});

describe('a command that is not there', () => {
  it.each([
    ['polciy show', 'policy show'],
    ['policy shwo', 'policy show'],
    ['report overdu', 'report overdue'],
    ['逾期', 'report overdue'],
    ['制度', 'policy show'],
  ])('%s: did you mean %s', async (typed, meant) => {
    using folder = new TestFolder();
    const { code, stdout, stderr } = await folder.run(typed.split(' '));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`infoctl ${meant}`);
  });

  it('is told without guessing where nothing is near', async () => {
    using folder = new TestFolder();
    const { code, stderr } = await folder.run(['xylophone']);
    expect(code).toBe(2);
    expect(stderr).toBe('没有“xylophone”这个命令。\n全部命令见 infoctl --help\n');
  });

  it('what was typed is made visible', async () => {
    using folder = new TestFolder();
    const { stderr } = await folder.run(['\u001B[31mred\u202E']);
    expect(stderr).toContain('␛[31mred‹U+202E›');
  });
});

describe('the language', () => {
  it('--lang, then INFOCTL_LANG, then the workspace, then the system', async () => {
    using made = await TestWorkspace.make({ flags: ['--language', 'en'] });
    const said = async (argv: string[], env = {}) =>
      (await made.run([...argv, 'policy', 'shwo'], { env })).stderr.startsWith('There') ? 'en' : 'zh';
    expect(await said([])).toBe('en');
    expect(await said([], { INFOCTL_LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(await said(['--lang', 'en'], { INFOCTL_LANG: 'zh' })).toBe('en');
    expect(await said(['--lang=zh'])).toBe('zh');
    const outside = await made.run(['nothing'], { cwd: made.path, env: { LANG: 'de_DE.UTF-8' } });
    expect(outside.stderr).toContain('There is no command');
  });
});

describe('--json', () => {
  it('an answer is one JSON value on stdout, an error one on stderr', async () => {
    using made = await TestWorkspace.make();
    const right = await made.run(['policy', 'history', '--json']);
    expect(JSON.parse(right.stdout)).toMatchObject({
      versions: [{ edition: 1, effective: '2026-01-01' }],
      clock: 'set',
    });
    const wrong = await made.run(['policy', 'show', '--edition', '9', '--json']);
    expect([wrong.code, wrong.stdout]).toEqual([4, '']);
    expect(JSON.parse(wrong.stderr)).toMatchObject({ error: { code: 'unknown-edition', details: [] } });
    const usage = await made.run(['policy', 'show', '--json', '--nope']);
    expect(JSON.parse(usage.stderr)).toMatchObject({ error: { code: 'unknown-flag' } });
  });

  it('people are told that the clock was set', async () => {
    using made = await TestWorkspace.make();
    expect((await made.run(['policy', 'history'])).stdout).toContain(
      '时钟由 INFOCTL_NOW 设定：2026-11-24T10:00:00+08:00',
    );
    const real = await made.run(['policy', 'history', '--json'], { env: { INFOCTL_NOW: '' } });
    expect(JSON.parse(real.stdout)).not.toHaveProperty('clock');
  });
});

describe('the ends of a run', () => {
  const failing = (code: string): Writable =>
    new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error(`${code}: no`), { code })),
    });

  const runInto = async (stdout: Writable): Promise<{ code: number; stderr: string }> => {
    using folder = new TestFolder();
    let stderr = '';
    const kept = new Writable({
      write(chunk, _encoding, done) {
        stderr += String(chunk);
        done();
      },
    });
    const host = {
      env: { ...folder.env, INFOCTL_NOW: NOW },
      cwd: folder.path,
      stdin: process.stdin,
      stdout,
      stderr: kept,
    };
    return { code: await main(['--help'], host as unknown as Host), stderr };
  };

  it('a reader who went away is no error: quiet, 0', async () => {
    expect(await runInto(failing('EPIPE'))).toEqual({ code: 0, stderr: '' });
  });

  it('a full disk behind stdout is one, with its own sentence', async () => {
    expect(await runInto(failing('ENOSPC'))).toEqual({
      code: 1,
      stderr: '磁盘已满，结果没有完整输出；腾出空间后请再运行一次。\n',
    });
  });

  it('a bug ends with 1, says how to report it, and shows no stack unless asked', async () => {
    using made = await TestWorkspace.make();
    const host = (env: Host['env']) => {
      let text = '';
      const stderr = new Writable({
        write(chunk, _encoding, done) {
          text += String(chunk);
          done();
        },
      });
      const broken = {
        env: { ...made.env, ...env },
        cwd: made.folder,
        stderr,
        stdin: process.stdin,
      } as unknown as Host;
      return {
        host: Object.defineProperty(broken, 'stdout', {
          get: () => {
            throw new Error('planted');
          },
        }),
        told: () => text,
      };
    };
    const quiet = host({});
    expect(await main(['policy', 'history'], quiet.host)).toBe(1);
    expect(quiet.told()).toContain('planted');
    expect(quiet.told()).toContain('INFOCTL_DEBUG=1');
    expect(quiet.told()).not.toContain('at ');
    const loud = host({ INFOCTL_DEBUG: '1' });
    expect(await main(['policy', 'history'], loud.host)).toBe(1);
    expect(loud.told()).toMatch(/\n {4}at /);
  });

  it('a wrong INFOCTL_NOW and a wrong --lang are wrong usage', async () => {
    using made = await TestWorkspace.make();
    expect(await made.run(['policy', 'history'], { now: 'yesterday' })).toMatchObject({
      code: 2,
      stdout: '',
    });
    expect(await made.run(['policy', 'history', '--lang', 'fr'])).toMatchObject({ code: 2, stdout: '' });
  });
});

describe('documents and -o', () => {
  it('a document goes to a file, whole; stdout stays empty', async () => {
    using made = await TestWorkspace.make();
    const printed = await made.run(['policy', 'show', '--text']);
    expect(printed.stdout).toContain('grammar: 1');
    const saved = await made.run(['policy', 'show', '--text', '-o', 'saved.yaml']);
    expect([saved.code, saved.stdout]).toEqual([0, '']);
    expect(readFileSync(`${made.folder}/saved.yaml`, 'utf8')).toBe(
      readFileSync(`${made.folder}/policy.yaml`, 'utf8'),
    );
  });
});

describe('whatever is typed', () => {
  it('ends with an answer or a named error: never a bug, never a stack', async () => {
    using folder = new TestFolder();
    const known = [
      ...entries.flatMap(([words]) => words.split(' ')),
      '--json',
      '--help',
      '--workspace',
      '--lang',
      '--',
      '-',
      '-o',
      '--set',
      '--as-of=2026-02-30',
    ];
    const word = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...known) },
      fc.string({ unit: 'binary', maxLength: 12 }),
    );
    const runs = { numRuns: 300, seed: 20_261_124 };
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (argv) => {
        // Outside any workspace nothing can be harmed; `init` and `demo` alone would make something.
        fc.pre(!argv.includes('init') && !argv.includes('demo'));
        const { code, stderr } = await folder.run(['--no-input', ...argv]);
        expect([0, 2, 3, 4, 5]).toContain(code);
        expect(stderr).not.toMatch(/\n {4}at |INFOCTL_DEBUG/);
      }),
      runs,
    );
    console.log(`argv: ${runs.numRuns} command lines, seed ${runs.seed}`);
  });
});
