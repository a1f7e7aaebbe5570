import type { Language } from '../../../src/kernel/language.ts';
import { periodOf } from '../../../src/rules/periods/periods.ts';
import type { SummaryInput } from '../../../src/work/summaries/types.ts';
import type { SummaryRows } from '../../../src/work/summaries/view.ts';
import { namesOn, returnsOf, rowOf } from '../../support/tea-company.ts';
import { inputOf, nothing, rowsFrom } from './week.ts';

/** The third quarter of the invented company: the long forms, three rounds, and more of everything than a page holds. */

const quarter = periodOf('quarter', '2026-09-30');
const inQuarter = { period: '2026-Q3' };
const id = (code: string, number: number) => `${code}-HQ-20261008-${String(number).padStart(3, '0')}`;

const products = [
  '桂花礼盒',
  '明前绿茶 250 克',
  '手工月饼（四枚装）',
  '龙井礼盒',
  '茉莉花茶',
  '乌龙茶',
  '白茶饼',
  '普洱小沱',
  '红茶罐',
  '菊花茶',
  '荞麦茶',
  '姜茶',
];

const feedback = (number: number, submitter: string, more: object) =>
  rowOf(
    id('SF', number),
    {
      salesTarget: 4000,
      salesActual: 12 * 300,
      salesLines: products.map((product, at) => ({ product, qty: 300, amount: `${(at + 1) * 1000}.50` })),
      anomalies: ['none'],
      summary: '三季度总体平稳。',
      nextPlan: '备战春节礼盒。',
      ...more,
    },
    { ...inQuarter, submitter },
  );

const records = [
  feedback(1, 'r1', {
    slowMovers: [
      { product: '姜茶', aspects: ['price', 'demand'], problem: '夏季需求少', measure: '改小包装。' },
    ],
    stock: [
      { product: '桂花礼盒', qty: 1200 },
      { product: '姜茶', qty: 860 },
    ],
    distributionRate: '86.5',
    salesTrend: 'growth',
    trend: '礼盒随中秋走高，散茶持平',
    outlook: '四季度看好礼盒',
    competitors: Array.from({ length: 17 }, (_, at) => ({
      competitor: `竞品厂商${at + 1}`,
      intelKind: 'price',
      detail: '小幅调价',
      impact: at === 16 ? 'large' : 'small',
    })),
  }),
  feedback(2, 'r3', {
    salesTrend: 'flat',
    trend: '持平。',
    outlook: '持平。',
    stock: [{ product: '桂花礼盒', qty: 300 }],
  }),
  ...Array.from({ length: 12 }, (_, at) =>
    rowOf(
      id('NT', at + 1),
      { text: `日常来电第 ${at + 1} 件`, channel: 'telephone' },
      { form: 'note', submitter: 'm2' },
    ),
  ),
  rowOf(
    id('CO', 1),
    { mode: 'oral', ratings: { overall: 4 }, isMajor: false },
    { ...inQuarter, form: 'customer-opinion', submitter: 's1', store: 'nj' },
  ),
];

const person = (name: string) => ({ kind: 'person', id: name }) as const;
const unit = (name: string) => ({ kind: 'unit', id: name }) as const;
const client = (name: string) => ({ kind: 'client', id: name }) as const;

export const longInput = (language: Language = 'zh-CN'): SummaryInput => ({
  ...inputOf(language, { asOf: '2026-10-09' }),
  period: quarter,
  names: namesOn('2026-10-09', language),
  before: [],
  rounds: [
    {
      ...returnsOf(
        'sales-feedback',
        quarter,
        ['2026-07-01', '2026-10-08'],
        [
          { owner: person('r1'), done: ['2026-10-08', id('SF', 1)] },
          { owner: person('r3'), done: ['2026-10-08', id('SF', 2)] },
          ...Array.from({ length: 25 }, (_, at) => ({
            owner: person(`p-${String(at + 1).padStart(4, '0')}`),
          })),
        ],
      ),
      analysisDue: '2026-10-15',
    },
    returnsOf(
      'customer-opinion',
      quarter,
      ['2026-09-24', '2026-09-30'],
      [{ owner: unit('nj'), done: ['2026-10-08', id('CO', 1)] }, { owner: unit('wf') }],
      '2026-10-08',
    ),
    returnsOf(
      'client-visit',
      quarter,
      ['2026-07-27', '2026-07-31'],
      [{ owner: client('c1') }, { owner: client('c4'), waived: '客户停业整修' }],
      '2026-08-07',
    ),
  ],
});

export const longRows: SummaryRows = { ...nothing, ...rowsFrom(records) };
