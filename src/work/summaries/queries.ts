import { type Db, sql } from '../../journal/db.ts';
import type { Day } from '../../kernel/days.ts';
import type { Json } from '../../kernel/canonical.ts';
import type { RecordRow } from './answers.ts';
import type { HistoryRow } from './corrections.ts';
import type { CaseRow } from './majors.ts';
import type { PaperRow } from './returns.ts';
import { type Marked, marksIn, type OpinionsBefore } from './opinions.ts';

/** A stretch of days and the name of its period. `daily`: forms that belong to it by the day they were recorded. */
export type Span = {
  readonly name: string;
  readonly first: Day;
  readonly last: Day;
  readonly daily: readonly string[];
};

const RECORD = `r.id, r.form, r.form_version AS formVersion, r.period, r.submitter, r.unit, r.store, r.client,
    r.recorded_on AS recordedOn, r.nil, e.body
  FROM records r JOIN events e ON e.rowid = r.answers_event`;

/** A record of the span's own rounds, and one of a form that counts by the day it was recorded. */
const OF_ROUNDS = `r.period = :name AND r.form NOT IN (SELECT value FROM json_each(:daily)) AND r.state = 'current'`;
const OF_DAYS = `r.recorded_on BETWEEN :first AND :last AND r.form IN (SELECT value FROM json_each(:daily))
    AND r.state = 'current'`;

const spanned = ({ name, first, last, daily }: Span) => ({ name, first, last, daily: JSON.stringify(daily) });

/**
 * Reads the records of a span one by one, those of its rounds first, each part in the order in which they were
 * recorded. Both parts come in the order of their index: sorting ten thousand bodies would cost more than reading.
 */
function* inSpan<Row>(db: Db, select: string, form: string, span: Span): Generator<Row> {
  const { name, daily, ...days } = spanned(span);
  yield* sql<Row>(db, `${select} WHERE ${OF_ROUNDS} AND ${form} ORDER BY r.form, r.n`).iterate({
    name,
    daily,
  });
  yield* sql<Row>(db, `${select} WHERE ${OF_DAYS} AND ${form} ORDER BY r.recorded_on, r.n`).iterate({
    ...days,
    daily,
  });
}

/** Which records belong to a period, shoppers' opinions aside? */
export const recordsOf = (db: Db, span: Span): Iterable<RecordRow> =>
  inSpan<RecordRow>(db, `SELECT ${RECORD}`, `r.form <> 'customer-opinion'`, span);

/** How were the shoppers' opinions of a period marked? They come by the thousand, so their texts are left where they are. */
export function* marksOf(db: Db, span: Span): Generator<Marked> {
  const select = `SELECT r.id, r.form, r.form_version AS formVersion,
      json_extract(e.body, '$.answers.category', '$.answers.ratings.overall', '$.answers.isMajor') AS said
    FROM records r JOIN events e ON e.rowid = r.answers_event`;
  type Row = { id: string; form: string; formVersion: number; said: string };
  const read = new Map<string, ReturnType<typeof marksIn>>();
  for (const { id, form, formVersion, said } of inSpan<Row>(
    db,
    select,
    `r.form = 'customer-opinion'`,
    span,
  )) {
    let marks = read.get(said);
    if (!marks) {
      const [category, overall, isMajor] = JSON.parse(said) as readonly Json[];
      read.set(said, (marks = marksIn({ category, isMajor, ratings: { overall } })));
    }
    const { category, overall, major } = marks;
    yield { id, form, formVersion, category, overall, major };
  }
}

/** Which sales feedback was handed in for a period? */
export const feedbackOf = (db: Db, period: string): IterableIterator<RecordRow> =>
  sql<RecordRow>(
    db,
    `SELECT ${RECORD} WHERE r.period = ? AND r.form = 'sales-feedback' AND r.state = 'current' ORDER BY r.n`,
  ).iterate(period);

const SAID = `SELECT r.form, json_extract(e.body, '$.answers.category', '$.answers.ratings.overall') AS said
  FROM records r JOIN events e ON e.rowid = r.answers_event WHERE r.form IN ('customer-opinion', 'client-visit')`;

/**
 * How many opinions of each form came in during a period, by category and overall mark? `said` is both as one JSON
 * array, because taking them apart in SQL reads every body three times; the two parts of the span are asked for apart,
 * because with OR neither index is used.
 */
export const opinionsCounted = (db: Db, span: Span): OpinionsBefore[] =>
  sql<{ form: string; said: string; records: number }>(
    db,
    `SELECT form, said, count(*) AS records
     FROM (${SAID} AND ${OF_ROUNDS} UNION ALL ${SAID} AND ${OF_DAYS}) GROUP BY form, said`,
  )
    .all(spanned(span))
    .map(({ form, said, records }) => {
      const [category, overall] = JSON.parse(said) as readonly unknown[];
      return {
        form,
        category: typeof category === 'string' ? category : null,
        overall: typeof overall === 'number' ? overall : null,
        records,
      };
    });

/** Which cases were opened in some days, or by a record of a period? */
export const casesOf = (db: Db, { name, first, last }: Span): CaseRow[] =>
  sql<CaseRow>(
    db,
    `SELECT c.id, c.kind, c.record, c.known_on AS knownOn, c.opened_on AS openedOn, c.escalated_to AS escalatedTo,
       c.escalated_at AS escalatedAt
     FROM cases c LEFT JOIN records r ON r.id = c.record
     WHERE c.state <> 'withdrawn' AND (c.opened_on BETWEEN :first AND :last OR r.period = :name) ORDER BY c.id`,
  ).all({ name, first, last });

/** Which records of a period came in on paper, and who keyed them in when? */
export const papersOf = (db: Db, period: string): PaperRow[] =>
  sql<PaperRow>(
    db,
    `SELECT id, received, recorded_on AS recordedOn, actor FROM records
     WHERE period = ? AND received IS NOT NULL AND state = 'current' ORDER BY n`,
  ).all(period);

/** What does one record say? */
export const recordOf = (db: Db, id: string): RecordRow | undefined =>
  sql<RecordRow>(db, `SELECT ${RECORD} WHERE r.id = ?`).get(id);

/**
 * What happened to the records of a period that came in after its rounds closed, and to all others recorded since the
 * period began that were amended or withdrawn (they may have belonged to it before)?
 */
export const changedSince = (db: Db, before: { name: string; first: Day }, closed: Day): HistoryRow[] =>
  sql<HistoryRow>(
    db,
    `SELECT r.id AS record, e.kind, e.at, e.body
     FROM records r JOIN events e ON e.subject = 'record:' || r.id
     WHERE r.recorded_on >= :first
       AND (r.amended > 0 OR r.state = 'withdrawn' OR (r.recorded_on > :closed AND r.period = :name))
     ORDER BY e.tick, e.site, e.seq`,
  ).all({ name: before.name, first: before.first, closed });
