/* oxlint-disable unicorn/no-thenable -- `then` is the word of the policy file */
import { say } from '../../../src/kernel/language.ts';
import type { Offset, Policy, ReturnRule, Step, Word } from '../../../src/rules/policy/types.ts';

const word = (id: string): Word => ({ id, label: say(id, id) });

/** `end+1d roll`, `month1-end-4d`, `start`: the offsets that these tests need, read from the words of the grammar. */
export function offset(text: string): Offset {
  const match = /^(start|end|month(\d)-end)(?:([+-]\d+)(d| workdays))?(?: (roll|roll-back))?$/.exec(text);
  if (!match) throw new TypeError(`no offset: ${text}`);
  const [, anchor, month, count = '0', unit, roll] = match;
  return {
    anchor: month ? { monthEnd: Number(month) } : (anchor as 'start' | 'end'),
    count: Number(count),
    unit: unit === ' workdays' ? 'workdays' : 'days',
    roll: roll === 'roll' ? 'next-workday' : roll === 'roll-back' ? 'previous-workday' : 'none',
  };
}

const window = (opens: string, due: string) => ({ opens: offset(opens), due: offset(due) });

const afterDue = (act: Step['do']): Step => ({
  do: act,
  by: 'marketing',
  within: { days: 7 },
  from: 'due',
  roll: 'next-workday',
});

const afterStep = (act: Step['do'], by: string): Step => ({
  do: act,
  by,
  within: null,
  from: 'step',
  roll: 'none',
});

const salesFeedback: ReturnRule = {
  id: 'sales-feedback',
  form: 'sales-feedback',
  clause: '沟通·二·1',
  text: '按要求送交市场部',
  reading: '周末次日、月末第三日、季末第五日送交，遇休息日顺延',
  byDefault: true,
  each: ['week', 'month', 'quarter'],
  except: [],
  owes: { role: 'sales-rep' },
  windows: {
    week: window('start', 'end+1d roll'),
    month: window('start', 'end+3d roll'),
    quarter: window('start', 'end+5d roll'),
  },
  countsIf: null,
  then: [afterDue('analyse'), afterStep('decide', 'deputy-gm'), afterStep('relay', 'marketing')],
};

const customerOpinion: ReturnRule = {
  id: 'customer-opinion',
  form: 'customer-opinion',
  clause: '沟通·二·2',
  text: '于每季度末前一星期内送交市场部',
  reading: '每季度最后七日内送交',
  byDefault: false,
  each: ['quarter'],
  except: [],
  owes: { unit: ['store'] },
  windows: { quarter: window('end-6d', 'end') },
  countsIf: null,
  then: [
    afterDue('handle'),
    afterDue('analyse'),
    afterStep('decide', 'deputy-gm'),
    afterStep('relay', 'marketing'),
  ],
};

const clientVisit: ReturnRule = {
  id: 'client-visit',
  form: 'client-visit',
  clause: '沟通·二·4',
  text: '定于一月、四月、七月、十月的月末5日内完成',
  reading: '当月最后五日内完成',
  byDefault: false,
  each: ['quarter'],
  except: [],
  owes: { client: 'any', by: 'marketing' },
  windows: { quarter: window('month1-end-4d', 'month1-end') },
  countsIf: { result: ['success', 'refused'] },
  then: [
    afterDue('analyse'),
    afterStep('decide', 'deputy-gm'),
    afterStep('relay', 'marketing'),
    afterStep('handle', 'marketing'),
  ],
};

/** The default policy (沟通·二, 沟通·一·2, 沟通·六), as `readPolicy` gives it. */
export const defaultPolicy: Policy = {
  grammar: 1,
  edition: 1,
  effective: '2026-01-01',
  unitKinds: ['headquarters', 'department', 'marketing', 'sales-branch', 'store', 'joint-venture'].map(word),
  clientKinds: ['consignment-dealer', 'hotel'].map(word),
  roles: ['sales-rep', 'store-staff', 'marketing', 'deputy-gm', 'general-manager', 'leader'].map(word),
  aliases: {},
  returns: [salesFeedback, customerOpinion, clientVisit],
  cases: [
    {
      case: 'urgent',
      do: 'escalate',
      by: 'marketing',
      within: { days: 0 },
      roll: 'none',
      clause: '沟通·一·2',
      text: '紧急情况：口头、电话。',
      reading: '随时报告，当天告知主管副总经理',
      byDefault: true,
    },
    {
      case: 'major',
      do: 'escalate',
      by: 'marketing',
      within: { days: 1 },
      roll: 'none',
      clause: null,
      text: '重大问题须随时报告',
      reading: '次日内告知主管副总经理',
      byDefault: true,
    },
  ],
  revision: {
    by: 'marketing',
    within: { years: 1 },
    clause: '沟通·六',
    text: '本制度每年修订一次。',
    reading: '自施行之日起一年内修订，或者审查后决定不改',
    byDefault: false,
  },
};
