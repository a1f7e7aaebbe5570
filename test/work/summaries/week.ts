import type { HistoryRow } from '../../../src/work/summaries/corrections.ts';
import type { CaseRow } from '../../../src/work/summaries/majors.ts';
import type { SummaryInput } from '../../../src/work/summaries/types.ts';
import { handed, type RecordRow } from '../../../src/work/summaries/answers.ts';
import { marksIn } from '../../../src/work/summaries/opinions.ts';
import type { PaperRow } from '../../../src/work/summaries/returns.ts';
import type { SummaryRows } from '../../../src/work/summaries/view.ts';
import type { Language } from '../../../src/kernel/language.ts';
import { namesOn, returnsOf, rowOf, shippedForm, week47 } from '../../support/tea-company.ts';

/** Week 47 of an invented company, with one late, one missing, one nil return, one urgent matter, one major problem. */

const inWeek = { period: '2026-W47' };
const line = (product: string, qty: number, amount: string) => ({ product, qty, amount });

const records = [
  rowOf(
    'SF-HQ-20261120-001',
    {
      salesTarget: 900,
      salesActual: 1000,
      salesLines: [line('桂花礼盒', 620, '79360.00'), line('明前绿茶 250 克', 380, '45600.00')],
      priceInfo: [{ product: '桂花礼盒', retail: '138.00', market: '128.00' }],
      competitors: [
        {
          competitor: '德丰食品',
          intelKind: 'price',
          detail: '礼盒降价一成，买二赠一，至月底。',
          impact: 'medium',
        },
        {
          competitor: '江南春茶业',
          intelKind: 'promotion',
          detail: '新增试饮台两处，\n周末各派一名促销员',
          impact: 'small',
        },
      ],
      anomalies: ['cross-region'],
      anomalyDetail: '无锡市场出现外区批号礼盒。',
      customerRequests: '两家代销商希望提前发放中秋礼盒的陈列架，联系人电话 13812345678。',
      summary: '礼盒走势平稳，绿茶因降温略有回落。',
      nextPlan: '走访徐家汇、五角场两处专柜。',
      supportNeeded: '补发试饮杯 500 只。',
    },
    inWeek,
  ),
  rowOf(
    'SF-HQ-20261120-003',
    {
      salesTarget: 600,
      salesActual: 604,
      salesLines: [line('桂花礼盒', 404, '51712.00'), line('手工月饼（四枚装）', 200, '25600.00')],
      anomalies: ['none'],
      summary: '专柜客流比上周略增',
      nextPlan: '配合商场周年庆。',
    },
    { ...inWeek, submitter: 'r4' },
  ),
  rowOf(
    'SF-HQ-20261124-002',
    {
      salesTarget: 1500,
      salesActual: 1420,
      salesLines: [line('桂花礼盒', 900, '115200.00'), line('明前绿茶 250 克', 500, '60000.00')],
      anomalies: ['cross-region', 'price-disorder'],
      anomalyDetail: '批发市场低价抛货 # 见照片 | 编号 <A-3>',
      summary: '# 总体正常',
      nextPlan: '1. 清理低价货源',
    },
    { ...inWeek, submitter: 'r3' },
  ),
  rowOf(
    'SF-HQ-20261123-001',
    { summary: '本周盘点停业，无销售。', nextPlan: '恢复营业。' },
    { ...inWeek, submitter: 'r5', nil: true },
  ),
  ...[1, 2, 3, 4, 5].map((nth) =>
    rowOf(
      `CO-HQ-20261118-00${nth}`,
      {
        mode: 'oral',
        askedBy: 's1',
        askedOn: '2026-11-18',
        isMajor: false,
        ratings: {
          overall: nth === 2 ? 2 : 5,
          packaging: nth === 2 ? 1 : 4,
        },
        opinion: [
          '包装精美，送礼体面。',
          '封口不严，打开时点心有点受潮',
          '口味偏甜。',
          '礼袋太薄',
          '希望有小份装。',
        ][nth - 1],
        category: nth === 3 ? 'product-quality' : 'packaging',
      },
      { form: 'customer-opinion', period: '2026-Q4', submitter: 's1', unit: 'nj', store: 'nj' },
    ),
  ),
  rowOf(
    'CO-HQ-20261119-001',
    {
      mode: 'oral',
      askedBy: 's1',
      askedOn: '2026-11-19',
      isMajor: true,
      spokenTo: 'z1',
      ratings: { overall: 1 },
      opinion: '礼盒封口破损致食品受潮，孩子吃后不适。请致电张建国 13912345678',
      category: 'product-quality',
      piConsent: true,
      respondentName: '张建国',
      respondentPhone: '13912345678',
    },
    { form: 'customer-opinion', period: '2026-Q4', submitter: 's1', unit: 'nj', store: 'nj' },
  ),
  rowOf(
    'CV-HQ-20261117-001',
    {
      visitMode: 'telephone',
      visitedAt: '2026-11-17T10:00:00+08:00',
      visitor: 'm1',
      result: 'success',
      respondent: '王经理',
      respondentPost: '采购经理',
      ratings: {
        overall: 4,
        supply: 3,
      },
      isMajor: false,
      opinion: '补货要等四天，旺季容易断货。',
      category: 'supply',
      competitorNote: '德丰已送样品给王经理试用。',
    },
    { form: 'client-visit', period: '2026-Q4', submitter: 'm1', unit: 'mk', client: 'c1' },
  ),
  rowOf(
    'UR-HQ-20261121-001',
    {
      subject: '仓库漏水',
      occurredAt: '2026-11-21T08:00:00+08:00',
      place: '华南分公司仓库',
      infoSource: '库管员',
      stage: 'first',
      course: '夜间水管爆裂，约 40 箱绿茶受潮。',
      reporter: 'r2',
      reporterPhone: '13800000000',
      spokenTo: 'm1',
      spokenAt: '2026-11-21T08:30:00+08:00',
      spokenChannel: 'telephone',
    },
    { form: 'urgent', submitter: 'r2', unit: 'south' },
  ),
  rowOf(
    'NT-HQ-20261119-001',
    { text: '无锡代销商来电：礼盒到货两箱外箱受潮，已拍照。', channel: 'telephone' },
    { form: 'note', submitter: 'm2', unit: 'mk' },
  ),
];

const feedbackBefore = [
  rowOf(
    'SF-HQ-20261113-001',
    {
      salesActual: 1470,
      salesTarget: 1500,
      salesLines: [line('桂花礼盒', 940, '120320.00'), line('明前绿茶 250 克', 530, '63600.00')],
    },
    { period: '2026-W46' },
  ),
  rowOf(
    'SF-HQ-20261113-002',
    {
      salesActual: 1500,
      salesTarget: 1500,
      salesLines: [line('桂花礼盒', 1000, '128000.00'), line('明前绿茶 250 克', 500, '60000.00')],
    },
    { period: '2026-W46', submitter: 'r3' },
  ),
  rowOf(
    'SF-HQ-20261113-003',
    { salesActual: 300, salesTarget: 300, salesLines: [line('桂花礼盒', 300, '38400.00')] },
    { period: '2026-W46', submitter: 'r2' },
  ),
];

const cases: readonly CaseRow[] = [
  {
    id: 'CA-HQ-20261119-001',
    kind: 'major',
    record: 'CO-HQ-20261119-001',
    knownOn: '2026-11-19',
    openedOn: '2026-11-19',
    escalatedTo: 'z1',
    escalatedAt: '2026-11-19T10:20:00+08:00',
  },
  {
    id: 'CA-HQ-20261121-001',
    kind: 'urgent',
    record: 'UR-HQ-20261121-001',
    knownOn: '2026-11-21',
    openedOn: '2026-11-21',
    escalatedTo: null,
    escalatedAt: null,
  },
];

/** 刘洋's form came in on paper on the due date; marketing keyed it in the day after. */
const papers: readonly PaperRow[] = [
  { id: 'SF-HQ-20261123-001', received: '2026-11-23', recordedOn: '2026-11-24', actor: 'm2' },
];

const event = (record: string, kind: string, at: string, answers: object, more: object = {}): HistoryRow => ({
  record,
  kind,
  at,
  body: JSON.stringify({
    record: { form: 'sales-feedback', formVersion: 1, period: '2026-W46' },
    answers,
    ...more,
  }),
});

const history: readonly HistoryRow[] = [
  event('SF-HQ-20261113-009', 'record.submitted', '2026-11-13T02:00:00.000Z', {
    salesLines: [line('桂花礼盒', 230, '29440.00')],
  }),
  event(
    'SF-HQ-20261113-009',
    'record.amended',
    '2026-11-24T02:00:00.000Z',
    { salesLines: [line('桂花礼盒', 230, '27140.00')] },
    { reason: '单价误填为 128 元' },
  ),
  event('SF-HQ-20261124-001', 'record.submitted', '2026-11-24T03:00:00.000Z', {
    salesLines: [line('桂花礼盒', 20, '2560.00')],
  }),
];

const person = (id: string) => ({ kind: 'person', id }) as const;

export const inputOf = (language: Language = 'zh-CN', more: Partial<SummaryInput> = {}): SummaryInput => {
  const asOf = more.asOf ?? '2026-11-24';
  return {
    period: week47,
    asOf,
    zone: 'Asia/Shanghai',
    language,
    rounds: [
      returnsOf(
        'sales-feedback',
        week47,
        ['2026-11-16', '2026-11-23'],
        [
          { owner: person('r1'), done: ['2026-11-20', 'SF-HQ-20261120-001'] },
          { owner: person('r2') },
          { owner: person('r3'), done: ['2026-11-24', 'SF-HQ-20261124-002'] },
          { owner: person('r4'), done: ['2026-11-20', 'SF-HQ-20261120-003'] },
          { owner: person('r5'), done: ['2026-11-23', 'SF-HQ-20261123-001'] },
        ],
        '2026-11-30',
      ),
    ],
    before: [{ form: 'sales-feedback', closed: '2026-11-23' }],
    names: namesOn(asOf, language),
    forms: shippedForm,
    author: { person: { id: 'm1', name: '王芳' }, unit: { id: 'mk', name: '市场部' } },
    clockSet: false,
    ...more,
  };
};

/** Rows as the database gives them: in the order in which they were recorded, shoppers' opinions by their marks. */
export function rowsFrom(all: readonly RecordRow[]): Pick<SummaryRows, 'records' | 'marks' | 'record'> {
  const rows = all.toSorted((a, b) =>
    a.recordedOn === b.recordedOn ? 0 : a.recordedOn < b.recordedOn ? -1 : 1,
  );
  return {
    records: () => rows.filter(({ form }) => form !== 'customer-opinion'),
    marks: () =>
      rows
        .filter(({ form }) => form === 'customer-opinion')
        .map(handed)
        .map((record) => ({ ...record, ...marksIn(record.answers) })),
    record: (id) => rows.find((row) => row.id === id),
  };
}

/** The rows of the week; `spoil` changes its records first. */
export const rowsOf = (spoil: (row: RecordRow) => RecordRow = (row) => row): SummaryRows => ({
  ...rowsFrom(records.map(spoil)),
  feedbackBefore: () => feedbackBefore,
  opinionsBefore: [
    { form: 'customer-opinion', category: 'packaging', overall: 4, records: 2 },
    { form: 'customer-opinion', category: 'packaging', overall: 5, records: 1 },
    { form: 'customer-opinion', category: 'price', overall: 5, records: 1 },
    { form: 'customer-opinion', category: 'price', overall: 4, records: 1 },
    { form: 'customer-opinion', category: null, overall: 5, records: 2 },
    { form: 'customer-opinion', category: null, overall: 4, records: 2 },
  ],
  cases,
  papers,
  history,
});

/** Nothing at all came in. */
export const nothing: SummaryRows = {
  ...rowsFrom([]),
  feedbackBefore: () => [],
  opinionsBefore: [],
  cases: [],
  papers: [],
  history: [],
};
