import { readdirSync, readFileSync } from 'node:fs';
import { exampleRecord } from '../../../src/rules/forms/example.ts';
import { readForm } from '../../../src/rules/forms/read.ts';
import type { FlatRecord, Form, Schema } from '../../../src/rules/forms/types.ts';

const folder = new URL('../../../schemas/forms/', import.meta.url);

/** The text of a form that ships with the program. */
export const shippedText = (name: string): string => readFileSync(new URL(`${name}.json`, folder), 'utf8');

const shippedSchema = (name: string): Schema => JSON.parse(shippedText(name)) as Schema;

/** Each form that ships, by its name. */
export const SHIPPED: Readonly<Record<string, Form>> = Object.fromEntries(
  readdirSync(folder)
    .toSorted()
    .map((file) => [file.replace('.json', ''), readForm(shippedSchema(file.replace('.json', '')))]),
);

export const shipped = (name: string): Form => {
  const form = SHIPPED[name];
  if (!form) throw new Error(`no form ${name}`);
  return form;
};

/** A form of a company of its own, not shipped. */
export const SHELF_CHECK = readFileSync(new URL('fixtures/shelf-check.json', import.meta.url), 'utf8');
export const shelfCheck = (): Schema => JSON.parse(SHELF_CHECK) as Schema;

/** Monday 23 November 2026, in the office. */
export const NOW = { today: '2026-11-23', zone: 'Asia/Shanghai' } as const;

const example = (form: string, period?: string, seed = 0): FlatRecord =>
  exampleRecord(shipped(form), { ...NOW, seed, ...(period === undefined ? {} : { period }) });

const tail = {
  filledOn: '2026-11-20',
  reviewer: 'p-HQ-0002',
  urgency: 'urgent',
  confidentiality: 'secret',
  remark: '第一行\n第二行',
} as const;
const told = {
  spokenTo: 'p-HQ-0009',
  spokenAt: '2026-11-20T10:20:00+08:00',
  spokenChannel: 'telephone',
} as const;

/** More of forms whose rules are many: between them with every field that the form has. */
const MORE: Readonly<Record<string, readonly FlatRecord[]>> = {
  'sales-feedback': [
    example('sales-feedback', '2026-W47'),
    example('sales-feedback', '2026-11', 1),
    example('sales-feedback', '2026-Q4'),
    { period: '2026-W47', submitter: 'r1', nil: true },
    { period: '2026-Q3', submitter: 'r1', nil: true, summary: '本季停业装修。', ...tail },
    {
      ...example('sales-feedback', '2026-Q4', 1),
      outletName: '徐家汇商场',
      outletContact: '陈主任',
      outletPhone: '(021) 6222-1234',
      display: { faces: 4, position: '入口右侧', quantity: 60 },
      visits: 12,
      deals: 3,
      pipeline: [{ prospect: '湖滨酒店', hope: 'b', progress: '已报价。' }],
      expenses: '320.00',
      region: '华东',
      priceInfo: [{ product: '桂花礼盒', exFactory: '98.00' }],
      anomalies: ['cross-region', 'other'],
      anomalyDetail: '无锡市场出现外区批号礼盒。',
      competitors: [
        {
          competitor: '德丰食品',
          intelKind: 'price',
          detail: '降价一成。',
          product: '礼盒',
          qty: 40,
          promoters: 2,
          infoSource: 'visit',
          reliability: 'likely',
        },
      ],
      received: '2026-11-22',
      channel: 'paper',
      externalId: 'A-17',
      nil: false,
      ...tail,
    },
  ],
  'customer-opinion': [
    example('customer-opinion'),
    {
      ...example('customer-opinion', '2026-Q4', 1),
      ratings: { overall: 2, quality: 1, taste: 5 },
      dissatisfiedWith: ['product', 'store'],
      purchasePlace: 'mall',
      purchaseUse: 'gift',
      nps: 3,
      isMajor: true,
      ...told,
      piConsent: true,
      respondentName: '李女士',
      respondentPhone: '13800000000',
      wantsReply: true,
      respondentGender: 'female',
      ageBand: '26-35',
      occupation: '教师',
      region: '华东',
      ...tail,
    },
  ],
  'client-visit': [
    example('client-visit'),
    {
      period: '2026-Q4',
      client: 'c1',
      visitMode: 'telephone',
      visitedAt: '2026-10-28T09:00:00+08:00',
      visitor: 'm1',
      result: 'no-answer',
    },
    {
      ...example('client-visit', '2026-Q4', 1),
      respondentPhone: '0510-85551234',
      visitKind: 'routine',
      clientGrade: 'a',
      address: '无锡市中山路 1 号',
      planRef: '2026-Q4 计划',
      consumptionState: '每月约 20 盒。',
      needs: '价目表',
      competitorNote: '有同类进店。',
      openIssues: '尾款未结。',
      isMajor: true,
      ...told,
      clientConfirmation: { signedBy: '王经理', signedOn: '2026-10-28' },
      leaderOpinion: { text: '同意', date: '2026-10-30' },
      visitMode: 'in-person',
      ...tail,
    },
  ],
  urgent: [
    example('urgent'),
    { ...example('urgent'), stage: 'follow-up', stageNo: 2, loss: '约 2000 元', scope: '一店' },
    {
      ...example('urgent'),
      stage: 'final',
      nature: '设施事故',
      cause: '固定件老化',
      trend: '已平息',
      measuresPlanned: '全部检查',
      suggestion: '统一更换固定件',
      filledOn: '2026-11-21',
      confidentiality: 'internal',
      remark: '无',
    },
  ],
  note: [example('note'), { text: '一句话', channel: 'fax' }],
};

/** Valid records of each form that ships: its examples, and those above. */
export const VALID: Readonly<Record<string, readonly FlatRecord[]>> = Object.fromEntries(
  Object.keys(SHIPPED).map((name) => [name, MORE[name] ?? [example(name), example(name, undefined, 1)]]),
);

/** Every form with every valid record: for tests over all of them. */
export const VALID_RECORDS = Object.entries(VALID).flatMap(([form, records]) =>
  records.map((record, index) => ({ form, index, record })),
);
