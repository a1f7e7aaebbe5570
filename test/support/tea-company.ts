import { readFileSync } from 'node:fs';
import { periodOf } from '../../src/rules/periods/periods.ts';
import type { Period } from '../../src/rules/periods/types.ts';
import { dutyId, roundId } from '../../src/rules/duties/ids.ts';
import type { Duty, Owner, Round, World } from '../../src/rules/duties/types.ts';
import { readForm } from '../../src/rules/forms/read.ts';
import type { Form, Schema } from '../../src/rules/forms/types.ts';
import type { Policy } from '../../src/rules/policy/types.ts';
import type { RecordRow } from '../../src/work/summaries/answers.ts';
import { namesAt, type Names } from '../../src/work/summaries/names.ts';
import type { RoundReturns } from '../../src/work/summaries/returns.ts';
import type { Language } from '../../src/kernel/language.ts';
import { say } from '../../src/kernel/language.ts';
import { worldOf } from './sample-world.ts';

/** An invented tea company: three branches with their sales staff, four stores, four clients. */

const policy: Policy = {
  grammar: 1,
  edition: 1,
  effective: '2026-01-01',
  unitKinds: [],
  clientKinds: [],
  roles: [
    { id: 'deputy-gm', label: say('主管副总经理', 'deputy general manager in charge') },
    { id: 'marketing', label: say('市场部', 'marketing department') },
  ],
  aliases: {},
  returns: [],
  cases: [],
  revision: null,
};

const rep = (name: string, unit: string) => ({ name, unit, roles: ['sales-rep'] });

const company: World = worldOf({
  policies: [policy],
  units: {
    hq: { name: '总部', kind: 'headquarters' },
    mk: { name: '市场部', kind: 'marketing', parent: 'hq' },
    east: { name: '华东分公司', kind: 'sales-branch', parent: 'hq' },
    north: { name: '华北分公司', kind: 'sales-branch', parent: 'hq' },
    south: { name: '华南分公司', kind: 'sales-branch', parent: 'hq' },
    nj: { name: '南京路专卖店', kind: 'store', parent: 'east', outlet: 'exclusive-store' },
    xj: { name: '徐家汇商场专柜', kind: 'store', parent: 'east', outlet: 'mall-counter' },
    wf: { name: '王府井专卖店', kind: 'store', parent: 'north', outlet: 'exclusive-store' },
    th: { name: '天河商场专柜', kind: 'store', parent: 'south', outlet: 'mall-counter' },
  },
  people: {
    z1: { name: '周明', unit: 'hq', roles: ['deputy-gm'] },
    m1: { name: '王芳', unit: 'mk', roles: ['marketing'] },
    m2: { name: '赵静', unit: 'mk', roles: ['marketing'] },
    r1: rep('李雷', 'east'),
    r2: rep('韩梅', 'south'),
    r3: rep('吴迪', 'north'),
    r4: rep('陈晨', 'east'),
    r5: rep('刘洋', 'south'),
    s1: { name: '孙丽', unit: 'nj', roles: ['store-staff'] },
    s2: { name: '钱军', unit: 'wf', roles: ['store-staff'] },
  },
  clients: {
    c1: { name: '锦江酒店', kind: 'hotel', owner: 'm1' },
    c2: { name: '和平饭店', kind: 'hotel', owner: 'm1' },
    c3: { name: '无锡惠山商贸', kind: 'consignment-dealer', owner: 'm2' },
    c4: { name: '苏州观前茶行', kind: 'consignment-dealer', owner: 'm2' },
  },
});

export const namesOn = (day: string, language: Language = 'zh-CN'): Names => namesAt(company, day, language);

const forms = new Map<string, Form>();

/** The forms that come with the program. */
export function shippedForm(name: string): Form | undefined {
  if (!forms.has(name)) {
    try {
      const text = readFileSync(new URL(`../../schemas/forms/${name}.json`, import.meta.url), 'utf8');
      forms.set(name, readForm(JSON.parse(text) as Schema));
    } catch {
      return undefined;
    }
  }
  return forms.get(name);
}

type Said = Partial<Omit<RecordRow, 'body' | 'nil'>> & { readonly nil?: boolean };

/** A record as the database gives it; what a test does not say is what a weekly record of 李雷 says. */
export function rowOf(id: string, answers: object, said: Said = {}): RecordRow {
  const { nil, ...rest } = said;
  return {
    id,
    form: 'sales-feedback',
    formVersion: 1,
    period: null,
    submitter: 'r1',
    unit: null,
    store: null,
    client: null,
    recordedOn: `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`,
    ...rest,
    nil: nil ? 1 : 0,
    body: JSON.stringify({
      record: {},
      answers,
    }),
  };
}

/** What became of one return: the day it was done and its record, a waiver, or neither. */
export type Outcome = {
  readonly owner: Owner;
  readonly done?: readonly [day: string, record: string];
  readonly waived?: string;
};

/** A round of a form with its returns. */
export function returnsOf(
  form: string,
  period: Period,
  [opens, due]: readonly [string, string],
  outcomes: readonly Outcome[],
  analysisDue: string | null = null,
): RoundReturns {
  const id = roundId(form, period.name);
  const round = { id, period, opens, due, provisional: false, referenceDay: due } as unknown as Round;
  return {
    round,
    form: { name: form, version: 1 },
    analysisDue,
    analysisProvisional: false,
    duties: outcomes.map(({ owner, done, waived }): Duty => ({
      id: dutyId(owner.kind === 'client' ? 'visit' : 'submit', id, owner.id),
      kind: owner.kind === 'client' ? 'visit' : 'submit',
      subject: id,
      owner,
      form,
      round: id,
      period: period.name,
      opens,
      due,
      provisional: false,
      clause: '沟通·二·1',
      done: done ? { on: done[0], by: done[1] } : null,
      waiver: waived === undefined ? null : { reason: waived, by: 'z1', at: opens },
      extendedFrom: null,
    })),
  };
}

export const week47 = periodOf('week', '2026-11-16');
