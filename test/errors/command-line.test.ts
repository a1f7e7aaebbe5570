import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codesIn, edit, put, reproduce, sourcesIn, type Reproduction } from '../support/reproductions.ts';

const policy = (edition: number, effective: string) =>
  edit('policy.yaml', (text) =>
    text
      .replace(/^edition: 1/m, `edition: ${edition}`)
      .replace(/^effective: \S+/m, `effective: ${effective}`),
  );
const INIT = ['init', 'new', '--company', '示例', '--site', 'BJ'];

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
  it.each(REPRODUCTIONS)('$code ($exit): $argv', async (each) => {
    expect(await reproduce(each)).toEqual({ code: each.code, exit: each.exit });
  });

  it('none of these files has an error without one', () => {
    const files = sourcesIn('src/cli', 'src/cli/output', 'src/cli/rules', 'src/work/workspace');
    const own = sourcesIn('src/cli/commands').filter((path) =>
      /^(init|me|log|verify|rebuild|policy|calendar)\b/.test(basename(path)),
    );
    const decisions = ['decide-policy', 'decide-calendar', 'policy-draft'].map(
      (name) => `src/work/adoption/${name}.ts`,
    );
    const codes = codesIn([...files, ...own, ...decisions]);
    expect(codes.length).toBeGreaterThan(20);
    // Those that need a signal, a broken disk, another machine's disk or a mistake of ours are made in their own tests.
    const elsewhere = ['interrupted', 'bug', 'network-path', 'not-writable', 'no-permission', 'disk-full'];
    const known = new Set([...REPRODUCTIONS.map(({ code }) => code), ...elsewhere]);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});
