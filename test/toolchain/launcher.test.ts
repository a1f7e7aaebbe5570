import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pty from '@lydell/node-pty';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { root } from './planted.ts';

// The launcher alone, in a folder with a small program of ours behind it. An old Node is played: a preload
// that names another version, except in the process that it was handed over to (`twice`: there as well).
const program = `
exports.main = async (argv) => {
  if (argv[0] === 'code') return Number(argv[1]);
  if (argv[0] === 'fail') throw new Error('a bug');
  if (argv[0] === 'signals') {
    if (argv[1] === 'caught') process.on('SIGTERM', () => process.exit(42));
    process.on('SIGINT', () => process.exit(130));
    setInterval(() => {}, 1000);
    console.log('ready ' + process.pid);
    return new Promise(() => {});
  }
  let input = '';
  if (argv[0] === 'stdin') for await (const text of process.stdin) input += text;
  console.log(JSON.stringify({ argv, input, handedOver: process.env.INFOCTL_HANDED_OVER ?? null }));
  return 0;
}
`;
const oldNode = (when: string) =>
  `if (${when}) Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });\n`;

let folder: string;
beforeEach(() => {
  // A blank, Chinese and a sign that means something in an address.
  folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'infoctl-launcher-')), '信息 50%#');
  fs.cpSync(path.join(root, 'bin'), path.join(folder, 'bin'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'dist'));
  fs.writeFileSync(path.join(folder, 'dist/main.cjs'), program);
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "type": "module", "version": "1.2.3" }');
  fs.writeFileSync(path.join(folder, 'old.cjs'), oldNode('!process.env.INFOCTL_HANDED_OVER'));
  fs.writeFileSync(path.join(folder, 'twice.cjs'), oldNode('true'));
});
afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }));

function carryNode() {
  const bin = path.join(folder, 'node_modules/node/bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.symlinkSync(process.execPath, path.join(bin, process.platform === 'win32' ? 'node.exe' : 'node'));
}

const wordsFor = (node: 'new' | 'old' | 'twice', args: readonly string[]) => [
  ...(node === 'new' ? [] : ['--require', path.join(folder, `${node}.cjs`)]),
  path.join(folder, 'bin/infoctl.js'),
  ...args,
];

function launch(node: 'new' | 'old' | 'twice', args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, wordsFor(node, args), {
    env: { ...process.env, INFOCTL_LANG: 'en', ...env },
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
}

async function end(child: ChildProcess) {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout, stderr };
}

test('--version is answered from package.json, by every Node and without a build', async () => {
  fs.rmSync(path.join(folder, 'dist'), { recursive: true });
  for (const node of ['new', 'old'] as const) {
    for (const flag of ['--version', '-V']) {
      expect(await end(launch(node, [flag]))).toEqual({
        code: 0,
        signal: null,
        stdout: '1.2.3\n',
        stderr: '',
      });
    }
  }
});

test.runIf(fs.existsSync('/dev/full'))('--version onto a full disk is told in a sentence', async () => {
  const full = fs.openSync('/dev/full', 'w');
  const child = spawn(process.execPath, wordsFor('new', ['--version']), {
    env: { ...process.env, INFOCTL_LANG: 'en' },
    stdio: ['ignore', full, 'pipe'],
  });
  fs.closeSync(full);
  const { code, stderr } = await end(child);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot write the answer: .*\n$/);
});

test('a Node in the range runs the program itself', async () => {
  const { code, stdout } = await end(launch('new', ['某 人', '--x=1', '']));
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({ argv: ['某 人', '--x=1', ''], input: '', handedOver: null });
  expect((await end(launch('new', ['code', '3']))).code).toBe(3);
});

test('what fails inside the program is not taken for a missing build', async () => {
  expect(await end(launch('new', ['fail']))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('Error: a bug'),
  });
  fs.writeFileSync(path.join(folder, 'dist/main.cjs'), "require('./chunks/gone.cjs');\n");
  expect(await end(launch('new', ['x']))).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('gone.cjs'),
  });
});

test.each([
  [{ INFOCTL_LANG: 'en' }, [], /^infoctl is not built yet: run "npm start" once in .*50%#\.\n$/],
  [{ INFOCTL_LANG: 'zh-CN' }, [], /^infoctl 还没有构建：.*npm start。\n$/],
  [{ INFOCTL_LANG: 'en' }, ['--lang', 'zh-CN'], /还没有构建/],
  [{ INFOCTL_LANG: 'zh-CN' }, ['--lang=en'], /not built/],
  [{ INFOCTL_LANG: '', LC_ALL: 'zh_CN.UTF-8' }, [], /还没有构建/],
  [{ INFOCTL_LANG: '', LC_ALL: '', LC_MESSAGES: '', LANG: 'en_GB.UTF-8' }, [], /not built/],
])('a missing build is one sentence in the language of the person (%o %j)', async (env, args, sentence) => {
  fs.rmSync(path.join(folder, 'dist'), { recursive: true });
  const { code, stdout, stderr } = await end(launch('new', ['agenda', ...args], env));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(sentence);
});

describe('under an older Node', () => {
  test('without a Node beside it: one sentence, exit 1', async () => {
    expect(await end(launch('old', ['agenda']))).toEqual({
      code: 1,
      signal: null,
      stdout: '',
      stderr: `infoctl needs Node ^22.22.2 || ^24.15 || >=26, this is ${process.version}: install Node 24 and try again.\n`,
    });
    const chinese = await end(launch('old', ['agenda'], { INFOCTL_LANG: 'zh-CN' }));
    expect(chinese.stderr).toMatch(/^infoctl 需要 Node .*请安装 Node 24 后再试。\n$/);
  });

  test('it is handed over once and never in a circle', async () => {
    carryNode();
    const { code, stdout, stderr } = await end(launch('twice', ['agenda']));
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^infoctl needs Node [^\n]*\n$/);
  });

  test('arguments, standard input, output and exit codes pass through', async () => {
    carryNode();
    const child = launch('old', ['stdin', '某 人', '']);
    child.stdin.end('第一行\n');
    const { code, stdout } = await end(child);
    expect(code).toBe(0);
    // And what the program starts in turn decides anew.
    expect(JSON.parse(stdout)).toEqual({ argv: ['stdin', '某 人', ''], input: '第一行\n', handedOver: null });
    expect((await end(launch('old', ['code', '5']))).code).toBe(5);
  });

  test.runIf(process.platform !== 'win32').each([
    ['which the program catches', 'caught', { code: 42, signal: null }],
    ['which ends the program', 'uncaught', { code: null, signal: 'SIGTERM' }],
  ])('a SIGTERM %s is passed on, and nothing is left behind', async (_what, how, expected) => {
    carryNode();
    const child = launch('old', ['signals', how]);
    const [ready] = (await once(child.stdout, 'data')) as [Buffer];
    const handedTo = Number(/ready (\d+)/.exec(ready.toString())?.[1]);
    expect(handedTo).not.toBe(child.pid);
    child.kill('SIGTERM');
    expect(await end(child)).toMatchObject(expected);
    expect(() => process.kill(handedTo, 0)).toThrow('ESRCH');
  });

  test.runIf(process.platform !== 'win32')('Ctrl-C in a terminal is the program’s to answer', async () => {
    carryNode();
    const terminal = pty.spawn(process.execPath, wordsFor('old', ['signals']), {
      env: { ...process.env, INFOCTL_LANG: 'en' },
    });
    const ended = new Promise<number>((resolve) => terminal.onExit(({ exitCode }) => resolve(exitCode)));
    await new Promise<void>((resolve) => {
      terminal.onData((text) => {
        if (text.includes('ready')) resolve();
      });
    });
    terminal.write('\u0003');
    expect(await ended).toBe(130);
  });
});
