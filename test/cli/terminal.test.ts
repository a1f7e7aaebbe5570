import { mkdirSync, readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { TestTerminal } from '../support/terminal.ts';
import { NOW, TestFolder, TestWorkspace } from '../support/workspace.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

describe('init in a terminal', () => {
  it('asks in Chinese, tells what is wrong at once, and makes the workspace', async () => {
    using folder = new TestFolder();
    using terminal = new TestTerminal(['init', '信息反馈'], {
      cwd: folder.path,
      env: { ...folder.env, INFOCTL_NOW: NOW },
    });
    await terminal.shows('公司名称');
    terminal.type('示例食品有限公司\r');
    await terminal.shows('本单位代码');
    terminal.type('hq\r');
    await terminal.shows('2 至 8 位大写字母或数字');
    terminal.type('\u007F\u007FHQ\r');
    await terminal.shows('时区');
    terminal.type('\r');
    await terminal.shows('语言');
    terminal.type('\r');
    await terminal.shows('制度从哪天起施行');
    terminal.type('\r');
    await terminal.shows('已建立工作区');
    expect(await terminal.ended).toBe(0);
    const settings = readFileSync(join(folder.path, '信息反馈/infoctl.yaml'), 'utf8');
    expect(settings).toContain('company: "示例食品有限公司"\nsite: HQ\nzone: Asia/Shanghai\nlanguage: zh-CN');
    expect(readFileSync(join(folder.path, '信息反馈/policy.yaml'), 'utf8')).toContain(
      'effective: 2026-11-24',
    );
  });

  it('Ctrl-C ends with 130, one line and no stack, and nothing is made', async () => {
    using folder = new TestFolder();
    using terminal = new TestTerminal(['init', 'ws'], { cwd: folder.path, env: folder.env });
    await terminal.shows('公司名称');
    terminal.type('\u0003');
    expect(await terminal.ended).toBe(130);
    await terminal.shows('已中断。');
    expect(terminal.text()).not.toMatch(/\n\s+at /);
  });

  it('--no-input asks nothing though a terminal is there', async () => {
    using folder = new TestFolder();
    using terminal = new TestTerminal(['init', 'ws', '--no-input'], { cwd: folder.path, env: folder.env });
    expect(await terminal.ended).toBe(2);
    await terminal.shows('还缺少 --company');
  });
});

describe('what a terminal is shown', () => {
  it('colours only where wanted: flag, NO_COLOR, FORCE_COLOR, then the terminal', async () => {
    using made = await TestWorkspace.make();
    const coloured = async (argv: string[], env = {}) => {
      using terminal = new TestTerminal(['policy', 'history', ...argv], {
        cwd: made.folder,
        env: { ...made.env, ...env },
      });
      expect(await terminal.ended).toBe(0);
      await terminal.shows('采用人');
      return terminal.sent.includes('\u001B[1m');
    };
    expect(await coloured([])).toBe(true);
    expect(await coloured(['--no-color'])).toBe(false);
    expect(await coloured(['--plain'], { FORCE_COLOR: '1' })).toBe(false);
    expect(await coloured([], { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  it('a table fits into the columns that are there', async () => {
    using made = await TestWorkspace.make();
    for (const columns of [50, 80]) {
      using terminal = new TestTerminal(['calendar', 'show'], { cwd: made.folder, env: made.env, columns });
      expect(await terminal.ended).toBe(0);
      await terminal.shows('国务院办公厅');
      const [head = ''] = terminal.text().split('\n');
      expect(head).toMatch(/^年\s+放假\s+调休上班\s+出处$/);
    }
  });
});

describe('the real process', () => {
  const run = (cwd: string, env: object, command: string) =>
    spawnSync('sh', ['-c', command], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, NODE: process.execPath, MAIN, ...env },
    });

  it.skipIf(process.platform === 'win32')(
    'a pipe that is closed: quiet, 0; a full disk: not 0, one sentence',
    async () => {
      using made = await TestWorkspace.make();
      const piped = run(made.folder, made.env, '{ "$NODE" "$MAIN" log --json; echo "ended $?" >&2; } | true');
      expect(piped.stderr).toBe('ended 0\n');
      const full = run(made.folder, made.env, '"$NODE" "$MAIN" log > /dev/full; echo "ended $?"');
      expect([full.stdout, full.stderr]).toEqual([
        'ended 1\n',
        '磁盘已满，结果没有完整输出；腾出空间后请再运行一次。\n',
      ]);
    },
  );

  it.skipIf(process.platform === 'win32')('stderr that nobody reads changes nothing', async () => {
    using made = await TestWorkspace.make();
    const closed = run(made.folder, made.env, '"$NODE" "$MAIN" nope 2> /dev/full; echo "ended $?"');
    expect(closed.stdout).toBe('ended 2\n');
  });

  const canDrop =
    process.getuid?.() === 0 &&
    spawnSync('setpriv', ['--reuid', '65534', '--clear-groups', 'true']).status === 0;

  it.skipIf(!canDrop)(
    'a read-only workspace is read, and writing there is refused with its path',
    async () => {
      using made = await TestWorkspace.make();
      const as = (command: string) =>
        run(
          made.path,
          { ...made.env, XDG_CONFIG_HOME: join(made.path, 'nobody') },
          `setpriv --reuid 65534 --clear-groups "$NODE" "$MAIN" ${command} --workspace ws; echo "ended $?"`,
        );
      mkdirSync(join(made.path, 'nobody'), { mode: 0o777 });
      spawnSync('chmod', ['-R', 'a+rX,go-w', made.path]);
      const read = as('policy history');
      expect([read.stdout.includes('采用人'), read.stdout.endsWith('ended 0\n')]).toEqual([true, true]);
      const write = as('rebuild');
      expect(write.stdout).toBe('ended 5\n');
      expect(write.stderr).toContain(made.folder);
    },
  );
});
