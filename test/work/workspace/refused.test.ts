import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileFault } from '../../../src/kernel/file-fault.ts';
import { TestFolder, TestWorkspace } from '../../support/workspace.ts';

const MAIN = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const FLAGS = ['--company', '示例', '--site', 'HQ', '--yes'];
const MIB = 1024;
const NO_DISK = 'a small file system cannot be mounted here (root only)';

/** Runs a command line as a user to whom nothing here belongs. */
function asNobody(cwd: string, ...argv: string[]) {
  const env = { ...process.env, LANG: 'zh_CN.UTF-8', HOME: '/nonexistent' };
  const options = { cwd, env, encoding: 'utf8', uid: NOBODY, gid: NOBODY } as const;
  const { status, stderr } = spawnSync(process.execPath, [MAIN, ...argv], options);
  return [status, stderr];
}

describe.skipIf(!isRoot)('as a user without rights (only root can try that)', () => {
  it('init and demo name the folder that may not be written to', () => {
    using folder = new TestFolder();
    chmodSync(folder.path, 0o755);
    const told = (path: string) => `没有写入 ${path} 的权限，请换一个文件夹。\n`;
    const inside = join(folder.path, 'ws');
    expect(asNobody(folder.path, 'init', 'ws', ...FLAGS)).toEqual([5, told(inside)]);
    expect(asNobody(folder.path, 'init', ...FLAGS)).toEqual([5, told(folder.path)]);
    mkdirSync(join(folder.path, 'closed'), { mode: 0o700 });
    const closed = join(folder.path, 'closed', 'ws');
    expect(asNobody(folder.path, 'init', 'closed/ws', ...FLAGS)).toEqual([5, told(closed)]);
    const demo = `没有权限使用 ${join(folder.path, 'demo')}；请向管理员申请，或换一个文件夹。\n`;
    expect(asNobody(folder.path, 'demo')).toEqual([5, demo]);
    expect(readdirSync(folder.path)).toEqual(['closed']);
  });

  it('a workspace into which one may not look is not said to be none', async () => {
    using made = await TestWorkspace.make();
    chmodSync(made.path, 0o755);
    chmodSync(made.folder, 0o700);
    const told = `没有查看 ${made.folder} 的权限，不知道里面有没有工作区；请向它的主人或管理员申请。\n`;
    expect(asNobody(made.path, 'log', '--workspace', 'ws')).toEqual([5, told]);
    chmodSync(made.folder, 0o755);
    const unread = `没有读取 ${join(made.folder, 'infoctl.db')} 的权限，请向管理员申请。\n`;
    expect(asNobody(made.folder, 'log')).toEqual([5, unread]);
  });
});

it('a path that goes through a file is told as that', async () => {
  using folder = new TestFolder();
  writeFileSync(join(folder.path, 'file'), '');
  const { code, stderr } = await folder.run(['init', 'file/ws', ...FLAGS]);
  expect([code, stderr]).toEqual([
    3,
    `${join(folder.path, 'file', 'ws')} 用不了：路径里有一段是文件，不是文件夹。\n`,
  ]);
});

it.each([
  ['ENOSPC', 1, '磁盘已满'],
  ['EROFS', 5, '只能读'],
  ['EACCES', 5, '没有权限'],
])('%s of the system: exit %i', (code, exit, words) => {
  const fault = fileFault(Object.assign(new Error(code), { code, path: '/some/where' }));
  expect(fault).toMatchObject({ exitCode: exit, text: { 'zh-CN': expect.stringContaining(words) } });
  expect(fault?.text['zh-CN']).toContain('/some/where');
  expect(fileFault(Object.assign(new Error(code), { code: 'ENOENT', path: '/some/where' }))).toBeUndefined();
});

/** A file system of some kibibytes, if this machine lets us make one. */
function smallDisk(folder: string, kibibytes: number): boolean {
  mkdirSync(folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'tmpfs', folder]);
  if (mounted.status !== 0) return false;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return true;
}

describe('on a full disk', () => {
  // Room for a marker; for half a journal; for the workspace and some of what happens in it.
  it.for([60, 600, MIB])('a demo in %i KB leaves nothing behind', async (room, { skip }) => {
    const folder = new TestFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const disk = join(folder.path, 'disk');
    if (!smallDisk(disk, room)) return skip(NO_DISK);
    for (let time = 1; time <= 2; time += 1) {
      const { code, stdout, stderr } = await folder.run(['demo', '--quiet'], { cwd: disk });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(/^磁盘已满.*\n$/);
      expect(readdirSync(disk)).toEqual([]);
    }
    mkdirSync(join(disk, 'demo'));
    await folder.run(['demo', '--quiet'], { cwd: disk });
    expect(readdirSync(join(disk, 'demo'))).toEqual([]);
  });

  it('init says that no workspace was made, and leaves none', async ({ skip }) => {
    const folder = new TestFolder();
    onTestFinished(() => folder[Symbol.dispose]());
    const disk = join(folder.path, 'disk');
    if (!smallDisk(disk, 200)) return skip(NO_DISK);
    const { code, stderr } = await folder.run(['init', 'ws', ...FLAGS], { cwd: disk });
    expect([code, stderr]).toEqual([1, '磁盘已满，没有建立工作区；腾出空间后再试。\n']);
    expect(existsSync(join(disk, 'ws'))).toBe(false);
  });
});

it('a demo that was killed on its way is made anew without a question', async () => {
  using folder = new TestFolder();
  const inside = join(folder.path, 'demo');
  mkdirSync(join(inside, '.infoctl-init'), { recursive: true });
  writeFileSync(join(inside, '.infoctl-demo'), 'infoctl demo \n');
  const { code } = await folder.run(['demo', '--no-input'], { env: { INFOCTL_NOW: undefined } });
  expect([code, existsSync(join(inside, '.infoctl-init'))]).toEqual([0, false]);
}, 60_000);
