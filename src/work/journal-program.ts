import about from '../../package.json' with { type: 'json' };
import type { Db } from '../journal/db.ts';
import { dutyIndex } from '../journal/duty-index/duty-index.ts';
import type { Program } from '../journal/types.ts';
import { subjects } from './subjects.ts';
import { worldOf } from './world.ts';
import { zoneOf } from './workspace/queries.ts';

/** What the journal folds. `foldVersion` is raised whenever a fold, a fact or the index comes out differently. */
export const journalProgram: Program<Db> = {
  version: about.version,
  foldVersion: 1,
  subjects,
  index: dutyIndex((db) => worldOf(db, zoneOf(db))),
};
