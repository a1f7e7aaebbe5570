import type { World } from '../../src/rules/duties/types.ts';
import type { FlatRecord, Problem } from '../../src/rules/forms/types.ts';
import { validatorOf } from '../../src/rules/forms/validate.ts';
import { runningPeriod } from '../../src/work/records/default-period.ts';
import { prepare, type Prepared, type Setting } from '../../src/work/records/prepare.ts';
import { defaultPolicy } from '../rules/duties/default-policy.ts';
import { shipped } from '../rules/forms/shipped.ts';
import { worldOf, type WorldSaid } from './sample-world.ts';

/** Tuesday of week 48. */
const TODAY = '2026-11-24';

/** A company of two branches with a store each, marketing, and those above; everybody since 2020. */
export const company = (more: WorldSaid = {}): World =>
  worldOf({
    policies: [defaultPolicy],
    units: {
      hq: { kind: 'headquarters', name: '总部' },
      mk: { kind: 'marketing', name: '市场部', parent: 'hq' },
      east: { kind: 'sales-branch', name: '华东分公司', parent: 'hq' },
      south: { kind: 'sales-branch', name: '华南分公司', parent: 'hq' },
      s1: { kind: 'store', name: '南京路专卖店', parent: 'east', outlet: 'exclusive-store' },
      s2: { kind: 'store', name: '天河专柜', parent: 'south', outlet: 'mall-counter' },
    },
    people: {
      z1: { name: '周明', unit: 'hq', roles: ['deputy-gm'] },
      m1: { name: '王芳', unit: 'mk', roles: ['marketing'] },
      k1: { name: '何静', unit: 'hq', roles: ['custodian'] },
      r1: { name: '李雷', unit: 'east', roles: ['sales-rep'] },
      r2: { name: '韩梅', unit: 'south', roles: ['sales-rep'] },
      t1: { name: '赵敏', unit: 's1', roles: ['store-staff', 'leader'] },
    },
    clients: { c1: { name: '锦江酒店', owner: 'm1' } },
    ...more,
  });

type SettingSaid = Partial<Omit<Setting, 'form' | 'formVersion' | 'validate'>>;

/** The circumstances in which 李雷 (r1) hands in one of the shipped forms today; a test says what is different. */
export function settingFor(name: string, said: SettingSaid = {}): Setting {
  const form = shipped(name);
  const today = said.today ?? TODAY;
  const by = said.by ?? 'r1';
  return {
    form,
    formVersion: 1,
    validate: validatorOf(form),
    world: company(),
    today,
    actor: by,
    by,
    defaultPeriod: runningPeriod(form, today),
    ...said,
  };
}

/** What is wrong with a record, in Chinese: field → sentence; nothing where it may be stored. */
export function faultsIn(raw: FlatRecord, setting: Setting): Record<string, string> {
  const result = prepare(raw, setting);
  const problems: readonly Problem[] = 'problems' in result ? result.problems : [];
  return Object.fromEntries(problems.map(({ field, message }) => [field, message['zh-CN']]));
}

/** The record as it may be stored; throws where it may not. */
export function prepared(raw: FlatRecord, setting: Setting): Prepared {
  const result = prepare(raw, setting);
  if ('prepared' in result) return result.prepared;
  throw new Error(result.problems.map(({ field, message }) => `${field}: ${message.en}`).join('\n'));
}
