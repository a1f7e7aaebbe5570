import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeWorkspace } from '../../../src/work/workspace/make.ts';
import { clockFrom } from '../../../src/kernel/clock.ts';
import { TestFolder, TestWorkspace } from '../../support/workspace.ts';

const FLAGS = ['--company', '示例食品有限公司', '--site', 'HQ', '--effective', '2026-01-01', '--yes'];

describe('infoctl init', () => {
  it('makes the workspace as it is described, readable by nobody else', async () => {
    using made = await TestWorkspace.make();
    expect(readdirSync(made.folder).toSorted()).toEqual(
      [
        'drafts',
        'forms',
        'holidays',
        'infoctl.db',
        'infoctl.yaml',
        'policy.yaml',
        'reports',
        'templates',
      ].toSorted(),
    );
    for (const name of ['.', ...readdirSync(made.folder)]) {
      const mode = statSync(join(made.folder, name)).mode & 0o777;
      expect([name, mode & 0o077]).toEqual([name, 0]);
    }
  });

  it('adopts the default policy from the day given, and the holidays', async () => {
    using made = await TestWorkspace.make();
    expect(await made.json(['policy', 'show'])).toMatchObject({
      edition: 1,
      effective: '2026-01-01',
      adoptedBy: 'setup',
    });
    expect(await made.json(['calendar', 'show'])).toMatchObject({ years: [{ year: 2026 }] });
    expect(readFileSync(join(made.folder, 'policy.yaml'), 'utf8')).toContain('\neffective: 2026-01-01 ');
    const { events } = await made.json<{ events: { kind: string }[] }>(['log']);
    expect(events.map(({ kind }) => kind)).toEqual([
      'workspace.created',
      'policy.adopted',
      'calendar.adopted',
    ]);
  });

  it('in a workspace, and anywhere inside one: refused, and nothing is touched', async () => {
    using made = await TestWorkspace.make();
    const before = readFileSync(join(made.folder, 'infoctl.yaml'));
    for (const argv of [
      ['init', ...FLAGS],
      ['init', 'reports', ...FLAGS],
      ['init', 'a/b', ...FLAGS],
    ]) {
      expect(await made.run(argv)).toMatchObject({ code: 5, stdout: '' });
    }
    expect(readFileSync(join(made.folder, 'infoctl.yaml'))).toEqual(before);
    expect(existsSync(join(made.folder, 'a'))).toBe(false);
  });

  it('a folder that holds other things is fine; one that holds files of these names is refused', async () => {
    using folder = new TestFolder();
    writeFileSync(join(folder.path, '说明.txt'), 'x');
    mkdirSync(join(folder.path, 'reports'));
    expect(await folder.run(['init', ...FLAGS])).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder.path, '说明.txt'), 'utf8')).toBe('x');
    using other = new TestFolder();
    writeFileSync(join(other.path, 'policy.yaml'), 'mine');
    const refused = await other.run(['init', ...FLAGS]);
    expect([refused.code, readFileSync(join(other.path, 'policy.yaml'), 'utf8')]).toEqual([5, 'mine']);
    expect(readdirSync(other.path)).toEqual(['policy.yaml']);
  });

  it('a file in its place: told', async () => {
    using folder = new TestFolder();
    writeFileSync(join(folder.path, 'ws'), '');
    expect(await folder.run(['init', 'ws', ...FLAGS])).toMatchObject({ code: 3, stdout: '' });
  });

  it('without a terminal what is missing is named, and nothing is made', async () => {
    using folder = new TestFolder();
    const { code, stderr } = await folder.run(['init', 'ws', '--site', 'HQ']);
    expect([code, stderr.includes('--company'), existsSync(join(folder.path, 'ws'))]).toEqual([
      2,
      true,
      false,
    ]);
  });

  it.each([
    ['--site', 'hq'],
    ['--site', 'H'],
    ['--site', 'HQ-1'],
    ['--zone', 'Mars/Olympus'],
    ['--zone', '../etc/passwd'],
    ['--effective', '2026-02-30'],
    ['--language', 'fr'],
    ['--company', ''],
    ['--company', 'a\u202Eb'],
    ['--company', '长'.repeat(101)],
  ])('%s %j is wrong usage, and nothing is made', async (flag, value) => {
    using folder = new TestFolder();
    const { code } = await folder.run(['init', 'ws', ...FLAGS, flag, value]);
    expect([code, existsSync(join(folder.path, 'ws'))]).toEqual([2, false]);
  });

  it('a company name that YAML could misread comes back as typed', async () => {
    using folder = new TestFolder();
    const company = '"A": #1 {公司} \\ & 子公司: - yes';
    expect(await folder.run(['init', 'ws', ...FLAGS, '--company', company])).toMatchObject({ code: 0 });
    writeFileSync(
      join(folder.path, 'ws/infoctl.yaml'),
      `${readFileSync(join(folder.path, 'ws/infoctl.yaml'), 'utf8')}\n`,
    );
    // The file changed, so it is read anew.
    expect(await folder.run(['policy', 'history'], { cwd: join(folder.path, 'ws') })).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(readFileSync(join(folder.path, 'ws/infoctl.yaml'), 'utf8')).toContain(JSON.stringify(company));
  });

  describe('interrupted', () => {
    const making = (folder: string, clock = clockFrom('2026-11-24T10:00:00+08:00')) => ({
      folder,
      settings: { company: '示例', site: 'HQ', zone: 'Asia/Shanghai', language: 'zh-CN' as const },
      effective: '2026-01-01',
      clock,
      headsFolder: join(folder, '..', 'heads'),
    });

    it('a failure on the way leaves the folder as it was', () => {
      using folder = new TestFolder();
      const inside = join(folder.path, 'new');
      const broken = {
        now: () => {
          throw new Error('no clock');
        },
      };
      expect(() => makeWorkspace(making(inside, broken))).toThrow('no clock');
      expect(existsSync(inside)).toBe(false);
      mkdirSync(inside);
      expect(() => makeWorkspace(making(inside, broken))).toThrow('no clock');
      expect(readdirSync(inside)).toEqual([]);
    });

    it.each([
      ['while it is put together', ['.infoctl-init/policy.yaml']],
      [
        'while it is moved in',
        ['.infoctl-init/infoctl.yaml', 'infoctl.db', 'policy.yaml', 'holidays/2026.yaml'],
      ],
    ])('killed %s: the next init begins anew', (_when, files) => {
      using folder = new TestFolder();
      for (const file of files) {
        mkdirSync(join(folder.path, file, '..'), { recursive: true });
        writeFileSync(join(folder.path, file), 'half');
      }
      makeWorkspace(making(folder.path));
      expect(existsSync(join(folder.path, '.infoctl-init'))).toBe(false);
      expect(readFileSync(join(folder.path, 'policy.yaml'), 'utf8')).toContain('grammar: 1');
    });

    it('what a person put there since is not taken for a leftover', () => {
      using folder = new TestFolder();
      mkdirSync(join(folder.path, '.infoctl-init'));
      writeFileSync(join(folder.path, 'policy.yaml'), 'mine');
      expect(() => makeWorkspace(making(folder.path))).toThrow(
        expect.objectContaining({ code: 'would-overwrite' }),
      );
      expect(readFileSync(join(folder.path, 'policy.yaml'), 'utf8')).toBe('mine');
    });
  });
});
