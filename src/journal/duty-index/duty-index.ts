import { addDays, type Day } from '../../kernel/days.ts';
import type { World } from '../../rules/duties/types.ts';
import type { Db } from '../db.ts';
import type { DutyIndex, Touched } from '../types.ts';
import {
  broughtByFacts,
  recomputeEverything,
  recomputeKeys,
  recomputeOwners,
  storeRounds,
  type Scope,
} from './recompute.ts';
import { storedFacts } from './stored-facts.ts';
import { dutyTable } from './table.ts';

/**
 * The index of duties over a journal, for whoever can read the world from its tables. It covers the rounds whose
 * reference day has come by the last event's day; later ones begin by time alone and are computed when they are read.
 */
export function dutyIndex(worldOf: (db: Db) => World): DutyIndex<Db> {
  const scopeOf = (db: Db, lastDay: Day): Scope => {
    const world = worldOf(db);
    return { db, world, facts: storedFacts(db, world.zone, lastDay), lastDay };
  };
  return {
    tables: [dutyTable],
    update(db, touched) {
      if (isNothing(touched)) return;
      bringUpToDate(scopeOf(db, touched.lastDay), touched);
    },
    compute: (db, lastDay) => recomputeEverything(scopeOf(db, lastDay)),
  };
}

const isNothing = ({ before, after, reaches, lastDay, lastDayBefore }: Touched): boolean =>
  before.length === 0 && after.length === 0 && reaches.length === 0 && lastDay === lastDayBefore;

function bringUpToDate(scope: Scope, touched: Touched): void {
  if (touched.reaches.some(({ reach }) => reach === 'all')) {
    recomputeEverything(scope);
    return;
  }
  if (touched.lastDay > touched.lastDayBefore) storeRounds(scope, addDays(touched.lastDayBefore, 1));
  recomputeOwners(scope, new Set(touched.reaches.map(({ event }) => event.subject)));
  broughtByFacts(scope, touched.after);
  recomputeKeys(scope, new Set([...touched.before, ...touched.after].map(({ key }) => key)));
}
