import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDb } from '../../../src/journal/db.ts';
import { settingsIn } from '../../../src/work/workspace/queries.ts';
import { TestFolder, TestWorkspace } from '../../support/workspace.ts';

const settings = (made: TestWorkspace, change: (text: string) => string): void => {
  const file = join(made.folder, 'infoctl.yaml');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
};

describe('finding the workspace', () => {
  it('--workspace, else INFOCTL_WORKSPACE, else upward from here', async () => {
    using made = await TestWorkspace.make();
    const deep = join(made.folder, 'reports', '2026');
    mkdirSync(deep);
    const history = ['policy', 'history', '--json'];
    for (const options of [
      { cwd: made.folder },
      { cwd: deep },
      { cwd: made.path, env: { INFOCTL_WORKSPACE: 'ws' } },
    ]) {
      expect(await made.run(history, options)).toMatchObject({ code: 0 });
    }
    expect(await made.run([...history, '--workspace', 'ws'], { cwd: made.path })).toMatchObject({ code: 0 });
    expect(await made.run([...history, '--workspace', 'nowhere'])).toMatchObject({ code: 4 });
    expect(await made.run(history, { env: { INFOCTL_WORKSPACE: 'nowhere' } })).toMatchObject({ code: 4 });
  });

  it('none: exit 4, and the sentence names infoctl init', async () => {
    using folder = new TestFolder();
    const { code, stderr } = await folder.run(['policy', 'show']);
    expect(code).toBe(4);
    expect(stderr).toContain('infoctl init');
  });

  it('a folder called infoctl.yaml is no workspace', async () => {
    using folder = new TestFolder();
    mkdirSync(join(folder.path, 'infoctl.yaml'));
    expect(await folder.run(['policy', 'show'])).toMatchObject({ code: 4 });
  });
});

describe('the settings', () => {
  it('company and language may be changed and count at once', async () => {
    using made = await TestWorkspace.make();
    settings(made, (text) => text.replace('language: zh-CN', 'language: en'));
    expect((await made.run(['policy', 'history'])).stdout).toContain('Edition');
  });

  it('changed, they are parsed by the first command that reads them, and by no other', async () => {
    using made = await TestWorkspace.make();
    settings(made, (text) => `${text}# 注\n`);
    const text = readFileSync(join(made.folder, 'infoctl.yaml'), 'utf8');
    expect(await made.run(['policy', 'history'])).toMatchObject({ code: 0, stderr: '' });
    const db = openDb(join(made.folder, 'infoctl.db'), 'read');
    expect(settingsIn(db, text)).toMatchObject({ company: '示例食品有限公司', site: 'HQ' });
    db.close();
    expect(await made.json(['verify'])).toMatchObject({ ok: true });
  });

  it.each([
    ['site', 'HQ', 'BJ'],
    ['zone', 'Asia/Shanghai', 'Europe/Paris'],
  ])('%s is fixed: a change is an error that names it', async (key, from, to) => {
    using made = await TestWorkspace.make();
    settings(made, (text) => text.replace(`${key}: ${from}`, `${key}: ${to}`));
    const { code, stderr } = await made.run(['policy', 'history']);
    expect(code).toBe(3);
    expect(stderr).toContain(`infoctl.yaml 里的 ${key}`);
    expect(stderr).toContain(from);
  });

  it.each([
    ['a word missing', (text: string) => text.replace(/^company.*$/m, ''), /company/],
    ['a word unknown', (text: string) => `${text}colour: red\n`, /第 \d+ 行.*colour/],
    ['a wrong language', (text: string) => text.replace('language: zh-CN', 'language: fr'), /第 7 行.*zh-CN/],
    [
      'a wrong zone',
      (text: string) => text.replace('Asia/Shanghai', 'Asia/Nowhere'),
      /第 6 行.*Asia\/Nowhere/,
    ],
    ['a key twice', (text: string) => `${text}site: HQ\n`, /第 \d+ 行/],
    ['an alias', (text: string) => text.replace(/^company.*$/m, 'company: *x'), /第 4 行/],
    ['a full-width colon', (text: string) => text.replace('site: HQ', 'site：HQ'), /第 5 行.*全角/],
    ['64 KB', (text: string) => text + '#'.repeat(70_000), /64 KB/],
    ['a bidi control', (text: string) => `${text}# \u202E\n`, /U\+202E/],
  ])('%s: exit 3 with file and line', async (_what, change, expected) => {
    using made = await TestWorkspace.make();
    settings(made, change);
    const { code, stdout, stderr } = await made.run(['policy', 'history']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('infoctl.yaml');
    expect(stderr).toMatch(expected);
  });
});

describe('drafts that differ from what is in force', () => {
  it('are named in one line on stderr, and stay out of stdout', async () => {
    using made = await TestWorkspace.make();
    expect((await made.run(['policy', 'history'])).stderr).toBe('');
    appendFileSync(join(made.folder, 'policy.yaml'), '# 改\n');
    writeFileSync(join(made.folder, 'holidays/2027.yaml'), 'year: 2027\n');
    const { stderr } = await made.run(['policy', 'history', '--json']);
    expect(stderr).toBe(
      'policy.yaml、holidays/2027.yaml 改过，尚未生效；采用：infoctl policy adopt，infoctl calendar adopt 2027\n',
    );
    expect((await made.run(['policy', 'history', '--quiet'])).stderr).toBe('');
  });

  it('judgement goes on by what was adopted', async () => {
    using made = await TestWorkspace.make();
    writeFileSync(join(made.folder, 'policy.yaml'), 'not a policy at all');
    expect(await made.json(['policy', 'show'])).toMatchObject({ edition: 1 });
  });
});

describe('a workspace that is damaged or may not be written', () => {
  it('without its database: exit 4 and what to do', async () => {
    using made = await TestWorkspace.make();
    rmSync(join(made.folder, 'infoctl.db'));
    const { code, stderr } = await made.run(['policy', 'show']);
    expect([code, stderr.includes('备份')]).toEqual([4, true]);
  });

  it('with another file in its place: exit 7, one sentence, no stack', async () => {
    using made = await TestWorkspace.make();
    writeFileSync(
      join(made.folder, 'infoctl.db'),
      'no database at all, but long enough to look at'.repeat(50),
    );
    const { code, stderr } = await made.run(['policy', 'show']);
    expect(code).toBe(7);
    expect(stderr).not.toContain('    at ');
  });

  it.skipIf(process.getuid?.() === 0)(
    'read-only: reading works, writing is refused with the path',
    async () => {
      using made = await TestWorkspace.make();
      chmodSync(join(made.folder, 'infoctl.db'), 0o400);
      chmodSync(made.folder, 0o500);
      try {
        expect(await made.run(['policy', 'show'])).toMatchObject({ code: 0 });
        expect(await made.run(['rebuild'])).toMatchObject({ code: 5 });
      } finally {
        chmodSync(made.folder, 0o700);
      }
    },
  );

  it('copied elsewhere it still opens, and remembers who I am there', async () => {
    using made = await TestWorkspace.make();
    cpSync(made.folder, join(made.path, 'copy'), { recursive: true });
    expect(await made.run(['policy', 'show'], { cwd: join(made.path, 'copy') })).toMatchObject({ code: 0 });
  });
});
