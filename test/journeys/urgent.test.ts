import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opinion } from '../support/answers.ts';
import { testCompany } from '../support/company.ts';
import { DOWN, draftsIn, FormFilling } from '../support/form-filling.ts';

describe('an urgent matter in a terminal', { timeout: 60_000 }, () => {
  it('is written down after it was told; the case it opens is escalated by that, in time', async () => {
    using made = await testCompany();
    using form = new FormFilling(made, ['submit', 'urgent', '--as', 't1']);
    await form.shows('《紧急情况报告》 赵敏 · 南京路专卖店');
    await form.answer('事由', '货架倒塌，一名顾客擦伤');
    // Now is offered, and what is typed without a year or zone is read as here.
    await form.answer('事发时间', '昨天 17:30');
    await form.answer('地点', '专卖店二楼');
    await form.answer('信息来源', '当班店员');
    await form.answer('报告阶段', DOWN);
    await form.answer('续报次数', '1');
    await form.answer('性质');
    await form.answer('基本过程', '固定件松脱。');
    await form.answer('…', '.');
    for (const left of ['起因', '损失', '影响范围', '发展趋势', '已采取措施', '拟采取措施'])
      await form.answer(left);
    await form.answer('报告人');
    await form.answer('报告人电话', '138 0000 0000');
    await form.find('口头报告对象', '周', '周明 z1');
    await form.answer('口头报告时间', '昨天 18:10');
    await form.answer('口头报告方式', DOWN);
    await form.shows('报告阶段：续报');
    // It is a first report after all: the number of the follow-up is no part of the record any more.
    await form.answer('接下来', DOWN.repeat(5));
    await form.answer('报告阶段', '1');
    await form.shows('不再适用，不计入：续报次数（答案留在草稿里）');
    expect(draftsIn(made)[0]?.answers).toMatchObject({ stage: 'first', stageNo: 1 });
    await form.answer('接下来');
    await form.shows('已登记 UR-HQ-20261124-001');
    await form.shows('已立案 CA-HQ-20261124-001：11月23日已报告主管副总经理');
    expect(await form.ended).toBe(0);
    const { record } = await made.json<{ record: { data: object } }>(['show', 'UR-HQ-20261124-001']);
    expect(record.data).toEqual({
      subject: '货架倒塌，一名顾客擦伤',
      occurredAt: '2026-11-23T17:30:00+08:00',
      place: '专卖店二楼',
      infoSource: '当班店员',
      stage: 'first',
      course: '固定件松脱。',
      reporter: 't1',
      reporterPhone: '138 0000 0000',
      spokenTo: 'z1',
      spokenAt: '2026-11-23T18:10:00+08:00',
      spokenChannel: 'telephone',
    });
    const { duties } = await made.json<{
      duties: { duty: { status: string; opens: string; due: string } }[];
    }>(['explain', 'escalate:CA-HQ-20261124-001:marketing']);
    expect(duties[0]?.duty).toMatchObject({ opens: '2026-11-23', due: '2026-11-23', status: 'done' });
  });
});

describe('before anything is asked', { timeout: 60_000 }, () => {
  it('whose form it is, and whether its time has come', async () => {
    using made = await testCompany();
    {
      using form = new FormFilling(made, ['submit', 'sales-feedback', '--as', 't1']);
      expect(await form.ended).toBe(5);
      await form.shows('《销售信息反馈表》由销售人员填报，赵敏没有这个角色。');
    }
    {
      using form = new FormFilling(made, ['submit', 'sales-feedback', '--as', 'r1', '--period', '2026-W49']);
      expect(await form.ended).toBe(3);
      await form.shows('2026-W49 的《销售信息反馈表》从2026年11月30日起才能填报。');
    }
    expect(draftsIn(made)).toEqual([]);
  });

  it('of several open rounds the person chooses one, the oldest first', async () => {
    using made = await testCompany();
    await made.json(['submit', 'sales-feedback', '--as', 'r1', '--nil', '--period', '2026-W48']);
    using form = new FormFilling(made, ['submit', 'sales-feedback', '--as', 'r1'], {
      env: { INFOCTL_NOW: '2026-11-24T11:00:00+08:00' },
    });
    await form.asks('填哪一期');
    await form.shows(/1\. 2026年第1周，截止 1月5日/);
    form.type('\r');
    await form.shows('《销售信息反馈表》 2026-W01 · 李雷 · 华东分公司');
    form.type('\u0003');
    expect(await form.ended).toBe(130);
  });
});

describe('what is offered as an answer', { timeout: 60_000 }, () => {
  it('is what was said last time where the form carries it over, today, and whoever asks', async () => {
    using made = await testCompany();
    writeFileSync(join(made.path, 'given.json'), JSON.stringify(opinion({ mode: 'oral' })));
    await made.json(['submit', 'customer-opinion', '--from', '../given.json', '--as', 't1']);
    using form = new FormFilling(made, ['submit', 'customer-opinion', '--as', 't1', '--period', '2026-Q4']);
    await form.shows('《顾客意见征询表》 2026-Q4 · 赵敏 · 南京路专卖店');
    await form.answer('征询方式');
    await form.answer('征询人');
    await form.answer('征询日期');
    await form.asks('购买产品');
    form.type('\u0003');
    await form.ended;
    expect(draftsIn(made)[0]?.answers).toEqual({
      period: '2026-Q4',
      store: 's1',
      mode: 'oral',
      askedBy: 't1',
      askedOn: '2026-11-24',
    });
  });

  it('without a store there is nobody to ask about', async () => {
    using made = await testCompany();
    await made.json(['unit', 'end', 's1', '--to', '2026-11-23']);
    using form = new FormFilling(made, ['submit', 'customer-opinion', '--as', 'm1', '--period', '2026-Q4']);
    expect(await form.ended).toBe(4);
    await form.shows('还没有门店，请先用 infoctl unit add 加入。');
  });
});
