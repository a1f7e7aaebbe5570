import { describe, expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import type { TestWorkspace } from '../support/workspace.ts';

type Duty = {
  id: string;
  kind: string;
  status: string;
  due: string | null;
  daysLate: number;
  owner: { id: string; name: string };
  waiver: { reason: string; by: string; at: string } | null;
  extendedFrom: string | null;
  answerable: string[];
  provisional: boolean;
};
type Overdue = { asOf: string; zone: string; overdue: Duty[]; waiting: Duty[] };

const SUBMIT = 'submit:sales-feedback/2026-W47:r1';
const NEXT = 'submit:sales-feedback/2026-W48:r1';
const at = (day: string) => ({ now: `${day}T10:00:00+08:00` });
const nil = (made: TestWorkspace, as: string, period: string, options = {}) =>
  made.json(['submit', 'sales-feedback', '--nil', '--period', period, '--as', as], options);
const overdueOf = async (made: TestWorkspace, argv: string[] = [], options = {}) =>
  made.json<Overdue>(['report', 'overdue', ...argv], options);
const idsOf = ({ overdue }: Overdue) => overdue.map(({ id }) => id);
const codeOf = async (made: TestWorkspace, argv: string[], options = {}) => {
  const told = await made.run([...argv, '--json'], options);
  return [told.code, (JSON.parse(told.stderr) as { error: { code: string } }).error.code];
};

describe('waive', () => {
  it('lifts one duty, with a reason and who allowed it, and says so wherever it is shown', async () => {
    using made = await testCompany();
    const waived = await made.json<Duty>(['waive', SUBMIT, '--reason', '住院', '--allowed-by', '周明']);
    expect(waived).toMatchObject({
      id: SUBMIT,
      status: 'waived',
      waiver: { reason: '住院', by: 'z1', at: '2026-11-24' },
    });
    expect(idsOf(await overdueOf(made))).not.toContain(SUBMIT);
    expect((await made.run(['explain', SUBMIT])).stdout).toContain('豁免　住院（周明同意，11月24日）');
    expect(
      (await made.run(['waive', 'submit:customer-opinion/2026-Q3:s1', '--reason', '装修'])).stdout,
    ).toContain('已豁免：南京路专卖店 顾客意见征询（季） 2026-Q3');
    // It stays so if the form comes after all, which is listed.
    await nil(made, 'r1', '2026-W47');
    expect((await made.run(['explain', SUBMIT])).stdout).toContain('已豁免，仅列示');
  });

  it('is asked of marketing or those above, by somebody who is not asked for it', async () => {
    using made = await testCompany();
    const waive = (id: string, ...argv: string[]) => codeOf(made, ['waive', id, '--reason', 'x', ...argv]);
    expect(await waive(SUBMIT, '--as', 'r2')).toEqual([5, 'not-your-role']);
    expect(await waive(SUBMIT, '--allowed-by', 't1')).toEqual([5, 'not-your-role']);
    expect(await waive('analyse:sales-feedback/2026-W46:marketing')).toEqual([5, 'own-duty']);
    expect(await waive('visit:client-visit/2026-Q3:c1')).toEqual([5, 'own-duty']);
    expect(await waive(SUBMIT, '--allowed-by', '没有')).toEqual([4, 'unknown-person']);
    expect(await waive('submit:sales-feedback/2026-W47:nobody')).toEqual([4, 'unknown-duty']);
    expect(await codeOf(made, ['waive', SUBMIT])).toEqual([2, 'no-reason']);
    expect(
      (await made.run(['waive', 'visit:client-visit/2026-Q3:c1', '--reason', '歇业', '--allowed-by', 'z1']))
        .code,
    ).toBe(0);
    expect(await waive('visit:client-visit/2026-Q3:c1', '--allowed-by', 'z1')).toEqual([5, 'already-waived']);
  });
});

describe('extend', () => {
  it('gives one duty a later date until the end of its due date; the steps do not move', async () => {
    using made = await testCompany();
    const extended = await made.json<Duty>(['extend', NEXT, '--to', '2026-12-04', '--reason', '出差']);
    expect(extended).toMatchObject({ due: '2026-12-04', extendedFrom: '2026-11-30', status: 'open' });
    const { stdout } = await made.run(['explain', NEXT]);
    expect(stdout).toContain('延期　11月30日延至12月4日：出差（王芳同意，11月24日）');
    const step = await made.json<{ duties: { duty: Duty }[] }>([
      'explain',
      'analyse:sales-feedback/2026-W48:marketing',
    ]);
    expect(step.duties[0]?.duty).toMatchObject({ due: '2026-12-07' });
    const once = await made.json<Duty>(
      ['extend', NEXT, '--to', '2026-12-10', '--reason', '又'],
      at('2026-12-04'),
    );
    expect(once).toMatchObject({ due: '2026-12-10', extendedFrom: '2026-11-30' });
  });

  it('is refused too late, not later, and where there is no date', async () => {
    using made = await testCompany();
    const extend = (id: string, to: string, options = {}) =>
      codeOf(made, ['extend', id, '--to', to, '--reason', 'x'], options);
    expect(await extend(SUBMIT, '2026-12-04')).toEqual([5, 'extension-too-late']);
    expect(await extend(NEXT, '2026-11-30')).toEqual([5, 'extension-not-later']);
    expect(await extend(NEXT, '2026-11-31')).toEqual([2, 'bad-day']);
    expect(await codeOf(made, ['extend', NEXT, '--reason', 'x'])).toEqual([2, 'no-new-date']);
    expect(
      (await made.run(['extend', NEXT, '--to', '2026-12-04', '--reason', 'x'], at('2026-11-30'))).code,
    ).toBe(0);
    await nil(made, 'r1', '2026-W48', at('2026-12-01'));
    expect(await extend(NEXT, '2026-12-09', at('2026-12-01'))).toEqual([5, 'already-done']);
  });
});

describe('report overdue', () => {
  it('lists what is late by due date, who, since when, by which clause', async () => {
    using made = await testCompany();
    await nil(made, 'r2', '2026-W47');
    const told = await overdueOf(made);
    expect(told).toMatchObject({ asOf: '2026-11-24', zone: 'Asia/Shanghai', waiting: [] });
    const dues = told.overdue.map(({ due, id }) => `${due} ${id}`);
    expect(dues).toEqual(dues.toSorted());
    expect(told.overdue.find(({ id }) => id === SUBMIT)).toMatchObject({
      status: 'overdue',
      daysLate: 1,
      answerable: ['r1'],
      owner: { name: '李雷' },
    });
    expect(idsOf(told)).not.toContain('submit:sales-feedback/2026-W47:r2');
    const { stdout } = await made.run(['report', 'overdue']);
    expect(stdout).toMatch(/^逾期 \d+ 项　截至 2026年11月24日\n/);
    expect(stdout).toMatch(/1 天\s+李雷（华东分公司）\s+销售信息反馈（周） 2026-W47\s+11月23日\s+沟通·二·1/);
  });

  it('of a unit is that of those under it too', async () => {
    using made = await testCompany();
    const east = await overdueOf(made, ['--unit', '华东分公司']);
    expect(new Set(east.overdue.map(({ owner }) => owner.id))).toEqual(new Set(['r1', 's1']));
    expect(await codeOf(made, ['report', 'overdue', '--unit', '没有'])).toEqual([4, 'unknown-unit']);
  });

  it('as of a day is what was known then, computed from the journal, and comes out as it did then', async () => {
    using made = await testCompany();
    const then = await overdueOf(made);
    await nil(made, 'r1', '2026-W47', at('2026-11-26'));
    await made.json(['waive', 'submit:sales-feedback/2026-W46:r1', '--reason', '休假'], at('2026-11-26'));
    await made.json(
      [
        'client',
        'add',
        'c2',
        '--name',
        '和平饭店',
        '--kind',
        'hotel',
        '--owner',
        'm1',
        '--from',
        '2020-01-01',
      ],
      at('2026-11-26'),
    );
    expect(await overdueOf(made, ['--as-of', '2026-11-24'], at('2026-12-20'))).toEqual(then);
    // A day later one more day late; and nothing that came in since is late any more.
    const now = await overdueOf(made, [], at('2026-11-26'));
    expect(idsOf(now)).not.toContain(SUBMIT);
    expect(idsOf(now)).toContain('visit:client-visit/2026-Q3:c2');
    const ahead = await overdueOf(made, ['--as-of', '2026-12-01'], at('2026-11-26'));
    expect(ahead.overdue.find(({ id }) => id === NEXT)).toMatchObject({ daysLate: 1 });
    expect(await codeOf(made, ['report', 'overdue', '--as-of', '11-24'])).toEqual([2, 'bad-day']);
  });

  it('--check ends with 10 where something is overdue, and still prints its answer', async () => {
    using made = await testCompany();
    const late = await made.run(['report', 'overdue', '--check', '--json']);
    expect([late.code, late.stderr]).toEqual([10, '']);
    expect((JSON.parse(late.stdout) as Overdue).overdue.length).toBeGreaterThan(0);
    expect((await made.run(['report', 'overdue', '--check', '--as-of', '2025-12-01'])).code).toBe(0);
    expect((await made.run(['report', 'overdue', '--as-of', '2025-12-01'])).stdout).toContain(
      '没有逾期　截至 2025年12月1日',
    );
  });

  it('a listing costs nothing: no schema, no validator, nobody need say who they are', async () => {
    using made = await testCompany();
    const told = await made.run(['report', 'overdue'], { env: { XDG_CONFIG_HOME: '/nowhere' } });
    expect(told.code).toBe(0);
  });
});

describe('agenda', () => {
  it('is what a person is asked for, soonest first; provisional dates are said', async () => {
    using made = await testCompany();
    const mine = await made.json<{ for: string; items: Duty[] }>(['agenda', '--for', '赵敏']);
    expect(mine.for).toBe('t1');
    expect(mine.items.every(({ answerable }) => answerable.includes('t1'))).toBe(true);
    expect(mine.items.map(({ id }) => id)).toContain('submit:customer-opinion/2026-Q4:s1');
    const { stdout } = await made.run(['agenda', '--for', 'r1']);
    expect(stdout).toContain('2027年1月5日（暂定）');
    expect(stdout).toContain('暂定：缺 2027 年放假安排，公布后用 infoctl calendar import 导入。');
    expect((await made.run(['agenda', '--for', '何静', '--json'])).code).toBe(4);
  });

  it('of a unit is that of its people and of those under it; of nobody it is empty', async () => {
    using made = await testCompany();
    const east = await made.json<{ items: Duty[] }>(['agenda', '--unit', 'east']);
    expect(new Set(east.items.map(({ owner }) => owner.id))).toEqual(new Set(['r1', 's1']));
    await made.json(['person', 'add', 'x1', '--name', '何静', '--unit', 'hq', '--role', 'clerk']);
    expect((await made.run(['agenda', '--for', '何静'])).stdout).toContain(
      '何静没有待办事项　2026年11月24日',
    );
  });

  it('without a name is mine, and says when it is not known who I am', async () => {
    using made = await testCompany();
    expect((await made.json<{ for: string }>(['agenda'])).for).toBe('m1');
    expect(await codeOf(made, ['agenda'], { env: { XDG_CONFIG_HOME: '/nowhere' } })).toEqual([
      2,
      'no-identity',
    ]);
  });
});

describe('explain', () => {
  it('a late duty day by day, with the clause and the reading', async () => {
    using made = await testCompany();
    const { stdout } = await made.run(['explain', SUBMIT]);
    expect(stdout).toMatch(/^李雷（华东分公司）应交《销售信息反馈表》（周） 2026-W47：逾期 1 天\n/);
    for (const part of [
      '依据　沟通·二·1',
      '解释　',
      '应交人　',
      '11月23日 周一　周末次日，工作日　→ 截止',
      '截至当日未收到　→ 逾期 1 天',
      '豁免、延期　无',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it('a record by the duty it was handed in for, also one kept beside another', async () => {
    using made = await testCompany();
    await nil(made, 'r1', '2026-W47');
    await nil(made, 'r1', '2026-W47');
    for (const id of ['SF-HQ-20261124-001', 'SF-HQ-20261124-002']) {
      const { stdout } = await made.run(['explain', id]);
      expect(stdout).toContain('收到 SF-HQ-20261124-001　→ 迟 1 天');
      expect(stdout).toContain('另收到 1 份，作为补充保存');
    }
  });

  it('a record that nothing is owed for', async () => {
    using made = await testCompany();
    await made.json(['submit', 'note', '--set', 'text=一', '--set', 'channel=oral']);
    expect((await made.run(['explain', 'NT-HQ-20261124-001'])).stdout).toContain(
      '《日常信息记录》随时填报，NT-HQ-20261124-001 没有截止日。',
    );
  });

  it('each kind of duty has its clause', async () => {
    using made = await testCompany();
    const { overdue } = await overdueOf(made);
    const one = new Map(overdue.map(({ kind, id }) => [kind, id]));
    expect([...one.keys()].toSorted()).toEqual(['analyse', 'handle', 'submit', 'visit']);
    const ids = [...one.values(), 'revise-policy:2026-01-01:marketing', 'submit:sales-feedback/2026-Q4:r1'];
    for (const id of ids) expect((await made.run(['explain', id])).stdout).toMatch(/依据　沟通·/);
    expect(await codeOf(made, ['explain', 'submit:sales-feedback/2026-W47:nobody'])).toEqual([
      4,
      'unknown-duty',
    ]);
  });
});
