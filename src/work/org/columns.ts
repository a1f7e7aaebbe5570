import { say, type Text } from '../../kernel/language.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { Policy, Word } from '../../rules/policy/types.ts';
import type { Register } from './types.ts';

/** What a column holds: one line of text, one or several words of a list, the id or name of an entry, a day. */
type Holds =
  | { readonly as: 'line' }
  | { readonly as: 'word' | 'words'; readonly among: (policy: Policy | undefined) => readonly Word[] }
  | { readonly as: 'entry'; readonly register: Register }
  | { readonly as: 'day' };

/** A column of a register: its name in files, flags and JSON, what people call it, and what stands where nothing was written. */
export type Column = {
  readonly name: string;
  readonly label: Text;
  /** What else people write above it. */
  readonly headings: readonly string[];
  readonly holds: Holds;
  /** What an empty cell means; left out: it must be written. */
  readonly whenEmpty?: Json;
};

const word = (id: string, zh: string, en: string): Word => ({ id, label: say(zh, en) });

const ACCOUNTING = [
  word('independent', '独立核算', 'independent'),
  word('dependent', '非独立核算', 'dependent'),
];
const SCOPE = [word('bound', '适用', 'bound'), word('reference', '参照', 'by reference')];
const OUTLETS = [
  word('exclusive-store', '专卖店', 'exclusive store'),
  word('mall-counter', '商场专柜', 'department-store counter'),
];
const POSTS = [word('full', '专职', 'full-time'), word('part', '兼职', 'part-time')];

const line = (label: Text, headings: readonly string[]): Column => ({
  name: 'name',
  label,
  headings,
  holds: { as: 'line' },
});

const days: readonly Column[] = [
  {
    name: 'from',
    label: say('起日', 'From'),
    headings: ['起始日期', '开始日期', '生效日期', '入职日期'],
    holds: { as: 'day' },
    whenEmpty: null,
  },
  {
    name: 'to',
    label: say('止日', 'To'),
    headings: ['截止日期', '结束日期', '终止日期', '离职日期'],
    holds: { as: 'day' },
    whenEmpty: null,
  },
];

/** The columns of each register, in the order in which they are written. */
export const COLUMNS: Readonly<Record<Register, readonly Column[]>> = {
  unit: [
    line(say('名称', 'Name'), ['单位名称', '单位', '部门名称']),
    {
      name: 'kind',
      label: say('类别', 'Kind'),
      headings: ['单位类别', '单位种类', '种类', '类型'],
      holds: { as: 'word', among: (policy) => policy?.unitKinds ?? [] },
    },
    {
      name: 'parent',
      label: say('上级', 'Parent'),
      headings: ['上级单位', '所属单位'],
      holds: { as: 'entry', register: 'unit' },
      whenEmpty: null,
    },
    {
      name: 'accounting',
      label: say('核算', 'Accounting'),
      headings: ['核算方式'],
      holds: { as: 'word', among: () => ACCOUNTING },
      whenEmpty: null,
    },
    {
      name: 'scope',
      label: say('制度', 'Scope'),
      headings: ['适用', '适用范围', '适用方式'],
      holds: { as: 'word', among: () => SCOPE },
      whenEmpty: 'bound',
    },
    {
      name: 'outlet',
      label: say('门店类型', 'Outlet'),
      headings: ['门店类别', '网点类型'],
      holds: { as: 'word', among: () => OUTLETS },
      whenEmpty: null,
    },
    ...days,
  ],
  person: [
    line(say('姓名', 'Name'), ['名字', '人员姓名', '员工姓名']),
    {
      name: 'unit',
      label: say('单位', 'Unit'),
      headings: ['所在单位', '所属单位', '部门'],
      holds: { as: 'entry', register: 'unit' },
    },
    {
      name: 'roles',
      label: say('角色', 'Roles'),
      headings: ['role'],
      holds: { as: 'words', among: (policy) => policy?.roles ?? [] },
      whenEmpty: [],
    },
    {
      name: 'post',
      label: say('专兼职', 'Post'),
      headings: ['岗位', '岗位性质'],
      holds: { as: 'word', among: () => POSTS },
      whenEmpty: 'full',
    },
    ...days,
  ],
  client: [
    line(say('名称', 'Name'), ['客户名称', '客户']),
    {
      name: 'kind',
      label: say('类别', 'Kind'),
      headings: ['客户类别', '客户种类', '种类', '类型'],
      holds: { as: 'word', among: (policy) => policy?.clientKinds ?? [] },
    },
    {
      name: 'owner',
      label: say('负责人', 'Owner'),
      headings: ['责任人', '客户经理', '回访人'],
      holds: { as: 'entry', register: 'person' },
      whenEmpty: null,
    },
    ...days,
  ],
};

/** What people write above the column of ids. */
export const ID_HEADINGS: Readonly<Record<Register, readonly string[]>> = {
  unit: ['编号', '单位编号', '单位代码', '门店号'],
  person: ['编号', '工号', '人员编号', '员工编号'],
  client: ['编号', '客户号', '客户编号'],
};

/** What a code is called in both languages; the code itself where its list no longer has it. */
export function labelOf(column: Column, code: string, policy: Policy | undefined): Text {
  if (column.holds.as !== 'word' && column.holds.as !== 'words') return say(code, code);
  return column.holds.among(policy).find(({ id }) => id === code)?.label ?? say(code, code);
}
