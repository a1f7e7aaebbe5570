import type { Day } from '../../kernel/days.ts';
import {
  broughtDuty,
  dutiesOfRound,
  ownersOf,
  readDutyId,
  readRoundId,
  returnDuty,
  revisionDuties,
  roundOf,
  roundsBetween,
  roundsOfForm,
  stepDuties,
} from '../../rules/duties/duties.ts';
import type { Duty, Facts, Round, SeenFact, World } from '../../rules/duties/types.ts';
import { readPeriod } from '../../rules/periods/periods.ts';
import { sql, type Db } from '../db.ts';
import { splitSubject } from '../subjects.ts';
import { dutyTable, rowOf } from './table.ts';

/** What a recomputation works with; `lastDay` is the day of the last event: up to there the index reaches. */
export type Scope = { readonly db: Db; readonly world: World; readonly facts: Facts; readonly lastDay: Day };

/** Earlier than any round. */
const BEGINNING: Day = '0001-01-01';

const PUT = `INSERT OR REPLACE INTO duties (${dutyTable.columns.join(', ')})
  VALUES (${dutyTable.columns.map(() => '?').join(', ')})`;

const put = (db: Db, duty: Duty): void => void sql(db, PUT).run(...rowOf(duty));

const isStored = (db: Db, id: string): boolean =>
  sql(db, 'SELECT 1 FROM duties WHERE id = ?').get(id) !== undefined;

/** Throws the index away and computes all of it from the world and the facts. */
export function recomputeEverything(scope: Scope): void {
  sql(scope.db, 'DELETE FROM duties').run();
  storeRounds(scope, BEGINNING);
  for (const fact of scope.facts.brought()) put(scope.db, broughtDuty(scope.world, fact, scope.facts));
  storeRevisions(scope);
}

/** Stores the duties of every round whose reference day lies from `from` to the last event's day. */
export function storeRounds(scope: Scope, from: Day): void {
  for (const round of roundsBetween(scope.world, from, scope.lastDay)) {
    for (const duty of dutiesOfRound(scope.world, round, scope.facts)) put(scope.db, duty);
  }
  storeRevisions(scope);
}

/** A round's steps: which there are depends on the one before being done, so they are replaced together; `#2` stays. */
function storeSteps({ db, world, facts }: Scope, round: Round): void {
  sql(db, `DELETE FROM duties WHERE round = ? AND subject = round AND kind NOT IN ('submit', 'visit')`).run(
    round.id,
  );
  for (const duty of stepDuties(world, round, facts)) put(db, duty);
}

function storeRevisions({ db, world, facts }: Scope): void {
  sql(db, `DELETE FROM duties WHERE kind = 'revise-policy'`).run();
  for (const duty of revisionDuties(world, facts)) put(db, duty);
}

/** A person or client came, changed or went: in every round it is asked anew whether they owe it. */
export function recomputeOwners(scope: Scope, subjects: ReadonlySet<string>): void {
  if (subjects.size === 0) return;
  const touched = (kind: string, id: string): boolean => subjects.has(`${kind}:${id}`);
  const forget = sql(
    scope.db,
    `DELETE FROM duties WHERE owner_kind = ? AND owner = ? AND kind IN ('submit', 'visit')`,
  );
  for (const subject of subjects) forget.run(...splitSubject(subject));
  for (const round of roundsBetween(scope.world, BEGINNING, scope.lastDay)) {
    for (const owner of ownersOf(scope.world, round)) {
      if (touched(owner.kind, owner.id)) put(scope.db, returnDuty(scope.world, round, owner, scope.facts));
    }
    // A round that nobody owes does not exist; with its first owner its steps begin.
    storeSteps(scope, round);
  }
}

/** Duties that acts brought. */
export function broughtByFacts({ db, world, facts }: Scope, seen: readonly SeenFact[]): void {
  for (const fact of seen) if (fact.data.what === 'brought') put(db, broughtDuty(world, fact, facts));
}

/** Everything that the facts of these keys may have changed. */
export function recomputeKeys(scope: Scope, keys: ReadonlySet<string>): void {
  for (const key of keys) {
    if (key.startsWith('return:')) recomputeReturn(scope, key);
    else recomputeDuty(scope, key);
  }
}

/** `return:FORM/PERIOD:KIND:OWNER`: the owner's duty in each round that asks for that form. */
function recomputeReturn({ db, world, facts }: Scope, key: string): void {
  const [, formPeriod = '', kind, owner] = key.split(':');
  const [form = '', name = ''] = formPeriod.split('/');
  const period = readPeriod(name);
  if (!period || owner === undefined) return;
  for (const round of roundsOfForm(world, form, period)) {
    const duty = returnDuty(world, round, { kind: kind as 'person', id: owner }, facts);
    if (isStored(db, duty.id)) put(db, duty);
  }
}

/** A duty named by its id: done, waived, extended, or no longer brought. */
function recomputeDuty(scope: Scope, id: string): void {
  const { db, world, facts } = scope;
  const parts = readDutyId(id);
  if (!parts) return;
  const named = readRoundId(parts.subject);
  const round = named && roundOf(world, named.rule, named.period);
  if (round?.id === parts.subject) {
    if (round.referenceDay > scope.lastDay) return;
    const owner = ownersOf(world, round).find((candidate) => candidate.id === parts.owner);
    if (owner && (parts.kind === 'submit' || parts.kind === 'visit'))
      put(db, returnDuty(world, round, owner, facts));
    else storeSteps(scope, round);
  } else if (parts.kind === 'revise-policy') {
    storeRevisions(scope);
  } else if (!facts.of(id).some((fact) => fact.data.what === 'brought')) {
    sql(db, 'DELETE FROM duties WHERE id = ?').run(id);
  } else {
    broughtByFacts(scope, facts.of(id));
  }
}
