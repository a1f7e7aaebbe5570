import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/rules/policy/read.ts';
import { withCodes } from '../../../src/rules/policy/against-forms.ts';
import { forms } from './shipped-forms.ts';
import { ENGLISH_POLICY, OTHER_COMPANY, SHIPPED_POLICY } from './reading.ts';

const day = (anchor: unknown, count = 0, roll = 'none') => ({ anchor, count, unit: 'days', roll });

describe('the shipped policy', () => {
  const policy = readPolicy(SHIPPED_POLICY, 'policy.yaml');
  /** The rules of the source's own forms; further ones are the company's. */
  const rules = ['sales-feedback', 'customer-opinion', 'client-visit'].flatMap(
    (id) => policy.returns.find((rule) => rule.id === id) ?? [],
  );

  it('has the kinds and roles of the product, each with a label in both languages', () => {
    const ids = (words: readonly { id: string }[]) => words.map(({ id }) => id).join(' ');
    expect(ids(policy.unitKinds)).toBe(
      'headquarters information-centre administration sales-centre department marketing sales-branch store subsidiary branch-office joint-venture',
    );
    expect(ids(policy.clientKinds)).toBe('consignment-dealer hotel');
    expect(ids(policy.roles)).toBe(
      'sales-rep store-staff marketing custodian deputy-gm general-manager admin-head sales-director admin-info market-info info-manager technician clerk leader',
    );
    for (const { id, label } of [...policy.unitKinds, ...policy.clientKinds, ...policy.roles]) {
      expect(label['zh-CN'], id).toMatch(/^\p{Script=Han}+$/u);
      expect(label.en, id).toMatch(/^[A-Za-z ]+$/);
    }
  });

  it('knows the two forms that the source calls by two names', () => {
    expect(policy.aliases).toEqual({ 销售人员信息反馈表: 'sales-feedback', 客户回访记录表: 'client-visit' });
  });

  it('asks for the three forms of the source at the times of its clauses', () => {
    const [sales, opinion, visit] = rules;
    expect(sales).toMatchObject({
      id: 'sales-feedback',
      clause: '沟通·二·1',
      byDefault: true,
      each: ['week', 'month', 'quarter'],
      owes: { role: 'sales-rep' },
      windows: {
        week: { opens: day('start'), due: day('end', 1, 'next-workday') },
        month: { opens: day('start'), due: day('end', 3, 'next-workday') },
        quarter: { opens: day('start'), due: day('end', 5, 'next-workday') },
      },
      countsIf: null,
    });
    expect(opinion).toMatchObject({
      id: 'customer-opinion',
      clause: '沟通·二·2',
      byDefault: false,
      each: ['quarter'],
      owes: { unit: ['store'] },
      windows: { quarter: { opens: day('end', -6), due: day('end') } },
    });
    expect(visit).toMatchObject({
      id: 'client-visit',
      clause: '沟通·二·4',
      each: ['quarter'],
      owes: { client: 'any', by: 'marketing' },
      windows: { quarter: { opens: day({ monthEnd: 1 }, -4), due: day({ monthEnd: 1 }) } },
      countsIf: { result: ['成功', '拒访'] },
    });
  });

  it('has the steps of each form in the order of the source', () => {
    const order = rules.map(({ then }) => then.map((step) => step.do).join(' '));
    expect(order).toEqual([
      'analyse decide relay',
      'handle analyse decide relay',
      'analyse decide relay handle',
    ]);
    const [, opinion] = rules;
    expect(opinion?.then[0]).toEqual({
      do: 'handle',
      by: 'marketing',
      within: { days: 7 },
      from: 'due',
      roll: 'next-workday',
    });
    for (const { then } of rules) {
      expect(then.filter(({ do: step }) => step === 'decide' || step === 'relay')).toEqual([
        { do: 'decide', by: 'deputy-gm', within: null, from: 'step', roll: 'none' },
        { do: 'relay', by: 'marketing', within: null, from: 'step', roll: 'none' },
      ]);
    }
  });

  it('escalates an urgent matter the same day and a major problem the next, and is revised each year', () => {
    expect(policy.cases).toMatchObject([
      {
        case: 'urgent',
        clause: '沟通·一·2',
        do: 'escalate',
        by: 'marketing',
        within: { days: 0 },
        roll: 'none',
      },
      { case: 'major', clause: null, do: 'escalate', by: 'marketing', within: { days: 1 }, roll: 'none' },
    ]);
    expect(policy.revision).toMatchObject({ clause: '沟通·六', by: 'marketing', within: { years: 1 } });
  });

  it('gives every rule the words of the source or says that it has none, and the reading chosen', () => {
    for (const rule of [...policy.returns, ...policy.cases, ...(policy.revision ? [policy.revision] : [])]) {
      expect(rule.text !== null || rule.byDefault).toBe(true);
      expect(rule.reading).toMatch(/。$/);
    }
  });

  it('is plain data that comes back from JSON as it was', () => {
    expect(JSON.parse(JSON.stringify(policy))).toEqual(policy);
  });

  it('reads the same with Windows line ends and a byte order mark', () => {
    expect(readPolicy(`\uFEFF${SHIPPED_POLICY.replaceAll('\n', '\r\n')}`, 'policy.yaml')).toEqual(policy);
  });
});

describe('the shipped policy in English', () => {
  const { returns, cases, revision, ...words } = withCodes(readPolicy(ENGLISH_POLICY, 'policy.yaml'), forms);
  const chinese = withCodes(readPolicy(SHIPPED_POLICY, 'policy.yaml'), forms);

  it('says the same as the Chinese one, but for the readings', () => {
    expect(words).toEqual({ ...chinese, returns: undefined, cases: undefined, revision: undefined });
    const unread = (rule: object | null) => ({ ...rule, reading: null });
    expect([...returns, ...cases, revision].map(unread)).toEqual(
      [...chinese.returns, ...chinese.cases, chinese.revision].map(unread),
    );
  });

  it('has its readings in English', () => {
    for (const { reading } of [...returns, ...cases]) expect(reading).toMatch(/^[“”\w\s,;:.'-]+\.$/u);
  });
});

describe('the policy of another company', () => {
  const policy = readPolicy(OTHER_COMPANY, 'policy.yaml');

  it('has its own words, and the roles that commands rely on', () => {
    expect(policy.unitKinds).toEqual([
      { id: 'plant', label: { 'zh-CN': 'plant', en: 'plant' } },
      { id: 'workshop', label: { 'zh-CN': 'workshop', en: 'workshop' } },
    ]);
    expect(policy.clientKinds).toEqual([{ id: 'clinic', label: { 'zh-CN': '诊所', en: '诊所' } }]);
    expect(policy.roles.map(({ id }) => id)).toEqual([
      'foreman',
      'nurse',
      'marketing',
      'custodian',
      'deputy-gm',
      'general-manager',
      'info-manager',
      'admin-info',
      'leader',
    ]);
    expect(policy.aliases).toEqual({ 设备点检表: 'machine-check' });
  });

  it('may owe one form twice on different terms, in every rhythm', () => {
    expect(policy.returns.map(({ id, form, each }) => [id, form, each.join(' ')])).toEqual([
      ['machine-check', 'machine-check', 'day'],
      ['machine-check-foreman', 'machine-check', 'week half-year year'],
      ['patient-round', 'patient-round', 'month'],
    ]);
    expect(policy.returns.map(({ except }) => except)).toEqual([
      ['2027-05-01'],
      ['2027-W01', '2027', '2028-H1'],
      [],
    ]);
  });

  it('may name roles and kinds by their labels', () => {
    expect(policy.returns.map(({ owes }) => owes)).toEqual([
      { unit: ['plant', 'workshop'] },
      { role: 'foreman' },
      { client: ['clinic'], by: 'nurse' },
    ]);
    expect(policy.returns[2]?.then[1]?.by).toBe('general-manager');
  });

  it('has windows of working days, of months within a period, rolled forward and back', () => {
    expect(policy.returns[1]?.windows).toEqual({
      week: { opens: day('start'), due: { anchor: 'end', count: 3, unit: 'workdays', roll: 'none' } },
      'half-year': {
        opens: { anchor: { monthEnd: 6 }, count: -10, unit: 'workdays', roll: 'none' },
        due: { anchor: { monthEnd: 6 }, count: 0, unit: 'days', roll: 'previous-workday' },
      },
      year: {
        opens: day('start', 300),
        due: { anchor: { monthEnd: 12 }, count: 1, unit: 'workdays', roll: 'next-workday' },
      },
    });
  });

  it('counts its steps from the due date or from the step before, the first from the due date unless said', () => {
    expect(policy.returns[2]?.then).toMatchObject([
      { within: { workdays: 3 }, from: 'due', roll: 'none' },
      { within: { days: 2 }, from: 'due', roll: 'none' },
    ]);
    expect(policy.returns[2]?.countsIf).toEqual({ answered: ['true'], grade: ['3'] });
    expect(policy.cases).toMatchObject([{ case: 'urgent', within: { workdays: 1 }, roll: 'next-workday' }]);
    expect(policy.revision).toMatchObject({ clause: null, within: { years: 2 } });
  });
});
