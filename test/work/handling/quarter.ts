import type { Language } from '../../../src/kernel/language.ts';
import { periodOf } from '../../../src/rules/periods/periods.ts';
import type { HandledForm, HandlingInput } from '../../../src/work/handling/types.ts';
import type { HandlingRows } from '../../../src/work/handling/view.ts';
import type { CaseRow } from '../../../src/work/summaries/majors.ts';
import { namesOn, returnsOf, rowOf, shippedForm } from '../../support/tea-company.ts';

/** The third quarter of an invented company: opinions of shoppers, and visits to clients. */

const quarter = periodOf('quarter', '2026-09-30');
const before = { period: '2026-Q2' };
const unit = (id: string) => ({ kind: 'unit', id }) as const;
const client = (id: string) => ({ kind: 'client', id }) as const;

const asked = (nth: number, day: string, store: string, overall: number, answers: object) =>
  rowOf(
    `CO-HQ-${day}-${String(nth).padStart(3, '0')}`,
    {
      mode: nth % 3 === 0 ? 'written' : 'oral',
      askedBy: 's1',
      askedOn: '2026-09-03',
      isMajor: false,
      ratings: { overall },
      ...answers,
    },
    {
      form: 'customer-opinion',
      period: '2026-Q3',
      submitter: store === 'wf' ? 's2' : 's1',
      unit: store,
      store,
    },
  );

const customers = [
  asked(1, '20260903', 'nj', 5, {
    ratings: { overall: 5, packaging: 5, taste: 4 },
    opinion: '送礼很体面',
    category: 'packaging',
  }),
  asked(2, '20260903', 'nj', 2, {
    ratings: {
      overall: 2,
      packaging: 1,
    },
    opinion: '打开时封口已经裂开，点心有点受潮',
    category: 'packaging',
    piConsent: true,
    respondentName: '陈小姐',
    respondentPhone: '021-62345678',
    wantsReply: true,
  }),
  asked(3, '20260903', 'nj', 2, { opinion: '封口又裂了 <b>退货</b> | 见小票', category: 'packaging' }),
  asked(4, '20260910', 'xj', 3, {
    opinion: '盒子有异味',
    category: 'product-quality',
    ratings: { overall: 3, quality: 2 },
    suggestion: '出小份装。',
  }),
  asked(5, '20260910', 'xj', 4, { suggestion: '早上能早点开门' }),
  asked(6, '20260915', 'wf', 1, {
    isMajor: true,
    opinion: '吃出异物，牙齿硌伤',
    category: 'product-quality',
    spokenTo: 'z1',
    spokenAt: '2026-09-15T16:05:00+08:00',
    spokenChannel: 'telephone',
  }),
  asked(7, '20260915', 'wf', 2, {}),
];

const customersBefore = [1, 2, 3, 4].map((nth) =>
  rowOf(
    `CO-HQ-20260610-00${nth}`,
    {
      mode: 'oral',
      ratings: { overall: 4, packaging: 4 },
      opinion: '还好',
      category: nth < 3 ? 'packaging' : 'price',
    },
    { ...before, form: 'customer-opinion', store: 'nj' },
  ),
);

const visits = [
  rowOf(
    'CV-HQ-20260728-001',
    {
      visitMode: 'in-person',
      visitedAt: '2026-07-28T10:00:00+08:00',
      visitor: 'm1',
      result: 'success',
      isMajor: false,
      respondent: '王经理',
      ratings: {
        overall: 4,
        supply: 2,
        settlement: 5,
      },
      opinion: '补货要等四天，旺季容易断货，请打 13812345678。',
      category: 'supply',
      suggestion: '旺季前一个月确认备货量。',
      openIssues: '上季两箱破损的退换货还没有结清。',
    },
    { form: 'client-visit', period: '2026-Q3', submitter: 'm1', unit: 'mk', client: 'c1' },
  ),
  rowOf(
    'CV-HQ-20260729-001',
    { visitMode: 'telephone', visitedAt: '2026-07-29T10:00:00+08:00', visitor: 'm1', result: 'refused' },
    { form: 'client-visit', period: '2026-Q3', submitter: 'm1', unit: 'mk', client: 'c2' },
  ),
  rowOf(
    'CV-HQ-20260729-002',
    {
      visitMode: 'telephone',
      visitedAt: '2026-07-29T11:00:00+08:00',
      visitor: 'm2',
      result: 'success',
      isMajor: false,
      respondent: '李老板',
      ratings: { overall: 5 },
      opinion: '结算及时',
      category: 'settlement',
    },
    { form: 'client-visit', period: '2026-Q3', submitter: 'm2', unit: 'mk', client: 'c3' },
  ),
];

const cases: readonly CaseRow[] = [
  {
    id: 'CA-HQ-20260915-001',
    kind: 'major',
    record: 'CO-HQ-20260915-006',
    knownOn: '2026-09-15',
    openedOn: '2026-09-15',
    escalatedTo: 'z1',
    escalatedAt: '2026-09-15T16:05:00+08:00',
  },
];

export function inputOf(
  form: HandledForm,
  language: Language = 'zh-CN',
  more: Partial<HandlingInput> = {},
): HandlingInput {
  const asOf = more.asOf ?? '2026-10-05';
  const round =
    form === 'customer-opinion'
      ? returnsOf(
          form,
          quarter,
          ['2026-09-24', '2026-09-30'],
          [
            { owner: unit('nj'), done: ['2026-09-03', 'CO-HQ-20260903-001'] },
            { owner: unit('xj'), done: ['2026-09-10', 'CO-HQ-20260910-004'] },
            { owner: unit('wf'), done: ['2026-09-15', 'CO-HQ-20260915-006'] },
            { owner: unit('th') },
          ],
          '2026-10-08',
        )
      : returnsOf(
          form,
          quarter,
          ['2026-07-27', '2026-07-31'],
          [
            { owner: client('c1'), done: ['2026-07-28', 'CV-HQ-20260728-001'] },
            { owner: client('c2'), done: ['2026-07-29', 'CV-HQ-20260729-001'] },
            { owner: client('c3'), done: ['2026-07-29', 'CV-HQ-20260729-002'] },
            { owner: client('c4'), waived: '客户停业整修' },
          ],
          '2026-08-07',
        );
  return {
    form,
    period: quarter,
    asOf,
    zone: 'Asia/Shanghai',
    language,
    round,
    owedBefore: true,
    handle: {
      role: 'marketing',
      due: form === 'customer-opinion' ? '2026-10-08' : null,
      provisional: false,
    },
    names: namesOn(asOf, language),
    forms: shippedForm,
    author: {
      person: {
        id: 'm1',
        name: '王芳',
      },
      unit: {
        id: 'mk',
        name: '市场部',
      },
    },
    clockSet: false,
    ...more,
  };
}

export const rowsFor = (form: HandledForm): HandlingRows =>
  form === 'customer-opinion'
    ? { records: () => customers, before: () => customersBefore, cases, papers: [] }
    : { records: () => visits, before: () => [], cases: [], papers: [] };

export const nothing: HandlingRows = { records: () => [], before: () => [], cases: [], papers: [] };
