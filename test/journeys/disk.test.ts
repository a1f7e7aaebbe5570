import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import { FormFilling } from '../support/form-filling.ts';
import { NOW, type TestWorkspace } from '../support/workspace.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const NOTE = ['submit', 'note', '--set', 'text=一', '--set', 'channel=oral'];

/** A small file system of its own with a copy of the workspace on it; taken away when disposed of. */
class SmallDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Undefined where none can be mounted: that takes root. */
  static of(made: TestWorkspace): SmallDisk | undefined {
    const folder = join(made.path, 'disk');
    mkdirSync(folder);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status !== 0) return undefined;
    cpSync(made.folder, folder, { recursive: true });
    return new SmallDisk(folder);
  }

  [Symbol.dispose](): void {
    spawnSync('umount', ['-l', this.folder]);
  }
}

/** Leaves no byte free. */
function fill(disk: string): void {
  const room = spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'ballast')}`, 'bs=1024'], {
    stdio: 'ignore',
  });
  expect(room.status).not.toBe(0);
}

const run = (made: TestWorkspace, cwd: string, argv: readonly string[], output = '') =>
  spawnSync('sh', ['-c', `"$NODE" "$MAIN" "$@" ${output}`, 'sh', ...argv], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], NODE: process.execPath, MAIN, ...made.env, INFOCTL_NOW: NOW },
  });

describe('a full disk', { timeout: 60_000 }, () => {
  it('stores nothing of a form or of an import, says so in one sentence, reads on, and works again', async (context) => {
    using made = await testCompany();
    using mounted = SmallDisk.of(made);
    if (!mounted) return context.skip('a small file system cannot be mounted here (root only)');
    const disk = mounted.folder;
    writeFileSync(join(made.path, 'rows.csv'), 'text,channel\n一,oral\n二,oral\n');
    fill(disk);
    for (const argv of [NOTE, ['import', 'note', join(made.path, 'rows.csv')]]) {
      const told = run(made, disk, argv);
      expect([told.status, told.stdout]).toEqual([1, '']);
      expect(told.stderr).toMatch(/^磁盘已满，.*本次什么都没有记录。请腾出空间后再试。\n$/);
    }
    expect(run(made, disk, ['list']).stdout).toContain('没有这样的记录。');
    rmSync(join(disk, 'ballast'));
    expect(run(made, disk, NOTE).stdout).toContain('已登记 NT-HQ-20261124-001');
    expect(run(made, disk, ['verify']).status).toBe(0);
  });

  it('while a form is answered keeps what was answered before', async (context) => {
    using made = await testCompany();
    using mounted = SmallDisk.of(made);
    if (!mounted) return context.skip('a small file system cannot be mounted here (root only)');
    const disk = mounted.folder;
    const drafts = () =>
      readdirSync(join(disk, 'drafts')).map(
        (file) => JSON.parse(readFileSync(join(disk, 'drafts', file), 'utf8')).answers,
      );
    {
      using form = new FormFilling(made, ['submit', 'sales-feedback', '--by', 'r1', '--period', '2026-W47'], {
        cwd: disk,
      });
      await form.answer('目标销量', '1200');
      await form.asks('实际销量');
      fill(disk);
      form.type('1150\r');
      expect(await form.ended).toBe(1);
      await form.shows(/磁盘.*满/);
      expect(form.text()).not.toMatch(/\n\s+at /);
    }
    expect(drafts()).toEqual([{ period: '2026-W47', salesTarget: 1200 }]);
    rmSync(join(disk, 'ballast'));
    using again = new FormFilling(made, ['submit', 'sales-feedback', '--by', 'r1'], { cwd: disk });
    await again.answer('有一份没填完的草稿.*接着填吗', 'y');
    await again.answer('实际销量', '1150');
    await again.asks('产品');
    expect(drafts()).toMatchObject([{ salesActual: 1150 }]);
  });

  it('under the answer to what is done already: it is not to be done again', async () => {
    using made = await testCompany();
    const told = run(made, made.folder, NOTE, '> /dev/full');
    expect([told.status, told.stderr]).toEqual([
      1,
      expect.stringMatching(
        /^磁盘已满，结果没有完整输出，但 NT-HQ-\d{8}-001 已经记录，不要重做；可用 infoctl log 查看。\n$/,
      ),
    ]);
    expect((await made.json<{ items: [] }>(['list'])).items).toHaveLength(1);
    const listed = run(made, made.folder, ['list'], '> /dev/full');
    expect(listed.stderr).toBe('磁盘已满，结果没有完整输出；腾出空间后请再运行一次。\n');
  });
});

describe('a file system that may only be read', { timeout: 60_000 }, () => {
  it('refuses what would be written down, and reads', async (context) => {
    using made = await testCompany();
    using mounted = SmallDisk.of(made);
    if (!mounted) return context.skip('a small file system cannot be mounted here (root only)');
    const disk = mounted.folder;
    expect(spawnSync('mount', ['-o', 'remount,ro', disk]).status).toBe(0);
    const told = run(made, disk, NOTE);
    expect([told.status, told.stdout]).toEqual([5, '']);
    expect(told.stderr).toMatch(/^没有写入 .*infoctl\.db 的权限，请向管理员申请。\n$/);
    expect(run(made, disk, ['list']).stdout).toContain('没有这样的记录。');
  });
});
