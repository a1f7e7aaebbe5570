import type { Group } from './cli/types.ts';
import type { Db } from './journal/db.ts';
import type { Program } from './journal/types.ts';
import { say } from './kernel/language.ts';
import { subjects } from './work/subjects.ts';
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
      ['me', say('说明我是谁', 'say who I am'), () => import('./cli/commands/me.ts'), ['我']],
    ],
  },
];

/** What the journal folds. `foldVersion` is raised whenever a fold, a fact or the index comes out differently. */
export const journalProgram: Program<Db> = { version: about.version, foldVersion: 1, subjects };
