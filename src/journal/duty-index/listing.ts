import { addDays, type Day } from '../../kernel/days.ts';
import { dutiesOfRound, pendingOfRound } from '../../rules/duties/derive.ts';
import { roundsBegunBy } from '../../rules/duties/rounds.ts';
import type { Duty, Facts, World } from '../../rules/duties/types.ts';
import { sql, type Db } from '../db.ts';
import { dutyOf, type DutyRow } from './table.ts';

/** What is neither done nor waived: past its due date, or without one. As of a day not before the last event's. */
export function storedPending(db: Db, asOf: Day): Duty[] {
  const late = sql<DutyRow>(
    db,
    `SELECT * FROM duties WHERE done_on IS NULL AND waiver IS NULL AND due < ?`,
  ).all(asOf);
  const undated = sql<DutyRow>(
    db,
    `SELECT * FROM duties WHERE done_on IS NULL AND waiver IS NULL AND due IS NULL AND opens <= ?`,
  ).all(asOf);
  return [...late, ...undated].map(dutyOf);
}

/** All stored duties that are neither done nor waived, due or not. */
export const storedOpen = (db: Db): Duty[] =>
  sql<DutyRow>(db, 'SELECT * FROM duties WHERE done_on IS NULL AND waiver IS NULL').all().map(dutyOf);

/** The stored returns and steps of a round, in the order of ids. */
export const storedOfRound = (db: Db, round: string): Duty[] =>
  sql<DutyRow>(db, 'SELECT * FROM duties WHERE round = ? AND subject = round ORDER BY id')
    .all(round)
    .map(dutyOf);

/** One stored duty. */
export function storedDuty(db: Db, id: string): Duty | undefined {
  const row = sql<DutyRow>(db, 'SELECT * FROM duties WHERE id = ?').get(id);
  return row && dutyOf(row);
}

/** The duties of rounds that have begun by a day and are not stored yet, since no event has come since their time. */
export const unstoredDuties = (world: World, facts: Facts, lastDay: Day, asOf: Day): Duty[] =>
  roundsBegunBy(world, asOf, addDays(lastDay, 1)).flatMap((round) => dutiesOfRound(world, round, facts));

/** Those of them that can be overdue, or waiting without a date: most of a running round is neither. */
export const unstoredPending = (world: World, facts: Facts, lastDay: Day, asOf: Day): Duty[] =>
  roundsBegunBy(world, asOf, addDays(lastDay, 1)).flatMap((round) =>
    pendingOfRound(world, round, facts, asOf),
  );
