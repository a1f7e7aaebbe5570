import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { shipped } from '../../src/kernel/shipped.ts';
import { readPolicy } from '../../src/rules/policy/read.ts';
import { testCompany } from '../support/company.ts';
import { TestFolder, type TestWorkspace } from '../support/workspace.ts';

const SHIPPED = readdirSync(shipped('schemas', 'forms'))
  .map((file) => file.replace('.json', ''))
  .toSorted();
/** The forms that somebody owes by the shipped policy. */
const OWED = readPolicy(
  readFileSync(shipped('templates', 'workspace', 'policy.yaml'), 'utf8'),
  'policy.yaml',
).returns.map(({ form }) => form);

type Schema = {
  [key: string]: unknown;
  properties: Record<string, Record<string, unknown>>;
  'x-order': string[];
};

const schemaOf = (form: string): Schema =>
  JSON.parse(readFileSync(shipped('schemas', 'forms', `${form}.json`), 'utf8')) as Schema;

/** A company's own form, made from the shortest of ours. */
function brief(change: (schema: Schema) => void = () => {}): string {
  const schema = structuredClone(schemaOf('note'));
  Object.assign(schema, {
    $id: 'urn:infoctl:form:morning-brief',
    'x-form': 'morning-brief',
    'x-code': 'MB',
    'x-label': { 'zh-CN': '晨会简报', en: 'Morning brief' },
  });
  delete schema['x-aliases'];
  change(schema);
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const put = (made: TestWorkspace, name: string, text: string): string => {
  mkdirSync(join(made.folder, 'forms'), { recursive: true });
  writeFileSync(join(made.folder, 'forms', `${name}.json`), text);
  return `forms/${name}.json`;
};

describe('form example', () => {
  let made: TestWorkspace;
  beforeAll(async () => {
    made = await testCompany();
    return () => made[Symbol.dispose]();
  });

  it.each(SHIPPED)(
    'of %s can be handed in as it is, is valid for any validator, and opens no case unless it always does',
    async (form) => {
      const record = await made.json(['form', 'example', form]);
      expect(record).not.toHaveProperty('clock');
      const validate = new Ajv2020({ strict: false }).compile(schemaOf(form));
      expect([validate(record), validate.errors]).toEqual([true, null]);
      const text = JSON.stringify(record);
      for (const [day] of text.matchAll(/\d{4}-\d{2}-\d{2}/g)) expect(day <= '2026-11-24').toBe(true);
      const answer = await made.json<{ duties: { kind: string; status: string }[]; case: string | null }>(
        ['submit', form, '--from', '-'],
        { stdin: text },
      );
      expect(answer.case !== null).toBe(form === 'urgent');
      // It fulfils the duty of somebody who owes one; a note and an urgent report are owed by nobody (what the
      // urgent one fulfils is the escalation of the case that it opens).
      const fulfilled = answer.duties.filter(({ status }) => status === 'done' || status === 'late');
      expect(fulfilled.some(({ kind }) => kind !== 'escalate')).toBe(OWED.includes(form));
      expect(fulfilled.some(({ kind }) => kind === 'escalate')).toBe(form === 'urgent');
    },
  );

  it('is for somebody who has not handed in yet: one after the other until nobody owes the week', async () => {
    using own = await testCompany();
    const weeks: string[] = [];
    for (let each = 0; each < 2; each += 1) {
      const record = await own.json<{ submitter: string; period: string }>([
        'form',
        'example',
        'sales-feedback',
      ]);
      weeks.push(`${record.submitter} ${record.period}`);
      await own.json(['submit', 'sales-feedback', '--from', '-'], { stdin: JSON.stringify(record) });
    }
    expect(weeks.toSorted()).toEqual(['r1 2026-W48', 'r2 2026-W48']);
    const third = await own.json<{ submitter: string; period: string }>([
      'form',
      'example',
      'sales-feedback',
    ]);
    expect(weeks).not.toContain(`${third.submitter} ${third.period}`);
  });

  it('is that of whoever asks, where they owe it', async () => {
    using own = await testCompany();
    expect(await own.json(['form', 'example', 'sales-feedback', '--as', 'r2'])).toMatchObject({
      submitter: 'r2',
      unit: 'south',
    });
    expect(await own.json(['form', 'example', 'client-visit', '--as', 'm1'])).toMatchObject({
      client: 'c1',
      submitter: 'm1',
    });
    expect(await own.json(['form', 'example', 'customer-opinion', '--as', 't1'])).toMatchObject({
      store: 's1',
      submitter: 't1',
    });
  });

  it.each(SHIPPED)('of %s as CSV is one row that import takes', async (form) => {
    using own = await testCompany();
    const file = join(own.path, 'example.csv');
    const { code, stdout } = await own.run(['form', 'example', form, '--csv']);
    expect([code, stdout.includes('\uFEFF'), stdout.includes('\r')]).toEqual([0, false, false]);
    writeFileSync(file, stdout);
    expect(await own.json(['import', form, file])).toMatchObject({
      rows: 1,
      added: 1,
      refused: 0,
      errors: [],
    });
    await own.run(['form', 'example', form, '--csv', '-o', file]);
    expect(readFileSync(file, 'utf8').startsWith('\uFEFF')).toBe(true);
    expect(await own.json(['import', form, file, '--dry-run'])).toMatchObject({
      rows: 1,
      refused: 0,
      errors: [],
    });
  });

  it.each(SHIPPED)('of %s as YAML is one that submit takes', async (form) => {
    using own = await testCompany();
    const { stdout } = await own.run(['form', 'example', form, '--yaml']);
    expect(await own.json(['submit', form, '--from', '-'], { stdin: stdout })).toMatchObject({ form });
  });

  it('outside a workspace has invented ids', async () => {
    using folder = new TestFolder();
    for (const form of SHIPPED) {
      const { code, stdout } = await folder.run(['form', 'example', form]);
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ submitter: 'p-HQ-0001' });
    }
  });
});

describe('form list and show', () => {
  it('are there without a workspace, for the forms that ship', async () => {
    using folder = new TestFolder();
    const list = JSON.parse((await folder.run(['form', 'list', '--json'])).stdout) as {
      items: { name: string; standing: string }[];
    };
    expect(list.items.map(({ name, standing }) => [name, standing])).toEqual(
      SHIPPED.map((name) => [name, 'shipped']),
    );
    const shown = await folder.run(['form', 'show', '销售信息反馈表', '--lang', 'en']);
    expect([shown.code, shown.stdout.includes('sales-feedback')]).toEqual([0, true]);
    const unknown = await folder.run(['form', 'show', 'nothing']);
    expect([unknown.code, unknown.stdout]).toEqual([4, '']);
  });

  it('say who fills it in when, by the rules in force, and each field with its choices', async () => {
    using made = await testCompany();
    const { stdout } = await made.run(['form', 'show', '销售人员信息反馈表']);
    expect(stdout).toContain('《销售信息反馈表》');
    expect(stdout).toMatch(/每名销售人员\s+每周\s+期初\s+期末后 1 天，遇休息日顺延\s+沟通·二·1/u);
    expect(stdout).toMatch(/动态类别\s+competitors\.N\.intelKind\s+单选\s+必填\s+新品、价格/u);
    expect(stdout).toContain('仅当按季填报时');
    expect(stdout).not.toContain('1000000000');
    const english = (await made.run(['form', 'show', 'sales-feedback', '--lang', 'en'])).stdout;
    expect(english.replaceAll('沟通·二·1', '')).not.toMatch(/[一-鿿]/u);
  });

  it('name what a record in a file has beside its fields', async () => {
    using folder = new TestFolder();
    const { stdout } = await folder.run(['form', 'show', 'customer-opinion']);
    expect(stdout).toContain('还要有：period 期间、submitter 填表人、store 门店。');
    const note = JSON.parse((await folder.run(['form', 'show', 'note', '--json'])).stdout) as object;
    expect(note).toMatchObject({ keys: [{ key: 'submitter', label: '填表人' }] });
  });

  it('--schema prints the schema as it is', async () => {
    using made = await testCompany();
    const { stdout } = await made.run(['form', 'show', 'urgent', '--schema']);
    expect(JSON.parse(stdout)).toEqual(schemaOf('urgent'));
    expect(JSON.parse((await made.run(['form', 'show', 'urgent', '--schema', '--json'])).stdout)).toEqual(
      schemaOf('urgent'),
    );
  });
});

describe('a company form', () => {
  it('is checked: every mistake with its line, exit 3; a right one is right', async () => {
    using made = await testCompany();
    const good = put(made, 'morning-brief', brief());
    expect(await made.json(['form', 'check', good])).toEqual({
      file: good,
      valid: true,
      problems: [],
      clock: 'set',
    });
    expect((await made.run(['form', 'check', good])).stderr).toContain('infoctl form adopt morning-brief\n');
    const bad = put(
      made,
      'morning-brief',
      brief((schema) => Object.assign(schema, { 'x-code': 'SF', 'x-by': ['nobody'] })),
    );
    const { code, stdout } = await made.run(['form', 'check', bad, '--json']);
    expect(code).toBe(3);
    const { problems } = JSON.parse(stdout) as { problems: { line: number; message: string }[] };
    const lines = readFileSync(join(made.folder, bad), 'utf8').split('\n');
    expect(problems.map(({ line }) => lines[line - 1]?.trim().slice(0, 8))).toEqual(['"x-code"', '"nobody"']);
    const people = await made.run(['form', 'check', bad]);
    expect([people.code, people.stdout.includes('第 ')]).toEqual([3, true]);
    for (const [name, expected] of [
      ['nowhere.json', 4],
      ['forms', 3],
    ] as const)
      expect((await made.run(['form', 'check', name])).code).toBe(expected);
  });

  it('is adopted, used like ours, changed and adopted again; old records keep their version', async () => {
    using made = await testCompany();
    put(made, 'morning-brief', brief());
    expect((await made.run(['submit', 'morning-brief', '--set', 'text=一'])).code).toBe(4);
    expect(await made.json(['form', 'adopt', 'morning-brief', '--yes'])).toMatchObject({
      adopted: true,
      version: 1,
      changes: [],
    });
    expect(await made.json(['form', 'adopt', 'morning-brief', '--yes'])).toMatchObject({
      adopted: false,
      version: 1,
    });
    const first = await made.json<{ id: string }>([
      'submit',
      '晨会简报',
      '--set',
      'text=一',
      '--set',
      'channel=oral',
    ]);
    expect(first.id).toBe('MB-HQ-20261124-001');
    put(
      made,
      'morning-brief',
      brief((schema) => {
        schema['x-order'] = ['text', 'channel', 'heads'];
        schema.properties['heads'] = {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          'x-label': { 'zh-CN': '到会人数', en: 'Heads' },
          examples: [12],
        };
        schema.properties['text'] = { ...schema.properties['text'], maxLength: 200 };
      }),
    );
    expect(await made.json(['form', 'list'])).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ name: 'morning-brief', version: 1, newer: 'file' }),
      ]),
    });
    const asked = await made.run(['form', 'adopt', 'morning-brief', '--no-input']);
    expect(asked.code).toBe(2);
    expect(asked.stderr).toContain('到会人数');
    expect(await made.json(['form', 'adopt', 'morning-brief', '--yes'])).toMatchObject({
      adopted: true,
      version: 2,
      changes: [
        { field: 'text', kind: 'changed', what: '限度由“最多 500 字”改为“最多 200 字”' },
        { field: 'heads', kind: 'added', what: '“到会人数”：整数，选填' },
      ],
    });
    const second = await made.json<{ id: string }>([
      'submit',
      'morning-brief',
      '--set',
      'text=二',
      '--set',
      'channel=oral',
      '--set',
      'heads=9',
    ]);
    const { items } = await made.json<{ items: { id: string; formVersion: number }[] }>([
      'list',
      'morning-brief',
    ]);
    expect(Object.fromEntries(items.map(({ id, formVersion }) => [id, formVersion]))).toEqual({
      [first.id]: 1,
      [second.id]: 2,
    });
  });

  it('may stand in place of one of ours', async () => {
    using made = await testCompany();
    const own = schemaOf('note');
    own['x-label'] = { 'zh-CN': '值班记录', en: 'Duty log' };
    put(made, 'note', JSON.stringify(own));
    await made.json(['form', 'adopt', 'note', '--yes']);
    expect(await made.json(['form', 'show', 'note'])).toMatchObject({
      title: '值班记录',
      version: 1,
      standing: 'in-force',
    });
  });

  it.each([
    [
      'with a code of ours',
      'morning-brief',
      brief((schema) => Object.assign(schema, { 'x-code': 'SF' })),
      ['--yes'],
      3,
    ],
    ['under another name', 'evening-brief', brief(), ['--yes'], 3],
    ['that is no JSON', 'morning-brief', '{"x-form": ', ['--yes'], 3],
    ['that is nowhere', 'other', undefined, ['--yes'], 4],
    ['with a path for a name', '../ws/forms/morning-brief', brief(), ['--yes'], 4],
    ['by somebody who may not', 'morning-brief', brief(), ['--yes', '--as', 'r1'], 5],
    ['that nobody confirmed', 'morning-brief', brief(), ['--no-input'], 2],
  ] as const)('%s is not adopted', async (_what, name, text, flags, code) => {
    using made = await testCompany();
    if (text !== undefined) put(made, name.split('/').at(-1)!, text);
    const outcome = await made.run(['form', 'adopt', name, ...flags]);
    expect([outcome.code, outcome.stdout]).toEqual([code, '']);
    const { items } = await made.json<{ items: { name: string; standing: string }[] }>(['form', 'list']);
    expect(items.filter(({ standing }) => standing === 'in-force')).toEqual([]);
  });
});
