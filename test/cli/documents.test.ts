import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import type { TestWorkspace } from '../support/workspace.ts';

/** A company in which two people are called 李雷, and 韩梅's weekly form came in on paper on the day it was due. */
let company: TestWorkspace;

beforeAll(async () => {
  company = await testCompany();
  const words = ['--name', '李雷', '--unit', 'east', '--role', 'sales-rep', '--from', '2026-01-01'];
  await company.json(['person', 'add', 'r3', ...words]);
  const paper = ['--paper', '--received', '2026-11-23', '--set', 'submitter=r2'];
  await company.json(['submit', 'sales-feedback', '--nil', '--period', '2026-W47', ...paper]);
  await company.json(['submit', 'note', '--set', 'channel=oral', '--set', 'text=x']);
});
afterAll(() => company[Symbol.dispose]());

const shown = async (...words: string[]) => {
  const { code, stdout, stderr } = await company.run(words);
  return { code, text: stdout, error: stderr };
};

describe('a period that has not begun', () => {
  it.each([
    [['summarize', '--week', '2026-W50'], '2026年第50周从2026年12月7日开始'],
    [['summarize', '--month', '2026-12'], '2026年12月从2026年12月1日开始'],
    [['summarize', '--period', '2027-Q1'], '2027年第一季度从2027年1月1日开始'],
    [['report', 'handling', 'client-visit', '--quarter', '2027-Q1'], '2027年第一季度从2027年1月1日开始'],
    [['summarize', '--week', '2026-W47', '--as-of', '2026-11-15'], '2026年第47周从2026年11月16日开始'],
  ])('%j is refused with the day on which it begins', async (words, begins) => {
    const { code, text, error } = await shown(...words);
    expect({ code, text }).toEqual({ code: 3, text: '' });
    expect(error).toContain(begins);
  });

  it('is drawn up from its first day on', async () => {
    expect(await shown('summarize', '--week', '2026-W47', '--as-of', '2026-11-16')).toMatchObject({
      code: 0,
    });
  });
});

describe('a form that came in on paper and was keyed in later', () => {
  const said = '11月23日 周一　收到纸质表 SF-HQ-20261124-001（11月24日由王芳录入）　→ 按时';

  it('is explained so, by its own id and by that of the duty', async () => {
    for (const id of ['SF-HQ-20261124-001', 'submit:sales-feedback/2026-W47:r2'])
      expect((await shown('explain', id)).text).toContain(said);
  });

  it('is said in the summary under 报送情况', async () => {
    expect((await shown('summarize', '--week', '2026-W47')).text).toContain(
      '其中 1 份为纸质表，按收到日期计算：韩梅，11月23日收到，11月24日由王芳录入（SF-HQ-20261124-001）。',
    );
  });

  it('is said by show', async () => {
    const { text } = await shown('show', 'SF-HQ-20261124-001');
    expect(text).toContain('2026年11月24日登记（纸面，由王芳代录）');
    expect(text).toContain('2026年11月23日收到');
  });
});

describe('two people of one name', () => {
  it('can be told apart where something is owed', async () => {
    const overdue = (await shown('report', 'overdue')).text;
    expect(overdue).toContain('李雷（r1，华东分公司）');
    expect(overdue).toContain('李雷（r3，华东分公司）');
    expect((await shown('agenda', '--for', 'r3')).text).toMatch(/^李雷（r3）应办 /);
    const { text } = await shown('explain', 'submit:sales-feedback/2026-W47:r3');
    expect(text).toMatch(/^李雷（r3，华东分公司）应交/);
    expect(text).toContain('李雷（r3）自 2026年1月1日起担任');
  });

  it('can be told apart in the summary, and no other name has an id', async () => {
    const { text } = await shown('summarize', '--week', '2026-W47');
    expect(text).toContain('| 未报 | 华东分公司 | 李雷（r1） |');
    expect(text).toContain('| 未报 | 华东分公司 | 李雷（r3） |');
    expect(text).not.toMatch(/韩梅（r2）|王芳（m1）|周明（z1）/);
  });
});

it('a quarter before which there were no rules is compared with nothing', async () => {
  const first = (await shown('report', 'handling', 'customer-opinion', '--quarter', '2026-Q1')).text;
  expect(first).toContain('共收到 0 份。');
  expect(first).not.toContain('上季度');
  const second = (await shown('report', 'handling', 'customer-opinion', '--quarter', '2026-Q2')).text;
  expect(second).toContain('共收到 0 份（上季度 0 份）。');
});

it('a list shows a note of one letter', async () => {
  expect((await shown('list', 'note')).text).toMatch(/ x\s*$/m);
});
