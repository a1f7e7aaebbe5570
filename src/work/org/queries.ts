import type { Db } from '../../journal/db.ts';
import type { Client, Person, Unit } from '../../rules/duties/types.ts';
import type { AnySpell } from './types.ts';

type PersonRow = {
  id: string;
  name: string;
  unit: string;
  roles: string;
  post: 'full' | 'part';
  from_day: string | null;
  to_day: string | null;
};

/** Every person with all their intervals, by id. */
export function allPeople(db: Db): Map<string, Person> {
  const rows = db
    .prepare<[], PersonRow>(
      'SELECT id, name, unit, roles, post, from_day, to_day FROM people ORDER BY id, nth',
    )
    .all();
  return grouped(rows, ({ name, unit, roles, post, from_day, to_day }) => ({
    name,
    unit,
    roles: JSON.parse(roles) as string[],
    post,
    from: from_day,
    to: to_day,
  }));
}

type UnitRow = {
  id: string;
  name: string;
  kind: string;
  parent: string | null;
  accounting: 'independent' | 'dependent' | null;
  scope: 'bound' | 'reference';
  outlet: string | null;
  from_day: string | null;
  to_day: string | null;
};

/** Every unit with all its intervals, by id. */
export function allUnits(db: Db): Map<string, Unit> {
  const rows = db
    .prepare<[], UnitRow>(
      'SELECT id, name, kind, parent, accounting, scope, outlet, from_day, to_day FROM units ORDER BY id, nth',
    )
    .all();
  return grouped(rows, ({ name, kind, parent, accounting, scope, outlet, from_day, to_day }) => ({
    name,
    kind,
    parent,
    accounting,
    scope,
    outlet,
    from: from_day,
    to: to_day,
  }));
}

type ClientRow = {
  id: string;
  name: string;
  kind: string;
  owner: string | null;
  from_day: string | null;
  to_day: string | null;
};

/** Every client with all its intervals, by id. */
export function allClients(db: Db): Map<string, Client> {
  const rows = db
    .prepare<[], ClientRow>('SELECT id, name, kind, owner, from_day, to_day FROM clients ORDER BY id, nth')
    .all();
  return grouped(rows, ({ name, kind, owner, from_day, to_day }) => ({
    name,
    kind,
    owner,
    from: from_day,
    to: to_day,
  }));
}

function grouped<R extends { id: string }, S>(
  rows: readonly R[],
  spellOf: (row: R) => S,
): Map<string, { id: string; spells: S[] }> {
  const all = new Map<string, { id: string; spells: S[] }>();
  for (const row of rows) {
    const known = all.get(row.id);
    if (known) known.spells.push(spellOf(row));
    else all.set(row.id, { id: row.id, spells: [spellOf(row)] });
  }
  return all;
}

/** Every interval that an event said of an entry (`person:p-0012`), also those that were changed since, oldest first. */
export function spellsSaid(db: Db, subject: string): AnySpell[] {
  return db
    .prepare<[string], { body: string }>(
      `SELECT body FROM events WHERE subject = ? AND json_type(body, '$.name') IS NOT NULL ORDER BY rowid`,
    )
    .all(subject)
    .map(({ body }) => JSON.parse(body) as AnySpell);
}
