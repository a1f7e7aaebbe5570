import { say, type Text } from '../../kernel/language.ts';
import type { Written } from '../../work/org/read-spell.ts';
import type { Register } from '../../work/org/types.ts';
import { dayFlag } from '../days.ts';
import type { OptionHelp } from '../types.ts';

/** What the flags of `add` and `change` come to, by their names in camel case. */
export type EntryFlags = {
  readonly role?: readonly string[];
  readonly from?: string;
  readonly to?: string;
} & Readonly<
  Partial<
    Record<'name' | 'kind' | 'parent' | 'accounting' | 'scope' | 'outlet' | 'unit' | 'post' | 'owner', string>
  >
>;

const nameFlag: OptionHelp = { flags: '--name <name>', help: say('名称', 'its name') };

/** The flags for what an entry is, without its days. */
export const ENTRY_FLAGS: Readonly<Record<Register, readonly OptionHelp[]>> = {
  unit: [
    nameFlag,
    {
      flags: '--kind <kind>',
      help: say(
        '类别，如 门店、销售分公司（见制度）',
        'what kind of unit, such as store, sales-branch (see the policy)',
      ),
    },
    { flags: '--parent <unit>', help: say('上级单位（编号或名称）', 'the unit above it (id or name)') },
    {
      flags: '--accounting <how>',
      help: say('核算：独立核算、非独立核算', 'independent or dependent accounts'),
    },
    {
      flags: '--scope <scope>',
      help: say('制度对它：适用（默认）、参照', 'how the policy counts for it: bound (usual) or reference'),
    },
    {
      flags: '--outlet <type>',
      help: say('门店类型：专卖店、商场专柜', 'of a store: exclusive-store or mall-counter'),
    },
  ],
  person: [
    { ...nameFlag, help: say('姓名', 'their name') },
    { flags: '--unit <unit>', help: say('所在单位（编号或名称）', 'their unit (id or name)') },
    {
      flags: '--role <role>',
      help: say('角色，可写多次，如 销售人员', 'a role, such as sales-rep; may be repeated'),
      repeat: true,
    },
    { flags: '--post <post>', help: say('专职（默认）或兼职', 'full (usual) or part') },
  ],
  client: [
    nameFlag,
    {
      flags: '--kind <kind>',
      help: say('类别，如 代销商、酒店（见制度）', 'what kind of client, such as hotel (see the policy)'),
    },
    { flags: '--owner <person>', help: say('负责人（工号或姓名）', 'who looks after it (id or name)') },
  ],
};

/** What the flags say, by the names of the columns; what was not given is undefined. */
export function writtenBy({
  role,
  from,
  to,
  name,
  kind,
  parent,
  accounting,
  scope,
  outlet,
  unit,
  post,
  owner,
}: EntryFlags): Written {
  const days = { from: from && dayFlag('--from', from), to: to && dayFlag('--to', to) };
  return { name, kind, parent, accounting, scope, outlet, unit, roles: role, post, owner, ...days };
}

/** How the register's entries are called in the help of its commands. */
export const ID_HELP: Readonly<Record<Register, Text>> = {
  unit: say('单位编号或名称', 'id or name of the unit'),
  person: say('工号或姓名', 'id or name of the person'),
  client: say('客户编号或名称', 'id or name of the client'),
};

/** Beginnings of a real use, for the examples in the help. */
export const SAMPLES: Readonly<
  Record<
    Register,
    {
      readonly id: string;
      readonly name: string;
      readonly add: string;
      readonly change: string;
      readonly list: string;
    }
  >
> = {
  unit: {
    id: 's3',
    name: '南京路专卖店',
    add: '--name 南京路专卖店 --kind 门店 --parent b1 --outlet 专卖店',
    change: '--parent b2',
    list: '--kind 门店',
  },
  person: {
    id: 'r1',
    name: '李雷',
    add: '--name 李雷 --unit 华东分公司 --role 销售人员',
    change: '--unit 华南分公司',
    list: '--role 销售人员',
  },
  client: {
    id: 'c7',
    name: '江南烟酒商行',
    add: '--name 江南烟酒商行 --kind 代销商 --owner 李雷',
    change: '--owner 韩梅',
    list: '--kind 代销商',
  },
};
