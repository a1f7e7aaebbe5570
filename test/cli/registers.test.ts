import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { xlsxBytes } from '../../src/documents/table-file.ts';
import { testCompany } from '../support/company.ts';
import { TestWorkspace } from '../support/workspace.ts';

type Counts = {
  rows: number;
  added: number;
  existing: number;
  refused: number;
  errors: { row: number; field: string | null; message: string }[];
};
type Events = {
  items: { kind: string; subject: string; actor: string; by: string; channel: string; at: string }[];
};

const imported = async (
  made: TestWorkspace,
  register: string,
  name: string,
  bytes: string | Uint8Array,
  more: string[] = [],
): Promise<Counts & { code: number }> => {
  const file = join(made.path, name);
  writeFileSync(file, bytes);
  const { code, stdout, stderr } = await made.run([register, 'import', file, '--json', ...more]);
  if (stdout === '') throw new Error(stderr);
  return { code, ...(JSON.parse(stdout) as Counts) };
};

const ids = async (made: TestWorkspace, argv: string[]): Promise<string[]> =>
  (await made.json<{ items: { id: string }[] }>(argv)).items.map(({ id }) => id);

describe('setting a company up', () => {
  it('the first person is told to say who they are, and nobody can lock the company by whom they add first', async () => {
    using made = await TestWorkspace.make();
    const run = async (...argv: string[]) => made.run(argv);
    expect((await run('unit', 'add', 'hq', '--name', '总部', '--kind', '总部')).code).toBe(0);
    const first = await run('person', 'add', 'r1', '--name', '李雷', '--unit', '总部', '--role', '销售人员');
    expect([first.code, first.stderr]).toEqual([
      0,
      '这是第一个人。如果就是您自己，请说一声：infoctl me r1\n',
    ]);
    // From now on it must be known who types.
    expect((await run('person', 'add', 'x', '--name', '甲', '--unit', 'hq')).code).toBe(2);
    // A sales representative may go on while nobody holds a role that may.
    expect(
      (await run('person', 'add', 'm1', '--name', '王芳', '--unit', 'hq', '--role', '市场部', '--as', 'r1'))
        .code,
    ).toBe(0);
    const refused = await run('person', 'add', 'x', '--name', '甲', '--unit', 'hq', '--as', 'r1');
    expect([refused.code, refused.stdout]).toEqual([5, '']);
    expect(refused.stderr).toContain('市场部');
    expect((await run('person', 'add', 'x', '--name', '甲', '--unit', 'hq', '--as', 'm1')).code).toBe(0);
  });

  it('what is said without an id gets one of the site', async () => {
    using made = await testCompany();
    expect(await made.json(['person', 'add', '--name', '吴迪', '--unit', 'east'])).toMatchObject({
      id: 'p-HQ-0001',
    });
    expect(await made.json(['person', 'add', '--name', '吴迪', '--unit', 'east'])).toMatchObject({
      id: 'p-HQ-0002',
    });
    expect(
      await made.json(['unit', 'add', '--name', '新店', '--kind', 'store', '--parent', '华东分公司']),
    ).toMatchObject({ id: 'u-HQ-0001', intervals: [{ parent: 'east' }] });
    expect(await made.json(['client', 'add', '--name', '和平饭店', '--kind', '酒店'])).toMatchObject({
      id: 'c-HQ-0001',
    });
  });
});

describe('a person over time', () => {
  it('is added, changed and ended; a listing shows what held on its day', async () => {
    using made = await testCompany();
    await made.json([
      'person',
      'change',
      '李雷',
      '--unit',
      '华南分公司',
      '--role',
      'sales-rep',
      '--role',
      '单位负责人',
      '--from',
      '2026-07-01',
    ]);
    const ended = await made.json(['person', 'end', 'r1', '--to', '2026-12-31']);
    const roles = ['sales-rep', 'leader'];
    expect(ended).toMatchObject({
      id: 'r1',
      intervals: [
        { unit: 'east', roles: ['sales-rep'], from: '2020-01-01', to: '2026-06-30' },
        { unit: 'south', roles, from: '2026-07-01', to: '2026-12-31' },
      ],
    });
    expect(await made.json(['person', 'show', '李雷'])).toMatchObject({
      intervals: (ended as { intervals: unknown }).intervals,
      clients: [],
    });
    expect(await ids(made, ['person', 'list', '--unit', 'south'])).toEqual(['r1', 'r2']);
    expect(await ids(made, ['person', 'list', '--unit', 'south', '--as-of', '2026-06-30'])).toEqual(['r2']);
    expect(await ids(made, ['person', 'list', '--role', '销售人员', '--as-of', '2027-01-01'])).toEqual([
      'r2',
    ]);
    expect(
      await ids(made, ['person', 'list', '--role', '销售人员', '--as-of', '2027-01-01', '--all']),
    ).toEqual(['r1', 'r2']);
  });

  it('units with those beneath them, their people and clients', async () => {
    using made = await testCompany();
    expect(await made.json(['unit', 'show', '华东分公司'])).toMatchObject({
      id: 'east',
      units: [{ id: 's1', name: '南京路专卖店' }],
      people: [{ id: 'r1', name: '李雷' }],
    });
    expect(await made.json(['person', 'show', 'm1'])).toMatchObject({
      clients: [{ id: 'c1', name: '锦江酒店' }],
    });
    expect(await ids(made, ['person', 'list', '--unit', '华东分公司'])).toEqual(['r1', 't1']);
    expect(await ids(made, ['unit', 'list', '--kind', '门店', '--unit', 'hq'])).toEqual(['s1']);
    expect(await ids(made, ['client', 'list', '--unit', '市场部', '--kind', 'hotel'])).toEqual(['c1']);
    const text = (await made.run(['unit', 'show', 'east'])).stdout;
    expect(text).toContain('华东分公司（east）');
    expect(text).toMatch(/east|销售分公司/u);
    expect((await made.run(['unit', 'show', 'east', '--lang', 'en'])).stdout).toContain('华东分公司 (east)');
  });

  it('whoever is left behind by an end is named', async () => {
    using made = await testCompany();
    const ended = await made.run(['unit', 'end', 'east', '--to', '2026-12-31']);
    expect(ended.stderr).toBe(
      '南京路专卖店（s1）仍以它为上级，请用 infoctl unit change 另定上级。\n李雷（r1）仍在这个单位，请用 infoctl person change 或 end 处理。\n',
    );
    expect((await made.run(['person', 'end', 'm1', '--to', '2026-12-31'])).stderr).toContain(
      '锦江酒店（c1）仍由其负责',
    );
  });
});

describe('what cannot be done', () => {
  let made: TestWorkspace;
  beforeAll(async () => {
    made = await testCompany();
    return () => made[Symbol.dispose]();
  });

  it.each([
    ['an unknown person', ['person', 'show', '无名'], 4],
    ['an unknown unit as a flag', ['person', 'add', '--name', '甲', '--unit', '火星'], 4],
    ['an unknown unit in a filter', ['person', 'list', '--unit', '火星'], 4],
    ['a word that the policy does not know', ['unit', 'add', '--name', '甲', '--kind', '商店'], 3],
    ['the same in a filter', ['unit', 'list', '--kind', '商店'], 2],
    ['a flag of another register', ['unit', 'list', '--role', 'leader'], 2],
    ['a day that is none', ['person', 'change', 'r1', '--post', 'part', '--from', '2026-02-30'], 2],
    ['an end without its day', ['person', 'end', 'r1'], 2],
    ['a change of nothing', ['person', 'change', 'r1'], 2],
    ['an id that is taken', ['person', 'add', 'r1', '--name', '甲', '--unit', 'hq'], 5],
    ['a unit under itself', ['unit', 'change', 'hq', '--parent', 's1'], 3],
    ['a file that is not there', ['unit', 'import', 'nowhere.csv'], 4],
  ])('%s', async (_what, argv, code) => {
    const before = await made.json<Events>(['log']);
    const outcome = await made.run(argv);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    expect(outcome.stderr).not.toBe('');
    expect(outcome.stderr).not.toContain('意料之外');
    expect(await made.json<Events>(['log'])).toEqual(before);
  });
});

describe('a file', () => {
  const people = `工号,姓名,所在单位,角色,岗位,起始日期\nx1,陈晨,华东分公司,销售人员；单位负责人,兼职,2026/3/1\nx2,林涛,south,sales-rep,,\n`;

  it('with Chinese headings and labels adds once, then nothing', async () => {
    using made = await testCompany();
    expect(await imported(made, 'person', 'people.csv', people)).toMatchObject({
      code: 0,
      rows: 2,
      added: 2,
      existing: 0,
      refused: 0,
      errors: [],
    });
    expect(await made.json(['person', 'show', 'x1'])).toMatchObject({
      intervals: [
        {
          name: '陈晨',
          unit: 'east',
          roles: ['sales-rep', 'leader'],
          post: 'part',
          from: '2026-03-01',
          to: null,
        },
      ],
    });
    const before = await made.json<Events>(['log']);
    expect(await imported(made, 'person', 'people.csv', people)).toMatchObject({
      code: 0,
      rows: 2,
      added: 0,
      existing: 2,
      refused: 0,
    });
    expect(await made.json<Events>(['log'])).toEqual(before);
    // Also after a person has changed since.
    await made.json(['person', 'change', 'x2', '--unit', 'east', '--from', '2026-07-01']);
    expect(await imported(made, 'person', 'people.csv', people)).toMatchObject({
      added: 0,
      existing: 2,
      refused: 0,
    });
  });

  it('may be a workbook, YAML, JSON or NDJSON', async () => {
    using made = await testCompany();
    const row = { id: 'x1', name: '陈晨', unit: 'east', roles: ['sales-rep'], from: '2026-03-01' };
    const columns = ['工号', '姓名', '单位', '角色', '起日'];
    const xlsx = await xlsxBytes('人员', columns, [['x1', '陈晨', 'east', '销售人员', '2026-03-01']]);
    expect(await imported(made, 'person', 'p.xlsx', xlsx)).toMatchObject({ added: 1, errors: [] });
    expect(
      await imported(made, 'person', 'p.json', JSON.stringify([row, { ...row, id: 'x2' }])),
    ).toMatchObject({ added: 1, existing: 1 });
    expect(
      await imported(made, 'person', 'p.ndjson', `${JSON.stringify({ ...row, id: 'x3' })}\n`),
    ).toMatchObject({ added: 1 });
    expect(
      await imported(
        made,
        'person',
        'p.yaml',
        '- {工号: x4, 姓名: 陈晨, 单位: east, 角色: [销售人员], 起日: 2026-03-01}\n',
      ),
    ).toMatchObject({ added: 1, errors: [] });
    for (const id of ['x1', 'x2', 'x3', 'x4']) {
      const kept = {
        name: '陈晨',
        unit: 'east',
        roles: ['sales-rep'],
        post: 'full',
        from: '2026-03-01',
        to: null,
      };
      expect(await made.json(['person', 'show', id])).toMatchObject({ id, intervals: [kept] });
    }
  });

  it('with wrong rows keeps the right ones and says why; the numbers add up', async () => {
    using made = await testCompany();
    const csv =
      'id,name,kind,parent,from,to\ngood,好店,store,east,,\nbad kind,店,商店,east,,\nb2,店,store,nowhere,,\nb3,店,store,east,2026-02-02,2026-02-01\nb4,店\n';
    const outcome = await imported(made, 'unit', 'units.csv', csv);
    expect(outcome).toMatchObject({ code: 3, rows: 5, added: 1, existing: 0, refused: 4 });
    expect(outcome.errors.map(({ row, field }) => [row, field])).toEqual([
      [2, 'id'],
      [2, 'kind'],
      [3, 'parent'],
      [4, 'to'],
      [5, null],
    ]);
    expect(await ids(made, ['unit', 'list', '--kind', 'store'])).toEqual(['good', 's1']);
  });

  it('whose headings are not known is refused as a whole, unless --map says what they are', async () => {
    using made = await testCompany();
    writeFileSync(join(made.path, 'p.csv'), 'no,姓名,部门名\nx1,陈晨,east\n');
    const refused = await made.run(['person', 'import', join(made.path, 'p.csv')]);
    expect([refused.code, refused.stdout]).toEqual([3, '']);
    expect(refused.stderr).toContain('部门名');
    const mapped = await made.json([
      'person',
      'import',
      join(made.path, 'p.csv'),
      '--map',
      'id=no',
      '--map',
      'unit=部门名',
    ]);
    expect(mapped).toMatchObject({ added: 1, refused: 0 });
  });

  it('with --dry-run is only judged', async () => {
    using made = await testCompany();
    const before = await made.json<Events>(['log']);
    expect(await imported(made, 'person', 'people.csv', people, ['--dry-run'])).toMatchObject({
      added: 2,
      dryRun: true,
    });
    expect(await made.json<Events>(['log'])).toEqual(before);
  });

  it('that breaks off adds nothing', async () => {
    using made = await testCompany();
    writeFileSync(join(made.path, 'torn.csv'), 'id,name,unit\nx1,陈晨,east\nx2,"林涛,south\n');
    const torn = await made.run(['person', 'import', join(made.path, 'torn.csv')]);
    expect([torn.code, torn.stdout]).toEqual([3, '']);
    expect(await ids(made, ['person', 'list'])).not.toContain('x1');
  });

  it('of 500 people is one act, by whoever imported it', async () => {
    using made = await testCompany();
    const rows = Array.from(
      { length: 500 },
      (_, index) => `e${index},员工${index},${index % 2 ? 'east' : 'south'},销售人员,2026-01-01`,
    );
    expect(
      await imported(made, 'person', 'many.csv', ['id,name,unit,roles,from', ...rows].join('\n')),
    ).toMatchObject({ rows: 500, added: 500 });
    expect((await ids(made, ['person', 'list'])).length).toBe(505);
    expect(await made.json(['verify'])).toMatchObject({ clock: 'set' });
  });
});
