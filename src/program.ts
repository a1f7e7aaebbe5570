import type { Group } from './cli/types.ts';
import type { Db } from './journal/db.ts';
import type { Program } from './journal/types.ts';
import { dutyIndex } from './journal/duty-index/duty-index.ts';
import { say } from './kernel/language.ts';
import { subjects } from './work/subjects.ts';
import { zoneOf } from './work/workspace/queries.ts';
import { worldOf } from './work/world.ts';
import about from '../package.json' with { type: 'json' };

/**
 * Every command: its words, what it does, where it is, what else people call it. Only the file of the command that
 * was typed is loaded. A new command is one file under cli/commands/ and one line here.
 */
export const groups: readonly Group[] = [
  {
    title: say('开始', 'Getting started'),
    commands: [
      ['init', say('新建工作区', 'make a workspace'), () => import('./cli/commands/init.ts'), ['初始化', '新建']],
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
      ['rebuild', say('由日志重新生成全部表', 'fold all tables anew from the journal'), () => import('./cli/commands/rebuild.ts')],
    ],
  },
];

/** What the journal folds. `foldVersion` is raised whenever a fold, a fact or the index comes out differently. */
export const journalProgram: Program<Db> = {
  version: about.version,
  foldVersion: 1,
  subjects,
  index: dutyIndex((db) => worldOf(db, zoneOf(db))),
};
