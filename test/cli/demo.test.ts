import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { widthOf } from '../../src/cli/output/width.ts';
import { type Outcome, TestFolder } from '../support/workspace.ts';

type Answer = {
  readonly folder: string;
  readonly company: string;
  readonly people: number;
  readonly records: number;
  readonly overdue: readonly string[];
  readonly shown: readonly string[];
  readonly try: readonly string[];
};

const WEEK = ['summarize', '--week', '2026-W47', '--as-of', '2026-11-24'];

let here: TestFolder;
let shown: Outcome;

/** Runs a command inside the sample company under the machine's own clock; gives its JSON. */
async function json<T>(argv: readonly string[], folder = here): Promise<T> {
  const { code, stdout, stderr } = await folder.run([...argv, '--json'], {
    cwd: join(folder.path, 'demo'),
    env: { INFOCTL_NOW: undefined },
  });
  if (code !== 0) throw new Error(`${argv.join(' ')} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}

/** The words of a printed command behind the call of infoctl. */
const wordsOf = (command: string): string[] => command.split(' ').slice(2);

beforeAll(async () => {
  here = new TestFolder();
  shown = await here.run(['demo'], { env: { INFOCTL_NOW: undefined } });
  return () => here[Symbol.dispose]();
}, 60_000);

describe('what infoctl demo prints', () => {
  it('ends well and says nothing but progress beside it', () => {
    expect(shown.code).toBe(0);
    expect(shown.stderr.replaceAll(/正在建立演示公司：\S+\n/g, '')).toBe('');
  });

  it('shows the four pieces under headings with the command of each, then what to try', () => {
    const places = [
      '演示公司：示例食品有限公司（演示）',
      '1/4  每周汇总',
      `bin/infoctl.js ${WEEK.join(' ')}`,
      '# 2026年第47周市场信息汇总报告',
      '2/4  逾期清单',
      '逾期 4 项　截至 2026年11月24日',
      '3/4  为什么算逾期',
      '韩梅（华南分公司）应交《销售信息反馈表》（周） 2026-W47：逾期 1 天',
      '4/4  顾客意见处理报告',
      '# 2026年第四季度顾客意见处理报告',
      '接下来试试',
      'cd demo',
    ].map((words) => shown.stdout.indexOf(words));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('keeps its own lines within eighty columns and leaves the annexes out', () => {
    const ending = shown.stdout.slice(shown.stdout.indexOf('接下来试试'));
    const asInACheckout = ending.replaceAll(/node \S+/g, 'node ../bin/infoctl.js').split('\n');
    expect(asInACheckout.filter((line) => widthOf(line) > 80)).toEqual([]);
    expect(shown.stdout).not.toContain('### 附件');
    expect(shown.stdout.match(/附件从略/g)).toHaveLength(2);
  });
});

describe('the week as of Tuesday 24 November 2026', () => {
  it('expects eleven: eight on time, one late, two missing, by name', async () => {
    const { rounds } = await json<{ rounds: readonly Record<string, unknown>[] }>(WEEK);
    const [round] = rounds;
    expect(round).toMatchObject({
      expected: 11,
      received: 9,
      onTime: 8,
      late: 1,
      waived: 0,
      missing: ['r7', 'r8'],
    });
    const exceptions = round?.['exceptions'] as { status: string; owner: { name: string }; days: number }[];
    expect(exceptions.map(({ status, owner, days }) => [status, owner.name, days])).toEqual([
      ['missing', '杨柳', 1],
      ['missing', '韩梅', 1],
      ['late', '吴迪', 1],
    ]);
  });

  it('counts the form on paper for the day it came in, and the nil return as one', async () => {
    for (const who of ['r4', 'r12']) {
      const { duties } = await json<{ duties: readonly { duty: { status: string } }[] }>([
        'explain',
        `submit:sales-feedback/2026-W47:${who}`,
        '--as-of',
        '2026-11-24',
      ]);
      expect(duties[0]?.duty.status).toBe('done');
    }
    const { items } = await json<{ items: readonly Record<string, unknown>[] }>([
      'list',
      '--period',
      '2026-W47',
    ]);
    expect(items.find(({ submitter }) => submitter === 'r4')).toMatchObject({
      actor: 'm4',
      by: 'r4',
      channel: 'paper',
      received: '2026-11-23',
    });
    expect(items.find(({ submitter }) => submitter === 'r12')).toMatchObject({ nil: true, unit: 'west' });
  });

  it('tells the urgent matter and the major problem, both reported to the deputy general manager in time', async () => {
    const { majors, cases } = await json<{
      majors: readonly Record<string, unknown>[];
      cases: readonly string[];
    }>(WEEK);
    expect(cases).toEqual(['CA-HQ-20261118-001', 'CA-HQ-20261119-001']);
    expect(majors).toMatchObject([
      {
        kind: 'major',
        knownOn: '2026-11-18',
        escalated: { to: { name: '周明' }, on: '2026-11-19', time: '10:20' },
      },
      {
        kind: 'urgent',
        knownOn: '2026-11-19',
        escalated: { to: { name: '周明' }, on: '2026-11-19', time: '14:50' },
      },
    ]);
  });

  it('names the correction of the week before', async () => {
    const { corrections } = await json<{ corrections: readonly string[] }>(WEEK);
    const { items } = await json<{ items: readonly { id: string; submitter: string; amended: number }[] }>([
      'list',
      '--period',
      '2026-W46',
    ]);
    expect(items.filter(({ amended }) => amended > 0)).toMatchObject([
      { id: corrections[0], submitter: 'r2' },
    ]);
    expect(corrections).toHaveLength(1);
  });

  it('finds overdue who is missing and what marketing has not reported up, and nothing else', async () => {
    const { overdue } = await json<{ overdue: readonly { id: string; daysLate: number }[] }>([
      'report',
      'overdue',
      '--as-of',
      '2026-11-24',
    ]);
    expect(overdue.map(({ id, daysLate }) => `${id} ${daysLate}`)).toEqual([
      'analyse:sales-feedback/2026-W45:marketing 8',
      'analyse:sales-feedback/2026-W46:marketing 1',
      'submit:sales-feedback/2026-W47:r7 1',
      'submit:sales-feedback/2026-W47:r8 1',
    ]);
  });
});

describe('the quarter so far', () => {
  it('visits nine clients of ten, one late, one refusing; one is waived', async () => {
    const report = await json<{
      round: Record<string, unknown>;
      results: readonly { code: string; count: number }[];
    }>(['report', 'handling', 'client-visit', '--quarter', '2026-Q4', '--as-of', '2026-11-24']);
    expect(report.round).toMatchObject({ expected: 10, onTime: 8, late: 1, waived: 1, missing: [] });
    expect(Object.fromEntries(report.results.map(({ code, count }) => [code, count]))).toEqual({
      success: 8,
      refused: 1,
      'no-answer': 1,
      rescheduled: 1,
    });
    expect(JSON.stringify(report.round)).toContain('燕山宾馆');
  });

  it('hears the customers of all four stores, masks the one who left a name, leaves out what was taken back', async () => {
    const report = await json<{ count: number; round: Record<string, unknown>; records: readonly string[] }>([
      'report',
      'handling',
      'customer-opinion',
      '--quarter',
      '2026-Q4',
      '--as-of',
      '2026-11-24',
    ]);
    expect(report).toMatchObject({ count: 98, round: { expected: 4, received: 4 } });
    const { items } = await json<{ items: readonly { id: string; state: string }[] }>([
      'list',
      'customer-opinion',
    ]);
    const withdrawn = items.filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
    expect(withdrawn).toHaveLength(1);
    expect(report.records).not.toContain(withdrawn[0]);
    expect(shown.stdout).not.toContain('林秀英');
    expect(shown.stdout).not.toContain('13800001234');
  });

  it('an extension moved a due date, and what came by then was on time', async () => {
    const { duties } = await json<{ duties: readonly { duty: Record<string, unknown> }[] }>([
      'explain',
      'submit:sales-feedback/2026-10:r3',
      '--as-of',
      '2026-11-24',
    ]);
    expect(duties[0]?.duty).toMatchObject({ status: 'done', due: '2026-11-06', extendedFrom: '2026-11-03' });
  });

  it('who left owes nothing after the last day, and who came owes from the first', async () => {
    const explain = (id: string) =>
      here.run(['explain', id], { cwd: join(here.path, 'demo'), env: { INFOCTL_NOW: undefined } });
    expect((await explain('submit:sales-feedback/2026-W45:r10')).code).toBe(4);
    expect((await explain('submit:sales-feedback/2026-W45:r11')).code).toBe(0);
    expect((await explain('submit:sales-feedback/2026-W46:r12')).code).toBe(4);
    // Joint ventures take part by reference only.
    expect((await explain('submit:sales-feedback/2026-W46:j1')).code).toBe(4);
  });
});

describe('the journal of the sample company', () => {
  it('is whole, and every event says that its clock was set', async () => {
    expect(await json(['verify'])).toMatchObject({ ok: true, findings: [] });
    const { events } = await json<{ events: readonly { clockOfEvent: string }[] }>([
      'log',
      '--limit',
      '10000',
    ]);
    expect(events.length).toBeGreaterThan(250);
    expect(events.filter(({ clockOfEvent }) => !clockOfEvent.startsWith('set:'))).toEqual([]);
  });

  it('no file of the company differs from what is in force', async () => {
    const { stderr } = await here.run(['form', 'list'], { cwd: join(here.path, 'demo') });
    expect(stderr).toBe('');
  });
});

describe('run again', () => {
  it('replaces the earlier one with --yes, the same to the letter, and tidies the user configuration', async () => {
    using again = new TestFolder();
    cpSync(here.path, again.path, { recursive: true });
    await again.run(['submit', 'note', '--set', 'channel=oral', '--set', 'text=只是试试'], {
      cwd: join(again.path, 'demo'),
    });
    writeFileSync(join(again.path, 'demo', '我的笔记.txt'), '留着');
    const second = await again.run(['demo', '--yes'], { env: { INFOCTL_NOW: undefined } });
    expect([second.code, second.stdout]).toEqual([0, shown.stdout]);
    expect(readFileSync(join(again.path, 'demo', '我的笔记.txt'), 'utf8')).toBe('留着');
    expect(await json(['verify'], again)).toMatchObject({ ok: true });
    const { items } = await json<{ items: readonly { recordedOn?: string; submitter: string }[] }>(
      ['list', 'note'],
      again,
    );
    expect(items.filter(({ submitter }) => submitter === 'm1')).toEqual([]);
    expect(readdirSync(join(again.path, 'config', 'infoctl', 'me'))).toHaveLength(1);
    expect(readdirSync(join(again.path, 'config', 'infoctl', 'heads'))).toHaveLength(1);
  }, 60_000);

  it('the commands it gives to try work as they are, without saying who one is', async () => {
    using copy = new TestFolder();
    cpSync(here.path, copy.path, { recursive: true });
    const commands =
      shown.stdout.slice(shown.stdout.indexOf('接下来试试')).match(/node \S*bin\/infoctl\.js .*/g) ?? [];
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      const { code, stderr } = await copy.run(wordsOf(command), {
        cwd: join(copy.path, 'demo'),
        env: { INFOCTL_NOW: undefined },
      });
      expect({ command, code, stderr }).toEqual({ command, code: 0, stderr: '' });
    }
  });
});

describe('what infoctl demo leaves alone', () => {
  it('an earlier demo, where nobody can be asked', async () => {
    const { code, stderr } = await here.run(['demo']);
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
    expect(await json(['verify'])).toMatchObject({ ok: true });
  });

  it.each([
    [
      'a folder with a file of somebody',
      (folder: string) => writeFileSync(join(folder, 'report.md'), 'mine'),
    ],
    [
      'a workspace that is no demo',
      (folder: string) => writeFileSync(join(folder, 'infoctl.yaml'), 'company: 甲\n'),
    ],
  ])('%s', async (_what, put) => {
    using other = new TestFolder();
    const folder = join(other.path, 'demo');
    mkdirSync(folder);
    put(folder);
    const before = readdirSync(folder);
    const { code, stdout } = await other.run(['demo', '--yes']);
    expect([code, stdout, readdirSync(folder)]).toEqual([5, '', before]);
  });

  it('a file, and a link to a folder, where the folder should be', async () => {
    using other = new TestFolder();
    writeFileSync(join(other.path, 'demo'), 'mine');
    expect((await other.run(['demo', '--yes'])).code).toBe(5);
    mkdirSync(join(other.path, 'elsewhere'));
    symlinkSync(join(other.path, 'elsewhere'), join(other.path, 'linked'));
    expect((await other.run(['demo', 'linked', '--yes'])).code).toBe(5);
    expect(readdirSync(join(other.path, 'elsewhere'))).toEqual([]);
  });

  it('templates and forms that somebody put into the demo: nothing is taken away', async () => {
    using copy = new TestFolder();
    cpSync(here.path, copy.path, { recursive: true });
    const mine = join(copy.path, 'demo', 'templates', 'summary.md');
    writeFileSync(mine, '# mine\n');
    const { code, stderr } = await copy.run(['demo', '--yes']);
    expect(code).toBe(5);
    expect(stderr).toContain('templates');
    expect(existsSync(mine)).toBe(true);
    expect(existsSync(join(copy.path, 'demo', 'infoctl.db'))).toBe(true);
  });

  it('a workspace around it', async () => {
    using other = new TestFolder();
    writeFileSync(join(other.path, 'infoctl.yaml'), 'company: 甲\n');
    const { code } = await other.run(['demo', '--yes']);
    expect([code, existsSync(join(other.path, 'demo'))]).toEqual([5, false]);
  });
});

it('in English the program speaks English, the people still Chinese', async () => {
  using other = new TestFolder();
  const { code, stdout } = await other.run(['demo', 'sample company', '--lang', 'en', '--json'], {
    env: { INFOCTL_NOW: undefined },
  });
  expect(code).toBe(0);
  const answer = JSON.parse(stdout) as Answer;
  expect(answer.company).toBe('Sample Foods Company (demo)');
  const week = await other.run(WEEK, { cwd: answer.folder, env: { INFOCTL_NOW: undefined, LANG: 'C' } });
  expect(week.stdout).toContain('# Market information summary');
  expect(week.stdout).toContain('李雷');
}, 60_000);
