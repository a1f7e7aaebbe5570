import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applies } from '../../src/rules/forms/condition.ts';
import { shipped } from '../rules/forms/shipped.ts';
import { opinion, week } from '../support/answers.ts';
import { testCompany } from '../support/company.ts';
import { CTRL_C, DOWN, draftsIn, FormFilling } from '../support/form-filling.ts';
import type { TestWorkspace } from '../support/workspace.ts';

async function handIn(made: TestWorkspace, form: string, answers: object, as: string): Promise<string> {
  writeFileSync(join(made.path, 'given.json'), JSON.stringify(answers));
  return (await made.json<{ id: string }>(['submit', form, '--from', '../given.json', '--as', as])).id;
}
const dataOf = async (made: TestWorkspace, id: string) =>
  (await made.json<{ record: { data: Record<string, unknown> } }>(['show', id])).record.data;

describe('amending in a terminal', { timeout: 60_000 }, () => {
  it('is the review of what was handed in: an answer changed, an entry added and one taken away, and why', async () => {
    using made = await testCompany();
    const lines = [
      { product: '桂花礼盒', qty: 300, amount: '38400.00' },
      { product: '散茶', qty: 1, amount: '1.00' },
    ];
    const id = await handIn(made, 'sales-feedback', week({ salesLines: lines }), 'r1');
    using form = new FormFilling(made, ['amend', id, '--as', 'r1']);
    await form.shows('目标销量：1,200 件');
    await form.answer('接下来', DOWN);
    await form.answer('目标销量', '1250');
    // 提交, 目标销量, 实际销量, 单品销售.
    await form.answer('接下来', DOWN.repeat(3));
    // 好了, 加一条, 改第 1 条, 改第 2 条, 删第 1 条, 删第 2 条.
    await form.answer('单品销售', DOWN.repeat(5));
    await form.answer('单品销售', DOWN);
    await form.answer('产品', '明前绿茶');
    await form.answer('数量', '850');
    await form.answer('金额', '61200');
    await form.answer('单品销售');
    await form.answer('接下来');
    await form.answer('更正的理由', '单价抄错');
    await form.shows(`已更正 ${id}`);
    expect(await form.ended).toBe(0);
    expect(await dataOf(made, id)).toMatchObject({
      salesTarget: 1250,
      salesLines: [lines[0], { product: '明前绿茶', qty: 850, amount: '61200.00' }],
    });
    expect(draftsIn(made)).toEqual([]);
  });

  it('asks at once what a changed answer brings up, and an optional answer can be taken away', async () => {
    using made = await testCompany();
    const given = opinion({ opinion: '封口破损', category: 'packaging', suggestion: '换膜' });
    const id = await handIn(made, 'customer-opinion', given, 't1');
    using form = new FormFilling(made, ['amend', id, '--reason', '补记', '--as', 't1']);
    // 提交, then the questions that apply, as the form has them.
    const asked = shipped('customer-opinion').fields.filter(({ when }) => applies(when, given));
    const to = (field: string) => DOWN.repeat(asked.findIndex(({ name }) => name === field) + 1);
    await form.answer('接下来', to('suggestion'));
    await form.answer('建议', DOWN);
    await form.answer('接下来', to('isMajor'));
    await form.answer('是否重大问题', '是');
    await form.find('口头报告对象', '周', '周明 z1');
    await form.answer('口头报告时间', '昨天 18:00');
    await form.answer('口头报告方式');
    await form.answer('接下来');
    await form.shows('11月23日已报告主管副总经理');
    const data = await dataOf(made, id);
    expect(data).toMatchObject({ isMajor: true, spokenTo: 'z1', opinion: '封口破损' });
    expect(data).not.toHaveProperty('suggestion');
  });

  it('left in the middle changes nothing', async () => {
    using made = await testCompany();
    const id = await handIn(made, 'sales-feedback', week(), 'r1');
    using form = new FormFilling(made, ['amend', id, '--as', 'r1']);
    await form.answer('接下来', DOWN);
    await form.answer('目标销量', '9');
    await form.asks('接下来');
    form.type(CTRL_C);
    expect(await form.ended).toBe(130);
    expect(await dataOf(made, id)).toMatchObject({ salesTarget: 1200 });
  });
});
