import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opinion } from '../support/answers.ts';
import { testCompany } from '../support/company.ts';
import { holdsAtRandomWaiting, randomTime } from '../support/random-runs.ts';
import type { TestWorkspace } from '../support/workspace.ts';

type Imported = {
  rows: number;
  added: number;
  existing: number;
  refused: number;
  errors: { file: string; row: number | null; field: string | null; message: string }[];
  known: { file: string; row: number; id: string | null; state: string; by: string }[];
};

const put = (made: TestWorkspace, name: string, content: string | Uint8Array): string => {
  writeFileSync(join(made.path, name), content);
  return join('..', name);
};
const notes = (...texts: string[]) => `内容,传来方式\n${texts.map((text) => `${text},电话\n`).join('')}`;
const imported = async (
  made: TestWorkspace,
  argv: string[],
  options = {},
): Promise<Imported & { code: number }> => {
  const { code, stdout, stderr } = await made.run(['import', ...argv, '--json'], options);
  if (stdout === '') throw new Error(stderr);
  return { code, ...(JSON.parse(stdout) as Imported) };
};
const counts = ({ rows, added, existing, refused }: Imported) => [rows, added, existing, refused];
const listed = async (made: TestWorkspace) =>
  (
    await made.json<{
      items: {
        id: string;
        submitter: string;
        channel: string;
        period: string;
        data: Record<string, unknown>;
      }[];
    }>(['list'])
  ).items;

describe('rows', () => {
  it('are added, already there, or refused with row, field and reason; valid ones are kept', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', '内容,传来方式\n好,电话\n,电话\n坏,微信\n好,电话\n少\n=1+1,口头\n');
    const told = await imported(made, ['note', file]);
    expect([told.code, ...counts(told)]).toEqual([3, 6, 3, 0, 3]);
    expect(told.errors.map(({ row, field }) => [row, field])).toEqual([
      [2, 'text'],
      [3, 'channel'],
      [5, null],
    ]);
    // What looks like a formula is text.
    expect((await listed(made)).map(({ data }) => data['text'])).toEqual(['好', '好', '=1+1']);
    const shown = await made.run(['import', 'note', file]);
    expect(shown.stdout).toContain('a.csv（UTF-8） 共 6 行：登记 0，已有 3，退回 3');
    expect(shown.stdout).toContain(
      '已有的行：第 1（NT-HQ-20261124-001）、4（NT-HQ-20261124-002）、6（NT-HQ-20261124-003）',
    );
  });

  it('each say whose they are and how they came; the rest is the file’s', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', 'text,channel,填表人\n一,fax,李雷\n二,oral,\n三,oral,没有\n');
    const told = await imported(made, ['note', file]);
    expect(told.errors).toMatchObject([
      { row: 3, field: 'submitter', message: '没有人员“没有”，请用 infoctl person list 查看。' },
    ]);
    expect((await listed(made)).map(({ submitter, channel }) => [submitter, channel])).toEqual([
      ['r1', 'fax'],
      ['m1', 'oral'],
    ]);
  });

  it('may be called what the company calls them, and columns left out', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', '评论,星级,日期\n包装好,5,2026\n');
    const unknown = await made.run(['import', 'note', file, '--json']);
    expect([unknown.code, JSON.parse(unknown.stderr).error.code]).toEqual([3, 'unknown-heading']);
    const told = await imported(made, [
      'note',
      file,
      '--map',
      '内容=评论',
      '--map',
      '-=星级',
      '--map',
      '-=日期',
      '--set',
      '传来方式=口头',
    ]);
    expect(counts(told)).toEqual([1, 1, 0, 0]);
    expect(await listed(made)).toMatchObject([{ channel: 'oral', data: { text: '包装好' } }]);
  });

  it('take what is shared only where they say nothing themselves', async () => {
    using made = await testCompany();
    const file = put(
      made,
      'a.json',
      JSON.stringify([
        { text: '一', channel: null },
        { text: '二', channel: 'fax' },
        { text: '三', channel: '' },
      ]),
    );
    await imported(made, ['note', file, '--set', 'channel=oral']);
    expect((await listed(made)).map(({ channel }) => channel)).toEqual(['oral', 'fax', 'oral']);
  });
});

describe('the same rows again', () => {
  it('a file twice adds nothing; two equal rows in one file are two', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', notes('一', '一', '二'));
    expect(counts(await imported(made, ['note', file]))).toEqual([3, 3, 0, 0]);
    expect(counts(await imported(made, ['note', file]))).toEqual([3, 0, 3, 0]);
  });

  it('a row in another file is counted as there and named; --allow-repeats adds it, each time', async () => {
    using made = await testCompany();
    await imported(made, ['note', put(made, 'a.csv', notes('一'))]);
    const other = put(made, 'b.csv', notes('二', '一'));
    const told = await imported(made, ['note', other]);
    expect(told.known).toEqual([
      { file: other, row: 2, id: 'NT-HQ-20261124-001', state: 'current', by: 'content' },
    ]);
    expect(counts(await imported(made, ['note', other, '--allow-repeats']))).toEqual([2, 2, 0, 0]);
    expect(counts(await imported(made, ['note', other, '--allow-repeats']))).toEqual([2, 2, 0, 0]);
    expect(counts(await imported(made, ['note', other]))).toEqual([2, 0, 2, 0]);
  });

  it('an external id names one thing, whatever else the row says', async () => {
    using made = await testCompany();
    const rows = (...ids: string[]) =>
      ids.map((id, nth) => JSON.stringify({ externalId: id, text: `第${nth}`, channel: 'oral' })).join('\n');
    const told = await imported(made, ['note', put(made, 'a.ndjson', rows('A', 'B', 'A'))]);
    expect(counts(told)).toEqual([3, 2, 1, 0]);
    expect(told.known).toMatchObject([{ row: 3, id: null, by: 'external-id' }]);
    const again = put(made, 'b.ndjson', rows('C', 'A'));
    expect(counts(await imported(made, ['note', again, '--allow-repeats']))).toEqual([2, 1, 1, 0]);
    const shown = await made.run(['import', 'note', again]);
    expect(shown.stdout).toContain(
      '已有的行：第 1（NT-HQ-20261124-003）、2（NT-HQ-20261124-001）（外部编号相同）。',
    );
  });

  it('what was withdrawn is not added again by itself', async () => {
    using made = await testCompany();
    const file = put(
      made,
      'a.ndjson',
      '{"externalId":"A","text":"一","channel":"oral"}\n{"text":"二","channel":"oral"}\n',
    );
    await imported(made, ['note', file]);
    for (const id of ['NT-HQ-20261124-001', 'NT-HQ-20261124-002'])
      await made.json(['withdraw', id, '--reason', '误录']);
    const told = await imported(made, ['note', file]);
    expect(told.known.map(({ id, state }) => [id, state])).toEqual([
      ['NT-HQ-20261124-001', 'withdrawn'],
      ['NT-HQ-20261124-002', 'withdrawn'],
    ]);
    expect(counts(await imported(made, ['note', file, '--allow-repeats']))).toEqual([2, 2, 0, 0]);
    // Those stand now, and are what the file is known by.
    expect((await imported(made, ['note', file])).known[0]).toMatchObject({
      id: 'NT-HQ-20261124-003',
      state: 'current',
    });
  });

  it('an amended row is still known by what it said in its file', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', notes('一'));
    await imported(made, ['note', file]);
    await made.json(['amend', 'NT-HQ-20261124-001', '--set', 'text=改过', '--reason', '抄错']);
    expect(counts(await imported(made, ['note', file]))).toEqual([1, 0, 1, 0]);
  });

  it('a period that was defaulted is no part of it, one that was given is', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', 'nil\n是\n');
    const run = (now: string, ...more: string[]) =>
      imported(made, ['sales-feedback', file, '--as', 'r1', ...more], { now: `${now}T10:00:00+08:00` });
    expect(counts(await run('2026-11-24'))).toEqual([1, 1, 0, 0]);
    expect(counts(await run('2026-12-01'))).toEqual([1, 0, 1, 0]);
    expect(counts(await run('2026-12-01', '--period', '2026-W47'))).toEqual([1, 1, 0, 0]);
    expect(counts(await run('2026-12-01', '--period', '2026-W46'))).toEqual([1, 1, 0, 0]);
    expect(counts(await run('2026-12-01', '--period', '2026-W46'))).toEqual([1, 0, 1, 0]);
    expect((await listed(made)).map(({ period }) => period)).toEqual(['2026-W48', '2026-W47', '2026-W46']);
  });

  it('holds for any files, imported in any order', randomTime, async () => {
    using made = await testCompany();
    let run = 0;
    await holdsAtRandomWaiting(
      'imports of any files',
      25,
      fc.asyncProperty(
        fc.array(fc.array(fc.constantFrom('一', '二', '三'), { maxLength: 6 }), {
          minLength: 1,
          maxLength: 4,
        }),
        async (files) => {
          run += 1;
          const paths = files.map((texts, nth) =>
            put(made, `r${run}-${nth}.csv`, notes(...texts.map((text) => `${run}${text}`))),
          );
          const told: Imported[] = [];
          for (const path of paths) told.push(await imported(made, ['note', path]));
          for (const { rows, added, existing, refused } of told)
            expect(added + existing + refused).toBe(rows);
          // Of each text there are as many records as the file has that holds most of it.
          const most = (text: string) =>
            Math.max(...files.map((texts) => texts.filter((each) => each === text).length));
          const expected = ['一', '二', '三'].reduce((sum, text) => sum + most(text), 0);
          expect(told.reduce((sum, { added }) => sum + added, 0)).toBe(expected);
          for (const path of paths.toReversed()) expect((await imported(made, ['note', path])).added).toBe(0);
        },
      ),
    );
  });
});

describe('a dry run', () => {
  it('says what a run would do, of all its files, and changes nothing', async () => {
    using made = await testCompany();
    const files = [put(made, 'a.csv', notes('一', '二')), put(made, 'b.csv', `${notes('一', '三')},x\n`)];
    const before = await made.json(['verify']);
    const dry = await imported(made, ['note', ...files, '--dry-run']);
    expect(await made.json(['verify'])).toEqual(before);
    const real = await imported(made, ['note', ...files]);
    expect(counts(dry)).toEqual([5, 3, 1, 1]);
    expect([counts(real), real.errors]).toEqual([counts(dry), dry.errors]);
  });
});

describe('a fault of the file', () => {
  const torn = () =>
    Buffer.concat([Buffer.from(notes('一', '二')), Buffer.from([0xff, 0xfe, 0x20, 0x80, 0x2c, 0x0a])]);

  it('keeps the rows before it, and the mended file goes on', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', torn());
    const told = await imported(made, ['note', file]);
    expect([told.code, ...counts(told)]).toEqual([3, 2, 2, 0, 0]);
    expect(told.errors).toMatchObject([
      { file, row: null, message: expect.stringMatching(/^第 4 行：前面都是 UTF-8/) },
    ]);
    put(made, 'a.csv', notes('一', '二', '三'));
    expect(counts(await imported(made, ['note', file]))).toEqual([3, 1, 2, 0]);
  });

  it('ends the run; what came before it and what was not read are told', async () => {
    using made = await testCompany();
    const [good, bad, last] = [
      put(made, 'a.csv', notes('甲')),
      put(made, 'b.csv', torn()),
      put(made, 'c.csv', notes('乙')),
    ];
    const shown = await made.run(['import', 'note', good, bad, last]);
    expect([shown.code, (await listed(made)).length]).toEqual([3, 3]);
    expect(shown.stdout).toContain(
      '后面的 ../c.csv 没有读；改好前面的文件后再运行一次，已登记的行不会重复。',
    );
  });

  it('one that is not there is an error of its own where nothing was read before it', async () => {
    using made = await testCompany();
    const alone = await made.run(['import', 'note', 'nowhere.csv', '--json']);
    expect([alone.code, JSON.parse(alone.stderr).error.code]).toEqual([4, 'no-such-file']);
    const after = await imported(made, ['note', put(made, 'a.csv', notes('一')), 'nowhere.csv']);
    expect([after.code, after.added, after.errors]).toMatchObject([
      3,
      1,
      [{ file: 'nowhere.csv', row: null }],
    ]);
    mkdirSync(join(made.path, 'folder'));
    const folder = await made.run(['import', 'note', '../folder', '--json']);
    expect([folder.code, JSON.parse(folder.stderr).error.code]).toEqual([2, 'is-a-folder']);
  });
});

describe('what is said', () => {
  it('names the running period that rows without one were taken for', async () => {
    using made = await testCompany();
    const rows = [opinion(), { ...opinion(), period: undefined }, { ...opinion(), period: undefined }];
    const shown = await made.run(['import', 'customer-opinion', put(made, 'a.json', JSON.stringify(rows))]);
    expect(shown.stdout).toContain('有 2 行没有写明期间，按本期计；要按别的期间请加 --period。');
  });

  it('a period that is not the form’s is refused before any row is read', async () => {
    using made = await testCompany();
    const file = put(made, 'a.csv', notes('一'));
    for (const period of ['2026-W47', '2026-Q4']) {
      const told = await made.run(['import', 'note', file, '--period', period, '--json']);
      expect([told.code, JSON.parse(told.stderr).error.code]).toEqual([3, 'invalid-record']);
    }
  });
});
