import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opinion, urgent } from '../support/answers.ts';
import { testCompany } from '../support/company.ts';
import type { TestWorkspace } from '../support/workspace.ts';

const SF = 'SF-HQ-20261124-001';
const CO = 'CO-HQ-20261124-001';
const UR = 'UR-HQ-20261124-001';
const NT = 'NT-HQ-20261125-001';

/** Four records: a nil return of 李雷, an opinion keyed in by marketing, an urgent matter, a note of the day after. */
async function filled(): Promise<TestWorkspace> {
  const made = await testCompany();
  const submit = (form: string, answers: object, as: string, options = {}) => {
    writeFileSync(join(made.path, 'given.json'), JSON.stringify(answers));
    return made.json(['submit', form, '--from', '../given.json', '--as', as], options);
  };
  await submit('sales-feedback', { nil: true, period: '2026-W47', summary: '停业装修，无销售。' }, 'r1');
  await submit(
    'customer-opinion',
    opinion({ opinion: '礼盒封口破损，点心受潮', category: 'packaging' }),
    'm1',
  );
  await submit('urgent', urgent({ course: '固定件松脱，ＡＢＣ货架倒塌。' }), 't1');
  await submit('note', { text: '礼盒到货', channel: 'fax' }, 'r2', { now: '2026-11-25T10:00:00+08:00' });
  return made;
}

const at = { now: '2026-11-25T11:00:00+08:00' };
const ids = async (made: TestWorkspace, argv: string[]) =>
  (await made.json<{ items: { id: string }[] }>(argv, at)).items.map(({ id }) => id);
const errorOf = async (made: TestWorkspace, argv: string[]) => {
  const told = await made.run([...argv, '--json'], at);
  return [told.code, (JSON.parse(told.stderr) as { error: { code: string } }).error.code];
};

describe('list', () => {
  it('picks by form, period, unit and those under it, person, day of recording, case', async () => {
    using made = await filled();
    expect(await ids(made, ['list'])).toEqual([SF, CO, UR, NT]);
    expect(await ids(made, ['list', '顾客意见征询表'])).toEqual([CO]);
    expect(await ids(made, ['list', '--period', 'last-week'])).toEqual([SF]);
    expect(await ids(made, ['list', '--unit', '华东分公司'])).toEqual([SF, CO, UR]);
    expect(await ids(made, ['list', '--unit', 's1'])).toEqual([CO, UR]);
    expect(await ids(made, ['list', '--by', '李雷'])).toEqual([SF]);
    expect(await ids(made, ['list', '--of', 'm1'])).toEqual([CO]);
    expect(await ids(made, ['list', '--since', '2026-11-25'])).toEqual([NT]);
    expect(await ids(made, ['list', '--until', '2026-11-24'])).toEqual([SF, CO, UR]);
    expect(await ids(made, ['list', '--case', 'CA-HQ-20261124-001'])).toEqual([UR]);
    expect(await ids(made, ['list', 'note', '--until', '2026-11-24'])).toEqual([]);
  });

  it('names what it does not know', async () => {
    using made = await filled();
    expect(await errorOf(made, ['list', 'nope'])).toEqual([4, 'unknown-form']);
    expect(await errorOf(made, ['list', '--unit', 'nope'])).toEqual([4, 'unknown-unit']);
    expect(await errorOf(made, ['list', '--by', 'nope'])).toEqual([4, 'unknown-person']);
    expect(await errorOf(made, ['list', '--case', 'nope'])).toEqual([4, 'unknown-case']);
    expect(await errorOf(made, ['list', '--period', 'nope'])).toEqual([2, 'bad-period']);
    expect(await errorOf(made, ['list', '--since', '2026-02-30'])).toEqual([2, 'bad-day']);
  });

  it('shows who, about whom, and the beginning of what was said', async () => {
    using made = await filled();
    const { stdout } = await made.run(['list'], at);
    expect(stdout).toMatch(
      /SF-HQ-20261124-001\s+销售信息反馈\s+2026-W47\s+李雷\s+华东分公司\s+11月24日\s+［零报告］停业装修，无销售。/,
    );
    expect(stdout).toMatch(
      /CO-HQ-20261124-001\s+顾客意见征询\s+2026-Q4\s+王芳\s+南京路专卖店\s+11月24日\s+礼盒封口破损，点心受潮/,
    );
    expect(stdout).toMatch(/NT-HQ-20261125-001.*礼盒到货/);
    expect(stdout).toContain('共 4 份');
    expect((await made.run(['list', 'client-visit'], at)).stdout).toContain('没有这样的记录。');
  });

  it('shows a person the last two hundred and says so; a program gets all', async () => {
    using made = await testCompany();
    writeFileSync(
      join(made.path, 'many.csv'),
      `text,channel\n${Array.from({ length: 230 }, (_, n) => `第${n}条,oral\n`).join('')}`,
    );
    await made.json(['import', 'note', '../many.csv']);
    const { stdout } = await made.run(['list']);
    expect(stdout).toContain('共 230 份');
    expect(stdout).toContain('只列出最近 200 份');
    expect([stdout.includes('第29条'), stdout.includes('第30条'), stdout.includes('第229条')]).toEqual([
      false,
      true,
      true,
    ]);
    expect((await made.json<{ items: [] }>(['list'])).items).toHaveLength(230);
  });
});

describe('search', () => {
  it('finds Chinese words of two characters and of one, whatever their width, several of them together', async () => {
    using made = await filled();
    expect(await ids(made, ['search', '礼盒'])).toEqual([CO, NT]);
    expect(await ids(made, ['search', '潮'])).toEqual([CO]);
    expect(await ids(made, ['search', '礼盒', '破损'])).toEqual([CO]);
    expect(await ids(made, ['search', '礼盒　破损'])).toEqual([CO]);
    expect(await ids(made, ['search', 'abc货架'])).toEqual([UR]);
    expect(await ids(made, ['search', '礼盒', '--unit', 'east'])).toEqual([CO]);
    expect(await ids(made, ['search', '%'])).toEqual([]);
    expect((await made.run(['search', '没有的词'], at)).stdout).toContain('没有找到“没有的词”。');
    expect(await errorOf(made, ['search', ' '])).toEqual([2, 'no-words']);
  });

  it('goes by what a record says now', async () => {
    using made = await filled();
    await made.json(['amend', NT, '--set', 'text=绿茶到货', '--reason', '抄错'], at);
    expect(await ids(made, ['search', '绿茶'])).toEqual([NT]);
    expect(await ids(made, ['search', '礼盒'])).toEqual([CO]);
  });
});

describe('show', () => {
  it('gives every answer in words: labels, names, units of measure', async () => {
    using made = await filled();
    const { stdout } = await made.run(['show', CO], at);
    expect(stdout).toMatch(
      /^《顾客意见征询表》 2026-Q4　CO-HQ-20261124-001\n王芳　南京路专卖店　2026年11月24日登记（文件）\n/,
    );
    for (const line of [
      '征询方式：口头提问',
      '征询人：赵敏',
      '  总体：4 满意',
      '意见类别：包装',
      '是否重大问题：否',
    ])
      expect(stdout).toContain(line);
    expect(stdout).not.toContain('经过');
    const note = await made.run(['show', NT], at);
    expect(note.stdout).toContain('传来方式：传真');
    const urgentOne = await made.run(['show', UR], at);
    expect(urgentOne.stdout).toContain('案件 CA-HQ-20261124-001，尚未报告主管副总经理');
  });

  it('speaks English where asked', async () => {
    using made = await filled();
    const { stdout } = await made.run(['show', SF, '--lang', 'en'], at);
    expect(stdout).toMatch(/^Sales feedback 2026-W47 {2}SF-HQ-20261124-001\n/);
    expect(stdout).toContain('Nothing to report');
  });

  it('knows no other', async () => {
    using made = await filled();
    expect(await errorOf(made, ['show', 'SF-HQ-20261124-999'])).toEqual([4, 'unknown-record']);
    expect(await errorOf(made, ['show', 'CA-HQ-20261124-001'])).toEqual([4, 'unknown-record']);
  });
});
