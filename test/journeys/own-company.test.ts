import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shipped } from '../../src/kernel/shipped.ts';
import { testCompany } from '../support/company.ts';
import { TestWorkspace } from '../support/workspace.ts';

const DEFAULT_POLICY = readFileSync(shipped('templates', 'workspace', 'policy.yaml'), 'utf8');

/** A form of the company's own: what the keeper of a warehouse hands in every half-year. */
function ownCheck(keywords: object = {}): string {
  const schema = JSON.parse(readFileSync(shipped('schemas', 'forms', 'note.json'), 'utf8')) as {
    properties: object;
    required: string[];
  };
  return JSON.stringify(
    {
      ...schema,
      $id: 'urn:example:form:own-check',
      'x-form': 'own-check',
      'x-code': 'OK',
      'x-label': { 'zh-CN': '库房自查表', en: 'Warehouse check' },
      'x-aliases': ['自查表'],
      'x-by': ['keeper'],
      'x-rhythms': ['half-year'],
      ...keywords,
      properties: {
        ...schema.properties,
        period: { type: 'string', maxLength: 7, pattern: '^[0-9]{4}(-H[12])?$' },
      },
      required: ['period', ...schema.required],
    },
    null,
    2,
  );
}

const RULE = `rules:
  - form: own-check
    clause: 仓储·7
    text: 库房每半年自查一次。
    each: half-year
    owes: {unit: warehouse}
    window: {opens: start, due: end+5d}
`;

/** The second edition, in force from a day: a kind of unit, a role and a rule that ours does not know. */
const ownPolicy = (effective = '2026-11-24', rule = RULE): string =>
  DEFAULT_POLICY.replace(/^edition: 1/m, 'edition: 2')
    .replace(/^effective: 2026-01-01/m, `effective: ${effective}`)
    .replace(/^( {4}store: .*)$/m, '$1\n    warehouse: {zh-CN: 库房, en: warehouse}')
    .replace(/^( {2}clerk: .*)$/m, '$1\n  keeper: {zh-CN: 库房管理员, en: keeper}')
    .replace(/^rules:\n/m, rule);

function put(made: TestWorkspace, file: string, text: string): void {
  mkdirSync(join(made.folder, 'forms'), { recursive: true });
  writeFileSync(join(made.folder, file), text);
}

const ORDER = /infoctl form adopt own-check.*infoctl policy adopt/;

describe("another company's rule, by its policy file and its form alone", { timeout: 60_000 }, () => {
  it('is put in force in one go, handed in, fulfilled and explained', async () => {
    using made = await testCompany();
    const ran = async (...argv: string[]) => {
      const outcome = await made.run(argv);
      expect(outcome).toMatchObject({ code: 0 });
      return outcome.stdout + outcome.stderr;
    };
    put(made, 'policy.yaml', ownPolicy());
    put(made, 'forms/own-check.json', ownCheck());
    // Whatever one does meanwhile, the line says what is to be run, in the order that works.
    expect((await made.run(['form', 'list'])).stderr).toContain(
      'forms/own-check.json、policy.yaml 改过，尚未生效；采用：infoctl form adopt own-check，infoctl policy adopt\n',
    );
    expect(await ran('form', 'check', 'forms/own-check.json')).toMatch(/keeper.*只写在 policy\.yaml 里/);
    const early = await made.run(['policy', 'adopt', '--yes', '--quiet']);
    expect(early.code).toBe(3);
    expect(early.stderr).toMatch(ORDER);

    expect(await ran('form', 'adopt', 'own-check', '--yes')).toMatch(/keeper.*infoctl policy adopt/);
    expect(await ran('policy', 'adopt', '--yes')).toContain('已采用第 2 版，自 2026-11-24 起施行');
    expect((await made.run(['form', 'list'])).stderr).not.toMatch(/尚未生效|policy adopt/);

    await ran('unit', 'add', 'w1', '--name', '一号库', '--kind', '库房', '--parent', 'hq');
    await ran('person', 'add', 'k1', '--name', '钱进', '--unit', 'w1', '--role', 'keeper');
    type Duties = { duties: { duty: object; lines: string[] }[] };
    const duty = 'submit:own-check/2026-H2:w1';
    const before = await made.json<Duties>(['explain', duty]);
    expect(before.duties[0]?.duty).toMatchObject({ status: 'open', due: '2027-01-05', answerable: ['k1'] });

    const answers = ['--set', 'text=消防通道已清理', '--set', 'channel=paper'];
    // Who is no keeper may not.
    expect((await made.run(['submit', 'own-check', '--period', '2026-H2', ...answers])).code).toBe(5);
    const stored = await made.json<{ id: string; duties: object[] }>([
      'submit',
      '库房自查表',
      '--as',
      'k1',
      '--period',
      '2026-H2',
      ...answers,
    ]);
    expect(stored).toMatchObject({ id: 'OK-HQ-20261124-001', duties: [{ id: duty, status: 'done' }] });
    const after = await made.json<Duties>(['explain', duty]);
    expect(after.duties[0]?.duty).toMatchObject({ status: 'done', fulfilledBy: stored.id });
    expect(after.duties[0]?.lines.join('\n')).toMatch(/仓储·7[^]*库房每半年自查一次。[^]*2027年1月5日/);
  });

  it('a role that neither the policy in force nor the draft knows is told with the order that works', async () => {
    using made = await testCompany();
    put(made, 'forms/own-check.json', ownCheck());
    const unknown = await made.run(['form', 'adopt', 'own-check', '--yes', '--quiet']);
    expect(unknown.code).toBe(3);
    expect(unknown.stderr).toMatch(/没有“keeper”.*policy\.yaml 的 roles.*/);
    expect(unknown.stderr).toMatch(ORDER);
    // A draft that cannot be read declares nothing.
    put(made, 'policy.yaml', ownPolicy('2026-11-24', `${RULE}    windw: 1\n`));
    expect((await made.run(['form', 'adopt', 'own-check', '--yes'])).code).toBe(3);
  });

  it('a form that gets a new role and a new rhythm is adopted first, too', async () => {
    using made = await testCompany();
    put(made, 'forms/own-check.json', ownCheck({ 'x-by': ['marketing'], 'x-rhythms': ['year'] }));
    await made.json(['form', 'adopt', 'own-check', '--yes']);
    put(made, 'policy.yaml', ownPolicy('2026-11-24', RULE.replace('{unit: warehouse}', '{role: keeper}')));
    put(made, 'forms/own-check.json', ownCheck());
    const early = await made.run(['policy', 'adopt', '--yes', '--quiet']);
    expect(early.code).toBe(3);
    expect(early.stderr.match(/先运行 infoctl form adopt own-check/g)).toHaveLength(2);
    await made.json(['form', 'adopt', 'own-check', '--yes']);
    await made.json(['policy', 'adopt', '--yes']);
  });

  it('two editions of one day: the refusal names the first day that a new one can have', async () => {
    using made = await testCompany();
    put(made, 'forms/own-check.json', ownCheck());
    put(made, 'policy.yaml', ownPolicy());
    await made.json(['form', 'adopt', 'own-check', '--yes']);
    await made.json(['policy', 'adopt', '--yes']);
    put(made, 'policy.yaml', ownPolicy().replace('edition: 2', 'edition: 3'));
    const refused = await made.run(['policy', 'adopt', '--yes']);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toMatch(
      /同一天不能有两版；请写 2026-11-25 或以后的日期，再运行 infoctl policy adopt/,
    );
    put(made, 'policy.yaml', ownPolicy('2026-11-25').replace('edition: 2', 'edition: 3'));
    await made.json(['policy', 'adopt', '--yes']);
  });
});
