import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY, faultsOf } from './reading.ts';

/** [what is broken, the text in the policy, what a person wrote instead]; the fault is on that line. */
const SLIPS: readonly (readonly [name: string, right: string, wrong: string])[] = [
  ['an unknown key at the top', 'grammar: 1 ', 'gramar: 1 '],
  ['another grammar', 'grammar: 1 ', 'grammar: 2 '],
  ['an edition in words', 'edition: 1 ', 'edition: 第一版 '],
  ['a date that does not exist', 'effective: 2026-01-01', 'effective: 2026-02-30'],
  ['a date in another layout', 'effective: 2026-01-01', 'effective: 2026年1月1日'],
  ['a value that is missing', 'effective: 2026-01-01', 'effective:'],
  ['a kind with capital letters', '    store: {', '    Store: {'],
  ['a label in one language', '{zh-CN: 代销商, en: consignment dealer}', '{zh-CN: 代销商}'],
  ['a label that stands for two roles', '{zh-CN: 文员, en: clerk}', '{zh-CN: 总经理, en: clerk}'],
  ['an alias of no form', '  客户回访记录表: client-visit', '  客户回访记录表: 《客户回访征询表》'],
  ['a rule about nothing', '  - form: customer-opinion\n    clause', '  - clause'],
  ['a form by its title', '  - form: customer-opinion', '  - form: 顾客意见征询表'],
  ['a misspelt key of a rule', '    reading: “季度末', '    readng: “季度末'],
  [
    'a source that is no word of the grammar',
    '    source: default\n    each',
    '    source: 公司自定\n    each',
  ],
  ['a rhythm in Chinese', 'each: [week, month, quarter]', 'each: [周, month, quarter]'],
  ['a misspelt rhythm', '    each: quarter\n    owes: {unit', '    each: quater\n    owes: {unit'],
  ['a rhythm twice', 'each: [week, month, quarter]', 'each: [week, month, quarter, week]'],
  ['an unknown role', 'owes: {role: sales-rep}', 'owes: {role: sale-rep}'],
  ['an unknown kind of unit', 'owes: {unit: store}', 'owes: {unit: shop}'],
  ['two owners at once', 'owes: {unit: store}', 'owes: {unit: store, role: store-staff}'],
  ['a client without who answers for it', 'owes: {client: any, by: marketing}', 'owes: {client: any}'],
  [
    'an unknown kind of client',
    'owes: {client: any, by: marketing}',
    'owes: {client: [hotels], by: marketing}',
  ],
  ['a misspelt anchor', 'window: {opens: end-6d, due: end}', 'window: {opens: edn-6d, due: end}'],
  ['days without their d', 'window: {opens: end-6d, due: end}', 'window: {opens: end-6, due: end}'],
  ['a window without an end', 'window: {opens: end-6d, due: end}', 'window: {opens: end-6d}'],
  [
    'a window that ends before it begins',
    'window: {opens: end-6d, due: end}',
    'window: {opens: end, due: end-6d}',
  ],
  [
    'due before the period begins',
    'window: {opens: end-6d, due: end}',
    'window: {opens: start-9d, due: start-3d}',
  ],
  [
    'a month that a quarter does not have',
    'window: {opens: end-6d, due: end}',
    'window: {opens: start, due: month4-end}',
  ],
  ['a month in a week', 'week: {opens: start, due: end+1d roll}', 'week: {opens: start, due: month1-end}'],
  ['a rhythm without its window', '      month: {opens: start', '      year: {opens: start'],
  [
    'one window for two rhythms',
    '    each: quarter\n    owes: {unit',
    '    each: [month, quarter]\n    owes: {unit',
  ],
  ['a full-width colon', 'opens: end-6d, due: end}', 'opens：end-6d, due: end}'],
  ['a full-width colon at the end of a key', '    clause: 沟通·二·4', '    clause：沟通·二·4'],
  ['an empty clause', '    clause: 沟通·二·4', "    clause: ''"],
  ['a period left out that is none', '    counts-if', '    except: [2026-13]\n    counts-if'],
  ['a period left out of another rhythm', '    counts-if', '    except: [2026-W05]\n    counts-if'],
  ['counts-if without answers', 'counts-if: {result: [成功, 拒访]}', 'counts-if: {result: []}'],
  ['an unknown step', '{do: handle, by: marketing, within: P7D', '{do: 处理, by: marketing, within: P7D'],
  ['a step by nobody', '{do: handle, by: marketing, within: P7D', '{do: handle, within: P7D'],
  [
    'a step whose role is unknown',
    '{do: handle, by: marketing, within: P7D',
    '{do: handle, by: 市场中心, within: P7D',
  ],
  ['a time in words', '{do: handle, by: marketing, within: P7D', '{do: handle, by: marketing, within: 一周'],
  ['a time in weeks', '{do: handle, by: marketing, within: P7D', '{do: handle, by: marketing, within: P1W'],
  ['a step without a time', '{do: decide, by: deputy-gm, within: null} ', '{do: decide, by: deputy-gm} '],
  [
    'a step from nowhere',
    'from: due, roll: next-workday}    # 分析',
    'from: end, roll: next-workday}    # 分析',
  ],
  [
    'a first step counted from the step before',
    'from: due, roll: next-workday}    # 分析',
    'from: step, roll: next-workday}    # 分析',
  ],
  ['a roll that is none', 'roll: next-workday}    # 分析', 'roll: 顺延}    # 分析'],
  ['a step twice', '{do: handle, by: marketing, within: null}', '{do: relay, by: marketing, within: null}'],
  [
    'a decision on nothing',
    '      - {do: analyse, by: marketing, within: P7D, from: due, roll: next-workday}    # 分析',
    '      # 分析',
  ],
  [
    'an opinion passed down that nobody gave',
    '      - {do: decide, by: deputy-gm, within: null}     ',
    '      #',
  ],
  ['an unknown case', '  - case: major', '  - case: serious'],
  ['a case twice', '  - case: major', '  - case: urgent'],
  [
    'a case that does something else',
    '    do: escalate\n    by: marketing\n    within: P0D',
    '    do: report\n    by: marketing\n    within: P0D',
  ],
  ['another rule about the policy', '  - policy: revision', '  - policy: review'],
  ['the same rule twice', '  - form: client-visit', '  - form: customer-opinion'],
  ['an id in Chinese', '  - form: client-visit', '  - form: client-visit\n    id: 客户回访'],
  ['a key twice', '    clause: 沟通·二·4', '    clause: 沟通·二·4\n    clause: 沟通·二·4'],
  ['a tab', '    clause: 沟通·二·4', '\tclause: 沟通·二·4'],
  ['wrong indentation', '    clause: 沟通·二·4', '     clause: 沟通·二·4'],
  ['a missing space after a colon', '    clause: 沟通·二·4', '    clause:沟通·二·4'],
  ['a bracket left open', 'each: [week, month, quarter]', 'each: [week, month, quarter'],
  ['a quote left open', '    clause: 沟通·二·4', '    clause: "沟通·二·4'],
  ['a value that begins with @', '    clause: 沟通·二·4', '    clause: @沟通'],
  ['an anchor', '    clause: 沟通·二·4', '    clause: &c 沟通·二·4'],
  ['an alias', '    clause: 沟通·二·4', '    clause: *c'],
  ['a tag', '    clause: 沟通·二·4', '    clause: !!str 沟通·二·4'],
  ['an unknown tag', '    clause: 沟通·二·4', '    clause: !clause 沟通·二·4'],
  ['a name of the language beneath', '    clause: 沟通·二·4', '    __proto__: {clause: 沟通·二·4}'],
  ['a list as a key', '    clause: 沟通·二·4', '    ? [clause]\n    : 沟通·二·4'],
  ['an invisible character', '    clause: 沟通·二·4', '    clause: 沟通·二\u200B·4'],
  ['a second document', 'rules:', '---\nrules:'],
];

const lineOf = (text: string, index: number): number => text.slice(0, index).split('\n').length;

it('no kinds of clients, though clients owe something', () => {
  const text = DEFAULT_POLICY.replace(/^ {2}client: .*\n.*consignment-dealer.*\n.*hotel.*\n/mu, '');
  expect(faultsOf(text)).toMatchObject([
    {
      field: 'rules.3.owes.client',
      zh: 'kinds 里还没有客户种类，请先在 kinds 下写 client，如 client: {hotel: 酒店}。',
    },
  ]);
});

describe('one slip in a policy', () => {
  it('breaks nothing else: the policy has none', () => {
    expect(faultsOf(DEFAULT_POLICY)).toEqual([]);
  });

  it.each(SLIPS)('%s', (_, right, wrong) => {
    const index = DEFAULT_POLICY.indexOf(right);
    expect(index, right).toBeGreaterThan(0);
    const [fault] = faultsOf(DEFAULT_POLICY.replace(right, wrong));
    const first = lineOf(DEFAULT_POLICY, index);
    expect(fault?.line).toBeGreaterThanOrEqual(first - 2);
    expect(fault?.line).toBeLessThanOrEqual(first + wrong.split('\n').length);
  });

  it('is told in these words', async () => {
    const told = SLIPS.map(([name, right, wrong]) => {
      const text = DEFAULT_POLICY.replace(right, wrong);
      const written = JSON.stringify(wrong.trim());
      const faults = faultsOf(text).map(
        ({ line, field, zh, en }) => `  ${line} ${field}\n    ${zh}\n    ${en}`,
      );
      return `${name}: ${written}\n${faults.join('\n')}\n`;
    });
    await expect(told.join('\n')).toMatchFileSnapshot('faults.txt');
  });
});
