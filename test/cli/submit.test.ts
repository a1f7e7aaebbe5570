import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opinion, week } from '../support/answers.ts';
import { testCompany } from '../support/company.ts';
import { TestWorkspace } from '../support/workspace.ts';

type Submitted = {
  id: string;
  period: string | null;
  unit: string;
  duties: { id: string; status: string }[];
  case: string | null;
};
type Shown = { record: Record<string, unknown> & { data: Record<string, unknown> } };

const put = (made: TestWorkspace, name: string, content: unknown): string => {
  const file = join(made.path, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
};
const recordOf = async (made: TestWorkspace, id: string) => (await made.json<Shown>(['show', id])).record;

describe('submit without a terminal', () => {
  it('takes a record from a file, from standard input, and from flags', async () => {
    using made = await testCompany();
    const file = put(made, 'week.json', week());
    const first = await made.json<Submitted>(['submit', 'sales-feedback', '--from', file, '--as', 'r1']);
    expect(first).toMatchObject({ id: 'SF-HQ-20261124-001', period: '2026-W47', unit: 'east', case: null });
    expect(first.duties).toMatchObject([{ id: 'submit:sales-feedback/2026-W47:r1', status: 'late' }]);
    const yaml = 'text: 无锡来电：外箱受潮\nchannel: 电话\n';
    const note = await made.json<Submitted>(['submit', 'note', '--from', '-'], { stdin: yaml });
    expect(await recordOf(made, note.id)).toMatchObject({
      channel: 'telephone',
      data: { text: '无锡来电：外箱受潮' },
    });
    const set = [
      '--set',
      '目标销量=１，３００',
      '--set',
      'salesLines.1.qty=310',
      '--set',
      'salesLines.2.产品=绿茶',
      '--set',
      'salesLines.2.qty=5',
      '--set',
      'salesLines.2.amount=１２０',
    ];
    const second = await made.json<Submitted>([
      'submit',
      'sales-feedback',
      '--from',
      file,
      '--as',
      'r2',
      ...set,
    ]);
    expect((await recordOf(made, second.id)).data).toEqual({
      ...week({
        salesTarget: 1300,
        salesLines: [
          { product: '桂花礼盒', qty: 310, amount: '38400.00' },
          { product: '绿茶', qty: 5, amount: '120.00' },
        ],
      }),
      period: undefined,
    });
  });

  it('lists everything that is missing or wrong together, and stores nothing', async () => {
    using made = await testCompany();
    const told = await made.run([
      'submit',
      'sales-feedback',
      '--as',
      'r1',
      '--set',
      '目标销量=许多',
      '--json',
    ]);
    expect(told.code).toBe(3);
    const { error } = JSON.parse(told.stderr) as {
      error: { code: string; message: string; details: { field: string }[] };
    };
    expect([error.code, error.message]).toEqual(['invalid-record', '有 6 处要改，改好后再交。']);
    expect(error.details.map(({ field }) => field)).toEqual([
      'salesTarget',
      'salesActual',
      'salesLines',
      'anomalies',
      'summary',
      'nextPlan',
    ]);
    expect(await made.json(['list'])).toMatchObject({ items: [] });
  });

  it('says on stderr which period it took where none was given, and nothing where there is none', async () => {
    using made = await testCompany();
    const nil = await made.run(['submit', 'sales-feedback', '--nil', '--as', 'r1']);
    expect([nil.code, nil.stderr]).toEqual([0, '期间未写明，按 2026-W48 登记。\n']);
    const given = await made.run([
      'submit',
      'sales-feedback',
      '--nil',
      '--as',
      'r1',
      '--period',
      'last-week',
    ]);
    expect([given.stderr, given.stdout]).toEqual(['', expect.stringContaining('2026-W47：迟交 1 天')]);
    const note = await made.run(['submit', 'note', '--set', 'text=一', '--set', 'channel=oral']);
    expect(note.stderr).toBe('');
  });

  it('tells how the form stands to what is owed, and what is owed next', async () => {
    using made = await testCompany();
    const nil = (...more: string[]) => made.run(['submit', 'sales-feedback', '--nil', '--as', 'r1', ...more]);
    expect((await nil('--period', '2026-W48')).stdout).toMatch(
      /^已登记 SF-HQ-20261124-001\n {2}销售信息反馈（周） 2026-W48：按时（截止 11月30日）\n {2}还欠：销售信息反馈（周） 2026-W01，已逾期 323 天\n/,
    );
    expect((await nil('--period', '2026-W48')).stdout).toContain('2026-W48：已由 SF-HQ-20261124-001 完成');
    expect((await nil('--period', '2026-W47')).stdout).toContain('2026-W47：迟交 1 天（截止 11月23日）');
    await made.json(['waive', 'submit:sales-feedback/2026-W46:r1', '--reason', '休假']);
    expect((await nil('--period', '2026-W46')).stdout).toContain('2026-W46：原已豁免，仍登记在案');
  });

  it('a record with an external id that is there already is not stored twice', async () => {
    using made = await testCompany();
    const args = ['submit', 'note', '--set', 'text=一', '--set', 'channel=oral', '--set', 'externalId=EXT-7'];
    const { id } = await made.json<Submitted>(args);
    const again = await made.run(args);
    expect([again.code, again.stdout.split('\n')[0]]).toEqual([0, `此前已登记为 ${id}，没有重复登记`]);
    expect((await made.json<{ items: [] }>(['list'])).items).toHaveLength(1);
  });
});

describe('whose record it is', () => {
  it('is the submitter’s, whoever types; show says who keyed it in', async () => {
    using made = await testCompany();
    const { id } = await made.json<Submitted>([
      'submit',
      'sales-feedback',
      '--nil',
      '--period',
      '2026-W47',
      '--by',
      '李雷',
      '--paper',
    ]);
    expect(await recordOf(made, id)).toMatchObject({
      submitter: 'r1',
      by: 'r1',
      actor: 'm1',
      channel: 'paper',
      unit: 'east',
    });
    expect((await made.run(['show', id])).stdout).toContain(
      '李雷　华东分公司　2026年11月24日登记（纸面，由王芳代录）',
    );
    const named = await made.json<Submitted>(['submit', 'sales-feedback', '--nil', '--set', '填表人=韩梅']);
    expect(await recordOf(made, named.id)).toMatchObject({
      submitter: 'r2',
      by: 'r2',
      actor: 'm1',
      unit: 'south',
    });
  });

  it('a form that is not theirs is refused, exit 5, whatever else is wrong', async () => {
    using made = await testCompany();
    const told = await made.run(['submit', 'sales-feedback', '--as', 't1', '--json']);
    expect([told.code, JSON.parse(told.stderr).error.code]).toEqual([5, 'not-your-form']);
  });

  it('the day a paper form came in counts for the duty, and show says so', async () => {
    using made = await testCompany();
    const { id, duties } = await made.json<Submitted>([
      'submit',
      'sales-feedback',
      '--nil',
      '--period=2026-W47',
      '--by=r1',
      '--paper',
      '--received=2026-11-23',
    ]);
    expect(duties).toMatchObject([{ status: 'done' }]);
    expect((await made.run(['show', id])).stdout).toContain('2026年11月23日收到（补登）');
    expect((await made.run(['explain', id])).stdout).toContain('按时');
  });

  it('before anybody is known, nobody can hand in anything', async () => {
    using made = await TestWorkspace.make();
    const told = await made.run(['submit', 'note', '--set', 'text=一', '--set', 'channel=oral']);
    expect([told.code, told.stderr.split('\n')[0]]).toEqual([5, '还没有登记人员，不知道是谁填报。']);
  });
});

describe('a form about a store', () => {
  it('fulfils the duty of the store, the first time', async () => {
    using made = await testCompany();
    const file = put(made, 'opinion.json', opinion());
    const submit = () => made.json<Submitted>(['submit', 'customer-opinion', '--from', file, '--as', 't1']);
    expect((await submit()).duties).toMatchObject([
      { id: 'submit:customer-opinion/2026-Q4:s1', status: 'done' },
    ]);
    expect((await submit()).duties).toEqual([]);
  });
});
