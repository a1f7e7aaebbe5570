import type { Db } from '../../journal/db.ts';
import { previousPeriod } from '../../rules/periods/periods.ts';
import { papersOf } from '../summaries/queries.ts';
import { casesOfRound, recordsOfRound } from './queries.ts';
import type { HandlingData, HandlingInput } from './types.ts';
import { handlingOf } from './view.ts';

/** The handling report of a quarter from the tables as they are now. */
export const handlingReport = (db: Db, input: HandlingInput): HandlingData =>
  handlingOf(input, {
    papers: papersOf(db, input.period.name),
    cases: casesOfRound(db, input.form, input.period.name),
    records: () => recordsOfRound(db, input.form, input.period.name),
    before: () => recordsOfRound(db, input.form, previousPeriod(input.period).name),
  });
