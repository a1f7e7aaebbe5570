import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opinion, urgent, week } from '../support/answers.ts';
import { testCompany } from '../support/company.ts';
import type { TestWorkspace } from '../support/workspace.ts';

type Receipt = {
  id: string;
  period: string;
  submitter: string;
  unit: string;
  duties: { id: string; status: string }[];
  case: string | null;
};
type Shown = {
  record: {
    state: string;
    amended: number;
    submitter: string;
    unit: string;
    store: string | null;
    period: string;
    channel: string;
    data: Record<string, unknown>;
  };
  case: string | null;
  versions: {
    kind: string;
    changed: string[];
    reason: string | null;
    data: Record<string, unknown> | null;
    record: Record<string, unknown> | null;
  }[];
};

const at = (day: string) => ({ now: `${day}T10:00:00+08:00` });
const put = (made: TestWorkspace, name: string, content: unknown): string => {
  writeFileSync(join(made.path, name), JSON.stringify(content));
  return join('..', name);
};
const handIn = (made: TestWorkspace, form: string, answers: unknown, as: string, options = {}) =>
  made.json<Receipt>(['submit', form, '--from', put(made, 'given.json', answers), '--as', as], options);
const amend = (made: TestWorkspace, id: string, argv: string[], options = {}) =>
  made.json<Receipt>(['amend', id, '--reason', '抄错', ...argv], options);
const show = (made: TestWorkspace, id: string) => made.json<Shown>(['show', id]);
const duty = async (made: TestWorkspace, id: string, options = {}) =>
  (
    await made.json<{
      duties: {
        duty: { status: string; due: string; opens: string; fulfilledBy: string | null; daysLate: number };
      }[];
    }>(['explain', id], options)
  ).duties[0]?.duty;

describe('an amendment', () => {
  it('changes what it says and nothing else; what stood before is shown beside it', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week(), 'r1');
    await amend(made, id, [
      '--set',
      '目标销量=1250',
      '--set',
      'salesLines.1.amount=38000',
      '--set',
      'salesLines.2.product=绿茶',
      '--set',
      'salesLines.2.qty=5',
      '--set',
      'salesLines.2.amount=90',
      '--as',
      'r1',
    ]);
    const { record, versions } = await show(made, id);
    expect(record).toMatchObject({ amended: 1, channel: 'file' });
    expect(record.data).toMatchObject({
      salesTarget: 1250,
      salesActual: 1150,
      salesLines: [{ qty: 300, amount: '38000.00' }, { product: '绿茶' }],
    });
    expect(versions.map(({ kind, changed, reason }) => [kind, changed, reason])).toEqual([
      ['record.submitted', [], null],
      ['record.amended', ['salesLines', 'salesTarget'], '抄错'],
    ]);
    expect(versions[0]?.data).toMatchObject({ salesTarget: 1200, salesLines: [{ amount: '38400.00' }] });
    const { stdout } = await made.run(['show', id]);
    const history = stdout.slice(stdout.indexOf('经过'));
    expect(history.split('\n').slice(0, 8)).toEqual([
      '经过',
      '  2026年11月24日 李雷登记',
      '  2026年11月24日 李雷更正，理由：抄错',
      '      目标销量：1,200 件 → 1,250 件',
      '      单品销售 第 1 条 · 金额：38,400.00 元 → 38,000.00 元',
      '      单品销售 第 2 条 · 产品：（未填） → 绿茶',
      '      单品销售 第 2 条 · 数量：（未填） → 5 件',
      '      单品销售 第 2 条 · 金额：（未填） → 90.00 元',
    ]);
  });

  it('to another period counts there with its own first day, and the other is owed again', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week(), 'r1', at('2026-11-23'));
    const moved = await amend(made, id, ['--period', '2026-W46', '--as', 'r1'], at('2026-11-25'));
    expect(moved).toMatchObject({
      period: '2026-W46',
      duties: [{ id: 'submit:sales-feedback/2026-W46:r1', status: 'late' }],
    });
    expect(await duty(made, 'submit:sales-feedback/2026-W46:r1', at('2026-11-25'))).toMatchObject({
      daysLate: 7,
    });
    expect(await duty(made, 'submit:sales-feedback/2026-W47:r1', at('2026-11-25'))).toMatchObject({
      status: 'overdue',
      fulfilledBy: null,
    });
    expect((await made.run(['show', id])).stdout).toContain('期间：2026-W47 → 2026-W46');
  });

  it('to a later period counts from the day on which it may', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week({ period: '2026-W48' }), 'r1', at('2026-11-26'));
    await amend(made, id, ['--period', '2026-W49', '--as', 'r1'], at('2026-12-02'));
    const lines = (await made.run(['explain', id], at('2026-12-02'))).stdout;
    expect(lines).toMatch(/11月30日 周一　收到 SF-HQ-20261126-001/);
    const early = await made.run(
      ['amend', id, '--period', '2026-W50', '--reason', '抄错', '--as', 'r1'],
      at('2026-12-02'),
    );
    expect([early.code, early.stderr]).toEqual([3, expect.stringContaining('从2026年12月7日起才能填报')]);
  });

  it('to another owner takes that one’s unit, unless it is said', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week(), 'r1');
    expect(await amend(made, id, ['--set', '填表人=韩梅'])).toMatchObject({
      submitter: 'r2',
      unit: 'south',
      duties: [{ id: 'submit:sales-feedback/2026-W47:r2' }],
    });
    expect(await duty(made, 'submit:sales-feedback/2026-W47:r1')).toMatchObject({ status: 'overdue' });
    expect(await amend(made, id, ['--set', 'submitter=r1', '--set', 'unit=hq'])).toMatchObject({
      submitter: 'r1',
      unit: 'hq',
    });
    const theirs = await made.run(['amend', id, '--set', 'submitter=t1', '--reason', 'x', '--json']);
    expect([theirs.code, JSON.parse(theirs.stderr).error.code]).toEqual([5, 'not-your-form']);
  });

  it('by a file replaces all answers, and keeps whose it is and for when', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week({ supportNeeded: '试吃装' }), 'r1');
    const { period: _period, ...answers } = week({ salesTarget: 900 });
    await amend(made, id, ['--from', put(made, 'other.json', answers), '--as', 'r1']);
    const { record } = await show(made, id);
    expect(record).toMatchObject({
      period: '2026-W47',
      submitter: 'r1',
      unit: 'east',
      data: { salesTarget: 900 },
    });
    expect(record.data).not.toHaveProperty('supportNeeded');
  });

  it('is the submitter’s or marketing’s, and show says who typed for whom', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week(), 'r1');
    for (const other of ['r2', 't1', 'z1']) {
      const told = await made.run([
        'amend',
        id,
        '--set',
        'salesTarget=1',
        '--reason',
        'x',
        '--as',
        other,
        '--json',
      ]);
      expect([told.code, JSON.parse(told.stderr).error.code]).toEqual([5, 'not-your-role']);
    }
    await amend(made, id, ['--set', 'salesTarget=1', '--as', 'r2', '--by', 'r1']);
    expect((await made.run(['show', id])).stdout).toContain('李雷更正（由韩梅代录），理由：抄错');
  });

  it('is checked like a new record', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week(), 'r1');
    const told = await made.run([
      'amend',
      id,
      '--set',
      'salesTarget=许多',
      '--set',
      'summary=',
      '--reason',
      'x',
      '--json',
    ]);
    const { error } = JSON.parse(told.stderr) as { error: { details: { field: string }[] } };
    expect([told.code, error.details.map(({ field }) => field)]).toEqual([3, ['salesTarget', 'summary']]);
    expect((await show(made, id)).record.amended).toBe(0);
  });

  it('of a note keeps how it came', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'note', { text: '一', channel: 'fax' }, 'm1');
    await amend(made, id, ['--set', 'text=二']);
    expect((await show(made, id)).record).toMatchObject({ channel: 'fax', data: { text: '二' } });
  });
});

describe('a withdrawal', () => {
  it('lets the duty be owed again; the record is marked, and still read', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'sales-feedback', week(), 'r1', at('2026-11-23'));
    expect(
      await made.json(['withdraw', id, '--reason', '重复录入', '--as', 'r1'], at('2026-11-25')),
    ).toMatchObject({ id, state: 'withdrawn', reason: '重复录入' });
    expect(await duty(made, 'submit:sales-feedback/2026-W47:r1', at('2026-11-25'))).toMatchObject({
      status: 'overdue',
    });
    // As of the day before it stood.
    const before = await made.json<{ duties: unknown[] }>(
      ['explain', 'submit:sales-feedback/2026-W47:r1', '--as-of', '2026-11-24'],
      at('2026-11-25'),
    );
    expect(before.duties).toMatchObject([{ duty: { status: 'done', fulfilledBy: id } }]);
    for (const argv of [['list'], ['search', '动销平稳']])
      expect((await made.run(argv)).stdout).toContain('［已撤回］');
    const { stdout } = await made.run(['show', id]);
    expect(stdout).toContain('\n已撤回\n');
    expect(stdout).toContain('李雷撤回，理由：重复录入');
    expect(stdout).toContain('本期总结：礼盒动销平稳。');
    expect((await made.run(['explain', id], at('2026-11-25'))).stdout).toContain(
      `${id} 已经撤回，不计入任何应交事项。`,
    );
    for (const again of [
      ['withdraw', id],
      ['amend', id, '--set', 'salesTarget=1'],
    ]) {
      const told = await made.run([...again, '--reason', 'x', '--json']);
      expect([told.code, JSON.parse(told.stderr).error.code]).toEqual([5, 'already-withdrawn']);
    }
  });

  it('the next earliest record counts then', async () => {
    using made = await testCompany();
    const first = await handIn(made, 'sales-feedback', week(), 'r1', at('2026-11-22'));
    const second = await handIn(made, 'sales-feedback', week({ salesTarget: 7 }), 'r1', at('2026-11-23'));
    await made.json(['withdraw', first.id, '--reason', '重复'], at('2026-11-24'));
    expect(await duty(made, 'submit:sales-feedback/2026-W47:r1')).toMatchObject({
      status: 'done',
      fulfilledBy: second.id,
    });
  });
});

describe('a case', () => {
  const escalation = 'escalate:CA-HQ-20261124-001:marketing';

  it('of an urgent matter is known on the day it was told, and due that day', async () => {
    using made = await testCompany();
    const told = await handIn(made, 'urgent', urgent(), 't1');
    expect(told.case).toBe('CA-HQ-20261124-001');
    expect(await duty(made, escalation)).toMatchObject({
      opens: '2026-11-23',
      due: '2026-11-23',
      status: 'overdue',
      daysLate: 1,
    });
    expect((await made.run(['show', told.id])).stdout).toContain(
      '案件 CA-HQ-20261124-001，尚未报告主管副总经理',
    );
    expect((await made.run(['explain', told.id])).stdout).toContain('沟通·一·2');
    expect((await made.run(['explain', 'CA-HQ-20261124-001'])).stdout).toContain('沟通·一·2');
    expect(
      (await made.json<{ items: { id: string }[] }>(['list', '--case', 'CA-HQ-20261124-001'])).items.map(
        ({ id }) => id,
      ),
    ).toEqual([told.id]);
  });

  it('is escalated by the record that says the deputy general manager was told; late if that was later', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'urgent', urgent(), 't1');
    await amend(made, id, ['--set', 'spokenTo=周明', '--set', 'spokenAt=2026-11-24 09:00']);
    expect(await duty(made, escalation)).toMatchObject({
      opens: '2026-11-23',
      status: 'late',
      daysLate: 1,
      fulfilledBy: id,
    });
    expect((await made.run(['show', id])).stdout).toContain(
      '案件 CA-HQ-20261124-001，2026-11-24 09:00 已报告周明',
    );
    // It was in time after all; then that it was somebody else who was told.
    await amend(made, id, ['--set', 'spokenAt=2026-11-23 18:10']);
    expect(await duty(made, escalation)).toMatchObject({ status: 'done' });
    await amend(made, id, ['--set', 'spokenTo=王芳']);
    expect(await duty(made, escalation)).toMatchObject({ status: 'overdue', fulfilledBy: null });
    expect((await made.run(['verify'])).code).toBe(0);
  });

  it('of a major problem is known on the day it was recorded or marked, and due the day after', async () => {
    using made = await testCompany();
    const { id } = await handIn(
      made,
      'customer-opinion',
      opinion({ opinion: '封口破损', category: 'packaging' }),
      't1',
      at('2026-11-20'),
    );
    const marked = await amend(made, id, ['--set', '是否重大问题=是'], at('2026-11-24'));
    expect(marked.case).toBe('CA-HQ-20261124-001');
    expect(await duty(made, escalation)).toMatchObject({
      opens: '2026-11-24',
      due: '2026-11-25',
      status: 'open',
    });
    const unmarked = await amend(made, id, ['--set', 'isMajor=否'], at('2026-11-24'));
    expect(unmarked.case).toBeNull();
    expect((await made.run(['explain', escalation])).code).toBe(4);
    expect((await made.run(['show', id])).stdout).toContain('案件 CA-HQ-20261124-001（已撤销）');
    const again = await amend(made, id, ['--set', 'isMajor=是'], at('2026-11-25'));
    expect(again.case).toBe('CA-HQ-20261125-001');
  });

  it('marked later, it became known then, whenever the paper form came in', async () => {
    using made = await testCompany();
    const { id } = await made.json<Receipt>([
      'submit',
      'customer-opinion',
      '--from',
      put(made, 'o.json', opinion({ opinion: '破损', category: 'packaging' })),
      '--by',
      't1',
      '--received',
      '2026-11-10',
    ]);
    await amend(made, id, ['--set', 'isMajor=是']);
    expect(await duty(made, escalation)).toMatchObject({ opens: '2026-11-24' });
  });

  it('goes with the record that opened it', async () => {
    using made = await testCompany();
    const { id } = await handIn(made, 'urgent', urgent(), 't1');
    await made.json(['withdraw', id, '--reason', '误报', '--as', 't1']);
    const { overdue } = await made.json<{ overdue: { kind: string }[] }>(['report', 'overdue']);
    expect(overdue.filter(({ kind }) => kind === 'escalate')).toEqual([]);
  });
});
