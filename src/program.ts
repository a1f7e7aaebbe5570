import type { Group } from './cli/types.ts';
import { say } from './kernel/language.ts';

/**
 * Every command: its words, what it does, where it is, what else people call it. Only the file of the command that
 * was typed is loaded. A new command is one file under cli/commands/ and one line here; a new subject of events is one
 * line in work/subjects.ts. A line each, as in a table of contents, however long.
 */
// prettier-ignore
export const groups: readonly Group[] = [
  {
    title: say('开始', 'Getting started'),
    commands: [
      ['init', say('新建工作区', 'make a workspace'), () => import('./cli/commands/init.ts'), ['初始化', '新建']],
      ['demo', say('建一个演示公司', 'make a sample company'), () => import('./cli/commands/demo.ts'), ['演示', '示例']],
      ['me', say('说明我是谁', 'say who I am'), () => import('./cli/commands/me.ts'), ['我是谁', '我']],
    ],
  },
  {
    title: say('交表', 'Handing in'),
    commands: [
      ['submit', say('填一份表', 'fill in a form'), () => import('./cli/commands/submit.ts'), ['填表', '提交', '上交']],
      ['import', say('从文件导入多份', 'hand in many from a file'), () => import('./cli/commands/import.ts'), ['导入', '批量导入']],
      ['amend', say('更正一份', 'correct a record'), () => import('./cli/commands/amend.ts'), ['更正', '修改']],
      ['withdraw', say('撤回一份', 'take a record back'), () => import('./cli/commands/withdraw.ts'), ['撤回']],
    ],
  },
  {
    title: say('查阅', 'Looking up'),
    commands: [
      ['list', say('列出记录', 'list records'), () => import('./cli/commands/list.ts'), ['列表', '记录']],
      ['show', say('看一份记录', 'show a record'), () => import('./cli/commands/show.ts'), ['查看']],
      ['search', say('查找文字', 'find words'), () => import('./cli/commands/search.ts'), ['查找', '搜索']],
    ],
  },
  {
    title: say('汇总和报告', 'Summaries and reports'),
    commands: [
      ['summarize', say('周、月、季汇总', 'the summary of a week, month or quarter'), () => import('./cli/commands/summarize.ts'), ['汇总']],
      ['report handling', say('顾客、客户意见处理报告', 'the handling report on customers or clients'), () => import('./cli/commands/report-handling.ts'), ['处理报告']],
    ],
  },
  {
    title: say('期限', 'Deadlines'),
    commands: [
      ['agenda', say('我要交的、要办的', 'what I owe, soonest first'), () => import('./cli/commands/agenda.ts'), ['待办', '日程']],
      ['report overdue', say('逾期和待办', 'what is late, and what is waiting'), () => import('./cli/commands/report-overdue.ts'), ['逾期', '催办']],
      ['explain', say('为什么：条款、推算、结果', 'why: the clause, the days counted, the outcome'), () => import('./cli/commands/explain.ts'), ['为什么', '解释']],
      ['waive', say('免交一项', 'waive one duty'), () => import('./cli/commands/waive.ts'), ['豁免', '免交']],
      ['extend', say('延期一项', 'extend one duty'), () => import('./cli/commands/extend.ts'), ['延期']],
    ],
  },
  {
    title: say('单位、人员、客户', 'Units, people, clients'),
    commands: [
      ['unit add', say('登记单位', 'add a unit'), () => import('./cli/commands/unit-add.ts'), ['添加单位', '登记单位']],
      ['unit list', say('单位名单', 'list the units'), () => import('./cli/commands/unit-list.ts'), ['单位', '单位名单']],
      ['unit show', say('某个单位的全部情况', 'all there is about a unit'), () => import('./cli/commands/unit-show.ts')],
      ['unit change', say('单位从某天起变更', 'a unit is different from a day on'), () => import('./cli/commands/unit-change.ts')],
      ['unit end', say('单位撤销', "a unit's last day"), () => import('./cli/commands/unit-end.ts')],
      ['unit import', say('从文件导入单位', 'add units from a file'), () => import('./cli/commands/unit-import.ts'), ['导入单位']],
      ['person add', say('登记人员', 'add a person'), () => import('./cli/commands/person-add.ts'), ['添加人员', '登记人员']],
      ['person list', say('人员名单', 'list the people'), () => import('./cli/commands/person-list.ts'), ['人员', '人员名单']],
      ['person show', say('某人的全部情况', 'all there is about a person'), () => import('./cli/commands/person-show.ts')],
      ['person change', say('人员从某天起变更', 'a person is different from a day on'), () => import('./cli/commands/person-change.ts')],
      ['person end', say('人员离任', "a person's last day"), () => import('./cli/commands/person-end.ts'), ['离职']],
      ['person import', say('从文件导入人员', 'add people from a file'), () => import('./cli/commands/person-import.ts'), ['导入人员']],
      ['client add', say('登记客户', 'add a client'), () => import('./cli/commands/client-add.ts'), ['添加客户', '登记客户']],
      ['client list', say('客户名单', 'list the clients'), () => import('./cli/commands/client-list.ts'), ['客户', '客户名单']],
      ['client show', say('某个客户的全部情况', 'all there is about a client'), () => import('./cli/commands/client-show.ts')],
      ['client change', say('客户从某天起变更', 'a client is different from a day on'), () => import('./cli/commands/client-change.ts')],
      ['client end', say('客户终止往来', "a client's last day"), () => import('./cli/commands/client-end.ts')],
      ['client import', say('从文件导入客户', 'add clients from a file'), () => import('./cli/commands/client-import.ts'), ['导入客户']],
    ],
  },
  {
    title: say('表单', 'Forms'),
    commands: [
      ['form list', say('有哪些表单', 'which forms there are'), () => import('./cli/commands/form-list.ts'), ['表单', '表单列表']],
      ['form show', say('一张表怎么填', 'how a form is filled in'), () => import('./cli/commands/form-show.ts'), ['表单说明']],
      ['form example', say('一份填好的样子', 'a form filled in'), () => import('./cli/commands/form-example.ts'), ['样例']],
      ['form check', say('检查自己写的表单', "check a company's own form"), () => import('./cli/commands/form-check.ts'), ['检查表单']],
      ['form adopt', say('采用新的或改过的表单', 'put a new or changed form in force'), () => import('./cli/commands/form-adopt.ts'), ['采用表单']],
    ],
  },
  {
    title: say('制度和日历', 'Policy and calendar'),
    commands: [
      ['policy show', say('显示施行的制度', 'show the rules in force'), () => import('./cli/commands/policy-show.ts'), ['制度']],
      ['policy check', say('检查 policy.yaml', 'check policy.yaml'), () => import('./cli/commands/policy-check.ts')],
      ['policy adopt', say('采用改过的制度', 'put a changed policy in force'), () => import('./cli/commands/policy-adopt.ts'), ['修订制度']],
      ['policy history', say('制度的历次版本', 'the versions of the policy'), () => import('./cli/commands/policy-history.ts')],
      ['calendar show', say('放假和调休安排', 'holidays and make-up working days'), () => import('./cli/commands/calendar-show.ts'), ['日历', '放假']],
      ['calendar import', say('导入一年的放假安排', "import a year's holidays"), () => import('./cli/commands/calendar-import.ts')],
      ['calendar adopt', say('采用改过的放假安排', 'put changed holidays in force'), () => import('./cli/commands/calendar-adopt.ts')],
    ],
  },
  {
    title: say('日志', 'The journal'),
    commands: [
      ['log', say('记录了什么', 'what was recorded'), () => import('./cli/commands/log.ts'), ['日志']],
      ['verify', say('核对日志、校验值和全部表', 'hold the journal, its proofs and every table against one another'), () => import('./cli/commands/verify.ts'), ['核对', '校验']],
      ['rebuild', say('由日志重新生成全部表', 'fold all tables anew from the journal'), () => import('./cli/commands/rebuild.ts')],
    ],
  },
];
