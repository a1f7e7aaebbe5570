import { dayIn, type Day } from '../kernel/days.ts';
import type { EventRow } from './chain.ts';
import { sql, type Db } from './db.ts';
import { splitSubject } from './subjects.ts';
import type { Body, Channel, Event } from './types.ts';

/** Which events are asked for; what is left out is not asked. Days are those of the journal's zone, both included. */
export type EventFilter = {
  readonly subject?: string;
  readonly kind?: string;
  readonly from?: Day;
  readonly to?: Day;
  /** Only events whose rowid is greater. */
  readonly afterRowid?: number;
};

const PAGE = 500;

/** An event as a fold sees it, with its body as it was written. */
export function eventOf(row: EventRow, zone: string, body: Body = JSON.parse(row.body) as Body): Event {
  return {
    rowid: row.rowid,
    site: row.site,
    seq: row.seq,
    tick: row.tick,
    at: row.at,
    clock: row.clock,
    day: dayIn(zone, row.at),
    actor: row.actor,
    by: row.by,
    channel: row.channel as Channel,
    kind: row.kind,
    version: row.version,
    subject: row.subject,
    id: splitSubject(row.subject)[1],
    body,
  };
}

/** Rows of events in the order in which they came into this database; read in pages, so that one may write meanwhile. */
export function* eventRows(db: Db, filter: EventFilter = {}): Iterable<EventRow> {
  const statement = sql<EventRow>(
    db,
    filter.subject === undefined
      ? 'SELECT * FROM events WHERE rowid > :last AND (:kind IS NULL OR kind = :kind) ORDER BY rowid LIMIT :page'
      : `SELECT * FROM events WHERE subject = :subject AND rowid > :last AND (:kind IS NULL OR kind = :kind)
         ORDER BY rowid LIMIT :page`,
  );
  const { subject, kind = null } = filter;
  let last = filter.afterRowid ?? 0;
  for (;;) {
    const rows = statement.all({ ...(subject === undefined ? {} : { subject }), kind, last, page: PAGE });
    yield* rows;
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.rowid ?? last;
  }
}

/** The events that a filter lets through, in the order in which they came into this database. */
export function* eventsOf(db: Db, zone: string, filter: EventFilter = {}): Iterable<Event> {
  for (const row of eventRows(db, filter)) {
    const event = eventOf(row, zone);
    if (filter.from !== undefined && event.day < filter.from) continue;
    if (filter.to !== undefined && event.day > filter.to) continue;
    yield event;
  }
}

/** All events about one subject. */
export function eventsAbout(db: Db, zone: string, subject: string): Event[] {
  return rowsAbout(db, subject).map((row) => eventOf(row, zone));
}

export const rowsAbout = (db: Db, subject: string): EventRow[] =>
  sql<EventRow>(db, 'SELECT * FROM events WHERE subject = ?').all(subject);
