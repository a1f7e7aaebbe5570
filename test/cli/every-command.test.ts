import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { shipped } from '../../src/kernel/shipped.ts';
import { groups } from '../../src/program.ts';
import { testCompany } from '../support/company.ts';
import { TestFolder, type TestWorkspace } from '../support/workspace.ts';

/**
 * How each command of the table is run here: words typed behind its own, run in a company where two notes and an
 * urgent record were handed in. A command that is not in this list fails.
 */
const RUNS: Readonly<Record<string, readonly Run[]>> = {
  init: [{ args: ['another', '--company', '示例', '--site', 'BJ', '--yes'], outside: true }],
  demo: [{ args: ['sample'], outside: true }],
  me: [{ args: [] }, { args: ['李雷'] }],
  submit: [
    { args: ['note', '--set', 'text=一', '--set', 'channel=oral'] },
    { args: ['sales-feedback', '--nil', '--period', '2026-W47', '--as', 'r1'] },
  ],
  import: [
    { args: ['note', '../notes.csv'] },
    { args: ['note', '../bad.csv'], code: 3 },
    { args: ['note', '../notes.csv', '--dry-run'] },
  ],
  amend: [{ args: ['NT-HQ-20261124-001', '--set', 'text=二', '--reason', '写错'] }],
  withdraw: [{ args: ['NT-HQ-20261124-001', '--reason', '重复'] }],
  list: [{ args: [] }, { args: ['note', '--unit', 'mk'] }],
  show: [{ args: ['NT-HQ-20261124-001'] }, { args: ['UR-HQ-20261124-001'] }],
  search: [{ args: ['礼盒'] }, { args: ['没有的词'] }],
  agenda: [{ args: [] }, { args: ['--for', 'r1'] }],
  'report overdue': [
    { args: [] },
    { args: ['--as-of', '2026-11-24', '--unit', 'east'] },
    { args: ['--check'], code: 10 },
  ],
  explain: [
    { args: ['submit:sales-feedback/2026-W46:r1'] },
    { args: ['escalate:CA-HQ-20261124-001:marketing'] },
  ],
  waive: [{ args: ['submit:sales-feedback/2026-W46:r1', '--reason', '休假'] }],
  extend: [{ args: ['submit:sales-feedback/2026-W48:r1', '--to', '2026-12-04', '--reason', '出差'] }],
  'unit add': [{ args: ['north', '--name', '华北分公司', '--kind', 'sales-branch', '--parent', 'hq'] }],
  'unit list': [{ args: [] }],
  'unit show': [{ args: ['east'] }],
  'unit change': [{ args: ['east', '--name', '华东公司', '--from', '2026-12-01'] }],
  'unit end': [{ args: ['south', '--to', '2026-12-31'] }],
  'unit import': [{ args: ['../units.csv'] }],
  'person add': [{ args: ['r9', '--name', '吴迪', '--unit', 'east', '--role', 'sales-rep'] }],
  'person list': [{ args: [] }],
  'person show': [{ args: ['r1'] }],
  'person change': [{ args: ['r1', '--unit', 'south', '--from', '2026-12-01'] }],
  'person end': [{ args: ['r1', '--to', '2026-12-31'] }],
  'person import': [{ args: ['../people.csv'] }],
  'client add': [{ args: ['c9', '--name', '和平饭店', '--kind', 'hotel', '--owner', 'm1'] }],
  'client list': [{ args: [] }],
  'client show': [{ args: ['c1'] }],
  'client change': [{ args: ['c1', '--name', '锦江饭店', '--from', '2026-12-01'] }],
  'client end': [{ args: ['c1', '--to', '2026-12-31'] }],
  'client import': [{ args: ['../clients.csv'] }],
  summarize: [{ args: ['--week', '2026-W47'] }, { args: ['--month', '2026-10'] }],
  'report handling': [
    { args: ['customer-opinion', '--quarter', '2026-Q3'] },
    { args: ['client-visit', '--quarter', '2026-Q4'] },
  ],
  'form list': [{ args: [] }],
  'form show': [{ args: ['note'] }],
  'form example': [{ args: ['sales-feedback'] }],
  'form check': [{ args: ['../note.json'] }, { args: ['../bad-form.json'], code: 3 }],
  'form adopt': [{ args: ['urgent', '--yes'] }],
  'policy show': [{ args: [] }],
  'policy check': [{ args: [] }, { args: ['../bad-policy.yaml'], code: 3 }],
  'policy adopt': [{ args: ['--yes'] }],
  'policy history': [{ args: [] }],
  'calendar show': [{ args: [] }],
  'calendar import': [{ args: ['../2027.csv', '--yes'] }],
  'calendar adopt': [{ args: ['2026', '--yes'] }],
  log: [{ args: [] }, { args: ['--kind', 'record.submitted', '--limit', '1'] }],
  verify: [{ args: [] }, { args: ['--anchor', `1:${'0'.repeat(64)}`], code: 7 }],
  rebuild: [{ args: [] }],
};

type Run = {
  readonly args: readonly string[];
  readonly code?: number;
  /** Run beside the workspace instead of inside it. */
  readonly outside?: boolean;
};

const FILES: Readonly<Record<string, string>> = {
  'notes.csv': 'text,channel\n第一条,oral\n第二条,telephone\n',
  'bad.csv': 'text,channel\n第一条,oral\n,nowhere\n',
  'units.csv': 'id,name,kind,parent\nn1,华北分公司,sales-branch,hq\n',
  'people.csv': 'id,name,unit,roles\nr8,陈晨,east,sales-rep\n',
  'clients.csv': 'id,name,kind,owner\nc8,和平饭店,hotel,m1\n',
  'bad-policy.yaml': 'grammar: 1\nedition: x\n',
  'note.json': readFileSync(shipped('schemas', 'forms', 'note.json'), 'utf8'),
  'bad-form.json': '{"type": "object"}',
  '2027.csv': '2027-01-01,放假\n2027-01-03,上班\n',
};

const entries = groups.flatMap(({ commands }) => commands.map(([words]) => words));
const ajv = new Ajv2020({ allErrors: true, strict: false });
const schemaOf = (name: string): string => shipped('schemas', 'output', `${name}.json`);
const holds = (name: string, value: unknown): void => {
  const schema: object = JSON.parse(readFileSync(schemaOf(name), 'utf8'));
  const validate = ajv.getSchema((schema as { $id: string }).$id) ?? ajv.compile(schema);
  validate(value);
  expect(validate.errors ?? []).toEqual([]);
};

describe('every command answers --json by its schema', () => {
  let made: TestWorkspace;

  beforeAll(async () => {
    made = await testCompany();
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(made.path, name), text);
    const note = ['submit', 'note', '--set', 'channel=telephone', '--set'];
    await made.json([...note, 'text=无锡代销商来电：礼盒到货两箱外箱受潮']);
    await made.json([...note, 'text=徐家汇店要求补货']);
    const urgent = [
      'subject=货架倒塌',
      'occurredAt=2026-11-24T09:30',
      'place=徐家汇',
      'infoSource=店员',
      'stage=first',
      'course=货架松脱',
      'measuresTaken=围挡',
      'reporter=m1',
      'reporterPhone=13800000000',
      'spokenTo=z1',
      'spokenAt=2026-11-24T09:40',
      'spokenChannel=telephone',
    ];
    await made.json(['submit', 'urgent', ...urgent.flatMap((each) => ['--set', each])]);
    return () => made[Symbol.dispose]();
  });

  it('none is left out here', () => {
    expect(entries.filter((words) => RUNS[words] === undefined)).toEqual([]);
    expect(Object.keys(RUNS).filter((words) => !entries.includes(words))).toEqual([]);
  });

  it.each(entries)('%s has a schema', (words) => {
    expect(existsSync(schemaOf(words.replaceAll(' ', '-')))).toBe(true);
  });

  const runs = Object.entries(RUNS).flatMap(([words, each]) =>
    each.map((run) => ({ words, typed: run.args.join(' '), run })),
  );

  it.each(runs)('infoctl $words $typed', async ({ words, run }) => {
    using copy = new TestFolder();
    cpSync(made.path, copy.path, { recursive: true });
    const cwd = run.outside ? copy.path : join(copy.path, 'ws');
    const { code, stdout, stderr } = await copy.run(
      [...words.split(' '), ...run.args, '--json', '--no-input'],
      { cwd },
    );
    expect({ code, stderr: code === (run.code ?? 0) ? '' : stderr }).toEqual({
      code: run.code ?? 0,
      stderr: '',
    });
    holds(words.replaceAll(' ', '-'), JSON.parse(stdout));
  });
});

describe('every error answers --json by its schema', () => {
  it.each([
    ['no workspace', ['policy', 'show', '--workspace', '/nowhere'], 4],
    ['wrong usage', ['policy', 'show', '--nope'], 2],
    ['unknown command', ['nope'], 2],
    ['details with lines', ['policy', 'adopt', '--yes'], 3],
  ])('%s', async (_what, argv, expected) => {
    using made = await testCompany();
    writeFileSync(join(made.folder, 'policy.yaml'), FILES['bad-policy.yaml']!);
    const { code, stdout, stderr } = await made.run([...argv, '--json', '--quiet']);
    expect([code, stdout]).toEqual([expected, '']);
    holds('error', JSON.parse(stderr));
  });
});
