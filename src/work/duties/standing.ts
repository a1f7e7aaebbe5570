import type { Journal } from '../../journal/journal.ts';
import {
  storedDuty,
  storedOfRound,
  storedOpen,
  storedPending,
  unstoredDuties,
  unstoredPending,
} from '../../journal/duty-index/listing.ts';
import { storedFacts } from '../../journal/duty-index/stored-facts.ts';
import type { Db } from '../../journal/db.ts';
import type { Day } from '../../kernel/days.ts';
import { byDueThenId, dutiesOfRound, dutyOf, statusOf } from '../../rules/duties/duties.ts';
import type { Duty, DutyId, Facts, Round, World } from '../../rules/duties/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import { worldOf } from '../world.ts';

/** How everything stood at the end of a day: what was known then, and the duties that followed from it. */
export type Standing = {
  readonly asOf: Day;
  readonly db: Db;
  readonly world: World;
  readonly facts: Facts;
  /** Overdue, and waiting without a due date; sorted by due date, then id. */
  pending(): { overdue: Duty[]; waiting: Duty[] };
  /** Everything neither done nor waived, of periods that have begun. */
  open(): Duty[];
  /** What is owed in a round that has begun: the returns in the order of owners, and the steps. */
  ofRound(round: Round): { returns: Duty[]; steps: Duty[] };
  /** One duty, whatever became of it; undefined where nobody owes such a thing. */
  duty(id: DutyId): Duty | undefined;
  close(): void;
};

/**
 * As of a day not before the last event's, the index answers, and costs by what is open. An earlier day is computed
 * from the journal.
 */
export function standingAsOf(journal: Journal, asOf: Day): Standing {
  const past = asOf < journal.lastDay() ? journal.asOf(asOf) : undefined;
  const db = past?.db ?? journal.db;
  const world = worldOf(db, journal.zone);
  const facts = storedFacts(db, journal.zone, asOf);
  const indexedTo = past ? asOf : journal.lastDay();
  // A window may end before its period begins: until then the round is in no listing.
  const hasBegun = ({ period }: Duty) => period === null || (readPeriod(period)?.first ?? asOf) <= asOf;
  return {
    asOf,
    db,
    world,
    facts,
    pending() {
      const later = unstoredPending(world, facts, indexedTo, asOf);
      const duties = [...storedPending(db, asOf).filter(hasBegun), ...later].toSorted(byDueThenId);
      const having = (status: string) => duties.filter((duty) => statusOf(duty, asOf) === status);
      return { overdue: having('overdue'), waiting: having('waiting') };
    },
    open: () =>
      [...storedOpen(db).filter(hasBegun), ...unstoredDuties(world, facts, indexedTo, asOf)]
        .filter((duty) => ['open', 'overdue', 'waiting', 'not-open'].includes(statusOf(duty, asOf)))
        .toSorted(byDueThenId),
    ofRound(round) {
      const isStored = round.referenceDay <= indexedTo;
      const duties = isStored ? storedOfRound(db, round.id) : dutiesOfRound(world, round, facts);
      const { steps = [], returns = [] } = Object.groupBy(duties, ({ owner }) =>
        owner.kind === 'role' ? 'steps' : 'returns',
      );
      return { returns, steps };
    },
    duty: (id) => storedDuty(db, id) ?? dutyOf(world, id, facts),
    close: () => past?.close(),
  };
}
