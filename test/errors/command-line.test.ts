import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import type { TestWorkspace } from '../support/workspace.ts';

type Reproduction = {
  readonly code: string;
  readonly exit: number;
  readonly argv: readonly string[];
  readonly before?: (made: TestWorkspace) => void;
  readonly env?: Readonly<Record<string, string>>;
  /** Run beside the workspace. */
  readonly outside?: boolean;
};

const edit = (file: string, change: (text: string) => string) => (made: TestWorkspace) =>
  writeFileSync(join(made.folder, file), change(readFileSync(join(made.folder, file), 'utf8')));
const put = (file: string, text: string) => (made: TestWorkspace) =>
  writeFileSync(join(made.folder, file), text);
const policy = (edition: number, effective: string) =>
  edit('policy.yaml', (text) =>
    text
      .replace(/^edition: 1/m, `edition: ${edition}`)
      .replace(/^effective: \S+/m, `effective: ${effective}`),
  );
const INIT = ['init', 'new', '--company', '示例', '--site', 'BJ'];

/** What lies in a workspace but for SQLite's own side files, which come and go. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(wal|shm)$/.test(name))
    .toSorted();

/** The smallest way to each error of the command line, the workspace, and the drafts. */
const REPRODUCTIONS: readonly Reproduction[] = [
  { code: 'unknown-command', exit: 2, argv: ['polcy'] },
  { code: 'unknown-flag', exit: 2, argv: ['log', '--nope'] },
  { code: 'missing-argument', exit: 2, argv: ['calendar', 'import'] },
  { code: 'flag-without-value', exit: 2, argv: ['log', '--limit'] },
  { code: 'too-many-arguments', exit: 2, argv: ['log', 'a', 'b'] },
  { code: 'unknown-language', exit: 2, argv: ['log', '--lang', 'fr'] },
  { code: 'bad-instant', exit: 2, argv: ['log'], env: { INFOCTL_NOW: 'now' } },
  { code: 'bad-day', exit: 2, argv: ['log', '--since', '2026-02-30'] },
  { code: 'bad-limit', exit: 2, argv: ['log', '--limit', '0'] },
  { code: 'bad-anchor', exit: 2, argv: ['verify', '--anchor', '12'] },
  { code: 'not-confirmed', exit: 2, argv: ['policy', 'adopt'], before: policy(2, '2026-12-01') },
  { code: 'no-identity', exit: 2, argv: ['me'], env: { XDG_CONFIG_HOME: '/nowhere' } },
  { code: 'unknown-person', exit: 4, argv: ['me', '没有此人'] },
  {
    code: 'not-in-office',
    exit: 5,
    argv: ['me', '--as', 'r1'],
    env: { INFOCTL_NOW: '2019-12-31T10:00:00+08:00' },
  },
  { code: 'not-your-role', exit: 5, argv: ['policy', 'adopt', '--as', 'r1'] },
  { code: 'missing-flag', exit: 2, argv: ['init', 'new', '--site', 'BJ'], outside: true },
  { code: 'bad-company', exit: 2, argv: [...INIT, '--company', ' '], outside: true },
  { code: 'bad-site', exit: 2, argv: [...INIT, '--site', 'x'], outside: true },
  { code: 'bad-zone', exit: 2, argv: [...INIT, '--zone', 'Mars/Olympus'], outside: true },
  { code: 'bad-language', exit: 2, argv: [...INIT, '--language', 'fr'], outside: true },
  { code: 'bad-effective', exit: 2, argv: [...INIT, '--effective', 'soon'], outside: true },
  { code: 'already-a-workspace', exit: 5, argv: INIT },
  { code: 'not-a-folder', exit: 3, argv: ['init', 'unit.csv', ...INIT.slice(2)], outside: true },
  {
    code: 'would-overwrite',
    exit: 5,
    argv: ['init', '.', ...INIT.slice(2)],
    outside: true,
    before: ({ path }) => {
      mkdirSync(join(path, 'forms'));
      writeFileSync(join(path, 'forms/x'), '');
    },
  },
  { code: 'no-workspace', exit: 4, argv: ['log'], outside: true },
  { code: 'no-journal', exit: 4, argv: ['log'], before: ({ folder }) => rmSync(join(folder, 'infoctl.db')) },
  { code: 'bad-settings', exit: 3, argv: ['log'], before: put('infoctl.yaml', 'company: x\n') },
  {
    code: 'site-is-fixed',
    exit: 3,
    argv: ['log'],
    before: edit('infoctl.yaml', (text) => text.replace('site: HQ', 'site: BJ')),
  },
  {
    code: 'zone-is-fixed',
    exit: 3,
    argv: ['log'],
    before: edit('infoctl.yaml', (text) => text.replace('Asia/Shanghai', 'Asia/Tokyo')),
  },
  { code: 'unknown-edition', exit: 4, argv: ['policy', 'show', '--edition', '7'] },
  { code: 'no-such-file', exit: 4, argv: ['policy', 'check', 'nowhere.yaml'] },
  { code: 'unreadable-file', exit: 3, argv: ['policy', 'check', 'reports'] },
  { code: 'bad-policy', exit: 3, argv: ['policy', 'adopt'], before: put('policy.yaml', 'grammar: 1\n') },
  {
    code: 'bad-policy',
    exit: 3,
    argv: ['policy', 'adopt'],
    before: edit('policy.yaml', (text) => text.replace('- form: customer-opinion', '- form: no-such-form')),
  },
  {
    code: 'policy-reaches-back',
    exit: 5,
    argv: ['policy', 'adopt', '--yes'],
    before: policy(2, '2026-11-23'),
  },
  {
    code: 'policy-not-later',
    exit: 5,
    argv: ['policy', 'adopt', '--yes'],
    before: policy(2, '2026-01-01'),
    env: { INFOCTL_NOW: '2026-01-01T10:00:00+08:00' },
  },
  { code: 'policy-edition', exit: 5, argv: ['policy', 'adopt', '--yes'], before: policy(1, '2026-12-01') },
  { code: 'unknown-year', exit: 4, argv: ['calendar', 'show', '2031'] },
  { code: 'no-holiday-file', exit: 4, argv: ['calendar', 'adopt', '2031'] },
  {
    code: 'other-year',
    exit: 3,
    argv: ['calendar', 'adopt', '2027'],
    before: put('holidays/2027.yaml', 'year: 2028\nsource: x\noff: [2028-01-01]\nwork: []\n'),
  },
  {
    code: 'holidays-empty',
    exit: 3,
    argv: ['calendar', 'import', '2027.json'],
    before: put('2027.json', '{"year": 2027, "papers": [], "days": []}'),
  },
  {
    code: 'bad-holidays',
    exit: 3,
    argv: ['calendar', 'import', '2027.csv'],
    before: put('2027.csv', '2027-02-30,放假\n'),
  },
];

describe('each error, by its smallest reproduction', () => {
  it.each(REPRODUCTIONS)('$code ($exit): $argv', async ({ code, exit, argv, before, env, outside }) => {
    using made = await testCompany();
    before?.(made);
    const files = filesIn(made.folder);
    const options = { cwd: outside ? made.path : made.folder, ...(env ? { env } : {}) };
    const told = await made.run(['--json', '--quiet', ...argv], options);
    expect([told.code, told.stdout]).toEqual([exit, '']);
    const { error } = JSON.parse(told.stderr) as { error: { code: string; message: string } };
    expect(error.code).toBe(code);
    // For people: one clear sentence in their language, no stack, nothing half done.
    const shown = await made.run(['--quiet', ...argv], options);
    expect(shown.stderr.split('\n')[0]).toBe(error.message);
    expect(error.message).toMatch(/[一-鿿].*[。？]/u);
    expect(shown.stderr).not.toMatch(/\n\s+at /);
    expect(filesIn(made.folder)).toEqual(files);
  });

  it('none of these files has an error without one', () => {
    const files = ['src/cli', 'src/cli/output', 'src/cli/rules', 'src/work/workspace'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    );
    const own = readdirSync('src/cli/commands').filter((name) =>
      /^(init|me|log|verify|rebuild|policy|calendar)\b/.test(name),
    );
    const decisions = ['decide-policy', 'decide-calendar', 'policy-draft'].map(
      (name) => `src/work/adoption/${name}.ts`,
    );
    const sources = [...files, ...own.map((name) => join('src/cli/commands', name)), ...decisions];
    const codes = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/new InfoctlError\(\s*'[a-z-]+',\s*'([a-z-]+)'/g)].map(
        ([, code]) => code,
      ),
    );
    expect(codes.length).toBeGreaterThan(20);
    // Those that need a signal, a broken disk, another machine's disk or a mistake of ours are made in their own tests.
    const elsewhere = ['interrupted', 'bug', 'network-path', 'not-writable', 'disk-full'];
    const known = new Set([...REPRODUCTIONS.map(({ code }) => code), ...elsewhere]);
    expect(codes.filter((code) => !known.has(code!))).toEqual([]);
  });
});
