import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { urgent } from '../support/answers.ts';
import { codesIn, edit, put, reproduce, sourcesIn, type Reproduction } from '../support/reproductions.ts';
import type { TestWorkspace } from '../support/workspace.ts';

const NOTE = ['submit', 'note', '--set', 'text=一', '--set', 'channel=oral'];
const NIL = ['submit', 'sales-feedback', '--nil', '--by', 'r1'];
const SUBMIT = 'submit:sales-feedback/2026-W47:r1';
const NEXT = 'submit:sales-feedback/2026-W48:r1';
const run =
  (...argv: string[]) =>
  async (made: TestWorkspace): Promise<void> =>
    void (await made.json(argv));
const noted = run(...NOTE);
const withdrawn = async (made: TestWorkspace): Promise<void> => {
  await noted(made);
  await made.json(['withdraw', 'NT-HQ-20261124-001', '--reason', '重复']);
};
const amend = (...argv: string[]) => ['amend', 'NT-HQ-20261124-001', ...argv];

/** The smallest way to each error of handing in, importing, correcting and finding records, and of duties. */
const REPRODUCTIONS: readonly Reproduction[] = [
  { code: 'unknown-form', exit: 4, argv: ['submit', 'nope'] },
  { code: 'unknown-form', exit: 4, argv: ['import', 'nope', 'a.csv'] },
  { code: 'unknown-person', exit: 4, argv: [...NOTE, '--by', '没有'] },
  { code: 'invalid-record', exit: 3, argv: ['submit', 'note'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', 'submitter=没有'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', 'unit=没有'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', 'client=没有'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--period', '2026-W47'] },
  { code: 'invalid-record', exit: 3, argv: [...NIL, '--period', '2026-W49'] },
  { code: 'invalid-record', exit: 3, argv: [...NIL, '--received', '2026-11-25'] },
  { code: 'invalid-record', exit: 3, argv: [...NIL, '--set', 'filledOn=2026-11-25'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', `text=${'长'.repeat(501)}`] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', 'text=红\u001B[31m'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', 'text=反\u202E转'] },
  { code: 'invalid-record', exit: 3, argv: [...NOTE, '--set', 'text=零\u200B宽'] },
  {
    code: 'invalid-record',
    exit: 3,
    argv: ['submit', 'note', '--from', '-'],
    stdin: '{"text":"半\\ud800个","channel":"oral"}',
  },
  {
    code: 'invalid-record',
    exit: 3,
    argv: ['submit', 'note', '--from', '-'],
    stdin: '{"text":"空\\u0000字","channel":"oral"}',
  },
  { code: 'bad-period', exit: 2, argv: [...NIL, '--period', '2026-W60'] },
  { code: 'bad-set', exit: 2, argv: ['submit', 'note', '--set', 'text'] },
  { code: 'bad-set', exit: 2, argv: ['submit', 'note', '--set', '__proto__=1'] },
  { code: 'bad-map', exit: 2, argv: ['import', 'note', 'a.csv', '--map', 'text'] },
  {
    code: 'bad-map',
    exit: 2,
    argv: ['import', 'note', 'a.csv', '--map', 'text=没有'],
    before: put('a.csv', '内容\n'),
  },
  { code: 'not-your-form', exit: 5, argv: ['submit', 'sales-feedback', '--nil'] },
  { code: 'not-a-receiver', exit: 5, argv: [...NOTE, '--as', 'r1', '--received', '2026-11-20'] },
  { code: 'own-receipt', exit: 5, argv: [...NOTE, '--received', '2026-11-20'] },
  {
    code: 'several-records',
    exit: 2,
    argv: ['submit', 'note', '--from', '-'],
    stdin: '[{"text":"一"},{"text":"二"}]',
  },
  { code: 'bad-file', exit: 3, argv: ['submit', 'note', '--from', '-'], stdin: '{"text":' },
  {
    code: 'bad-file',
    exit: 3,
    argv: ['submit', 'note', '--from', '-'],
    stdin: '{"__proto__":{"text":"一"}}',
  },
  {
    code: 'bad-file',
    exit: 3,
    argv: ['submit', 'note', '--from', '-'],
    stdin: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  },
  { code: 'bad-file', exit: 3, argv: ['submit', 'note', '--from', '-'], stdin: 'a: &a [x]\ntext: *a\n' },
  { code: 'bad-file', exit: 3, argv: ['submit', 'note', '--from', '-'], stdin: 'text: 一\ntext: 二\n' },
  { code: 'bad-file', exit: 3, argv: ['import', 'note', 'a.csv'], before: put('a.csv', '') },
  {
    code: 'bad-file',
    exit: 3,
    argv: ['import', 'note', 'a.csv'],
    before: put('a.csv', `text\n"${'x'.repeat(2_000_000)}"\n`),
  },
  {
    code: 'bad-file',
    exit: 3,
    argv: ['import', 'note', 'a.xlsx'],
    before: put('a.xlsx', Buffer.from('PK\u0003\u0004torn')),
  },
  { code: 'unknown-heading', exit: 3, argv: ['import', 'note', 'a.csv'], before: put('a.csv', '评论\n好\n') },
  {
    code: 'heading-twice',
    exit: 3,
    argv: ['import', 'note', 'a.csv'],
    before: put('a.csv', '内容,text\n好,好\n'),
  },
  { code: 'no-such-file', exit: 4, argv: ['import', 'note', 'nowhere.csv'] },
  {
    code: 'is-a-folder',
    exit: 2,
    argv: ['import', 'note', 'folder'],
    before: ({ folder }) => void mkdirSync(join(folder, 'folder')),
  },
  { code: 'unknown-record', exit: 4, argv: ['show', 'NT-HQ-20261124-001'] },
  { code: 'nothing-to-change', exit: 2, argv: amend('--reason', 'x'), before: noted },
  { code: 'nothing-changed', exit: 3, argv: amend('--set', 'text=一', '--reason', 'x'), before: noted },
  { code: 'no-reason', exit: 2, argv: amend('--set', 'text=二'), before: noted },
  { code: 'bad-reason', exit: 3, argv: amend('--set', 'text=二', '--reason', '\u202E'), before: noted },
  {
    code: 'not-your-role',
    exit: 5,
    argv: amend('--set', 'text=二', '--reason', 'x', '--as', 'r1'),
    before: noted,
  },
  {
    code: 'already-withdrawn',
    exit: 5,
    argv: ['withdraw', 'NT-HQ-20261124-001', '--reason', 'x'],
    before: withdrawn,
  },
  { code: 'unknown-unit', exit: 4, argv: ['list', '--unit', '没有'] },
  { code: 'unknown-case', exit: 4, argv: ['list', '--case', 'CA-HQ-20261124-001'] },
  { code: 'no-words', exit: 2, argv: ['search', ' '] },
  { code: 'unknown-duty', exit: 4, argv: ['explain', 'submit:sales-feedback/2026-W47:nobody'] },
  {
    code: 'own-duty',
    exit: 5,
    argv: ['waive', 'analyse:sales-feedback/2026-W46:marketing', '--reason', 'x'],
  },
  {
    code: 'already-waived',
    exit: 5,
    argv: ['waive', SUBMIT, '--reason', 'x'],
    before: run('waive', SUBMIT, '--reason', 'x'),
  },
  {
    code: 'already-done',
    exit: 5,
    argv: ['waive', SUBMIT, '--reason', 'x'],
    before: run(...NIL, '--period', '2026-W47'),
  },
  { code: 'no-new-date', exit: 2, argv: ['extend', NEXT, '--reason', 'x'] },
  { code: 'extension-too-late', exit: 5, argv: ['extend', SUBMIT, '--to', '2026-12-04', '--reason', 'x'] },
  { code: 'extension-not-later', exit: 5, argv: ['extend', NEXT, '--to', '2026-11-30', '--reason', 'x'] },
  {
    code: 'nothing-to-extend',
    exit: 5,
    argv: [
      'extend',
      'escalate:CA-HQ-20261124-001:marketing',
      '--to',
      '2026-12-30',
      '--reason',
      'x',
      '--allowed-by',
      'z1',
    ],
    before: urgentWithoutTime,
  },
];

/** A company whose policy sets no time for urgent matters. */
async function urgentWithoutTime(made: TestWorkspace): Promise<void> {
  edit('policy.yaml', (text) =>
    text
      .replace(/^edition: 1/m, 'edition: 2')
      .replace(/^effective: \S+/m, 'effective: 2026-11-24')
      .replace(/within: P0D/, 'within: null'),
  )(made);
  await made.json(['policy', 'adopt', '--yes']);
  put(
    'urgent.json',
    JSON.stringify({
      ...urgent(),
      spokenAt: '2026-11-24T09:00:00+08:00',
      occurredAt: '2026-11-24T08:00:00+08:00',
    }),
  )(made);
  await made.json(['submit', 'urgent', '--from', 'urgent.json', '--as', 't1']);
}

describe('each error, by its smallest reproduction', () => {
  it.each(REPRODUCTIONS)('$code ($exit): $argv', async (each) => {
    expect(await reproduce(each)).toEqual({ code: each.code, exit: each.exit });
  });

  it('none of these files has an error without one', () => {
    const files = sourcesIn(
      'src/work/records',
      'src/work/cases',
      'src/work/drafts',
      'src/work/duties',
      'src/work/intake',
      'src/cli/questions',
      'src/cli/records',
      'src/cli/duties',
    );
    const own = sourcesIn('src/cli/commands').filter((path) =>
      /^(submit|import|amend|withdraw|list|show|search|agenda|explain|waive|extend|report-overdue)\.ts$/.test(
        basename(path),
      ),
    );
    const codes = codesIn([...files, ...own]);
    expect(codes.length).toBeGreaterThan(20);
    // Those that need a terminal, a company without people, a file without rights or a broken disk.
    const elsewhere = ['nobody-to-ask-about', 'nobody-yet', 'not-readable', 'read-failed'];
    const known = new Set([...REPRODUCTIONS.map(({ code }) => code), ...elsewhere]);
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});
