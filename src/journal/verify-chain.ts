import { dayIn, type Day } from '../kernel/days.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { erasedLeaves, eventHash, faultOf, type EventRow } from './chain.ts';
import { sql, type Db } from './db.ts';
import { atEvent, type Finding } from './findings.ts';
import { clockFlags, type ClockFlag } from './flags.ts';
import type { Body } from './types.ts';

/** What going through all events showed. */
export type ChainReport = {
  readonly events: number;
  readonly findings: Finding[];
  /** The greatest tick and day of all events. */
  readonly tick: number;
  readonly lastDay: Day;
  /** How often each oddity of clocks occurs, and where first. */
  readonly flags: ReadonlyMap<
    ClockFlag,
    { readonly count: number; readonly site: string; readonly seq: number }
  >;
};

/** Goes through the chain of every site: numbers, links, leaves, hashes, what each event followed on its subject. */
export function verifyChain(db: Db, zone: string, now: string): ChainReport {
  const findings: Finding[] = [];
  const flags = new Map<ClockFlag, { count: number; site: string; seq: number }>();
  let events = 0;
  let tick = 0;
  let lastDay: Day = '';
  let before: EventRow | undefined;
  for (const row of sql<EventRow>(db, 'SELECT * FROM events ORDER BY site, seq').iterate()) {
    if (before?.site !== row.site) before = undefined;
    for (const code of faultsOf(db, row, before)) findings.push(atEvent(code, row.site, row.seq));
    for (const flag of clockFlags(row, before?.at, now)) {
      const seen = flags.get(flag) ?? { count: 0, site: row.site, seq: row.seq };
      flags.set(flag, { ...seen, count: seen.count + 1 });
    }
    events += 1;
    tick = Math.max(tick, row.tick);
    const day = dayOrNothing(zone, row.at);
    if (day > lastDay) lastDay = day;
    before = row;
  }
  return { events, findings, tick, lastDay, flags };
}

/** More faults than that are not told one by one where something is refused for them. */
const MOST = 20;

/** Refuses (exit 7) a journal in which an event does not match its proofs: nothing is to be made from it. */
export function requireProven(db: Db, zone: string, now: string): void {
  const { findings } = verifyChain(db, zone, now);
  const [first] = findings;
  if (!first) return;
  throw new InfoctlError(
    'integrity',
    'not-proven',
    say(
      `日志从第 ${first.seq} 条起与校验值不符，没有重新生成表。`,
      `From event ${first.seq} on the journal does not match its proofs; no table was folded anew.`,
    ),
    {
      details: findings.slice(0, MOST).map(({ what }) => ({ message: what })),
      hints: [
        say(
          '请运行 infoctl verify 查看全部问题，再从备份恢复。',
          'Run infoctl verify to see all that is wrong, and restore a backup.',
        ),
      ],
    },
  );
}

function* faultsOf(db: Db, row: EventRow, before: EventRow | undefined): Iterable<string> {
  if (row.seq !== (before?.seq ?? 0) + 1) yield 'seq-gap';
  // Where the hash of the event before was altered, that event is named, not this one.
  else if (!follows(row, before)) yield 'chain-broken';
  const fault = faultIn(row);
  if (fault) yield `${fault}-changed`;
  if (!followedRightly(db, row)) yield 'after-broken';
  if (row.erased !== null && !wasErased(db, row)) yield 'erased-without-event';
}

/** True where an event names the hash of the one before it, or is the first. */
export function follows(row: EventRow, before: EventRow | undefined): boolean {
  if (!before || !row.prev) return !before && !row.prev;
  return row.prev.equals(before.hash) || row.prev.equals(eventHash(before));
}

/** A row may be damaged in any way: what cannot even be read does not match. */
export function faultIn(row: EventRow): 'body' | 'header' | undefined {
  try {
    return faultOf(row, JSON.parse(row.body) as Body);
  } catch {
    return 'body';
  }
}

/** An event follows an earlier one of its subject; it follows none only where its site had none. */
function followedRightly(db: Db, row: EventRow): boolean {
  if (row.after) {
    const about = sql(db, 'SELECT 1 FROM events WHERE subject = ? AND hash = ? AND tick < ?');
    return about.get(row.subject, row.after, row.tick) !== undefined;
  }
  // The plus keeps SQLite from going through all earlier events of the site instead of the few of the subject.
  const own = sql(db, 'SELECT 1 FROM events WHERE subject = ? AND +site = ? AND seq < ?');
  return own.get(row.subject, row.site, row.seq) === undefined;
}

type Erasure = { readonly site: string; readonly seq: number; readonly leaf: string };

/** Every erased leaf is named by an erasing event about the same subject. */
function wasErased(db: Db, row: EventRow): boolean {
  const erasing = sql<{ body: string }>(
    db,
    "SELECT body FROM events WHERE subject = ? AND kind LIKE '%.erased'",
  );
  try {
    const named = new Set(
      erasing
        .all(row.subject)
        .flatMap(({ body }) => (JSON.parse(body) as { erases: readonly Erasure[] }).erases)
        .filter(({ site, seq }) => site === row.site && seq === row.seq)
        .map(({ leaf }) => leaf),
    );
    return [...erasedLeaves(row.erased ?? '{}').keys()].every((leaf) => named.has(leaf));
  } catch {
    return false;
  }
}

function dayOrNothing(zone: string, at: string): Day {
  try {
    return dayIn(zone, at);
  } catch {
    return '';
  }
}
