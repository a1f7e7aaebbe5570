import type { EventRow } from './chain.ts';
import { openDamaged, sql, type Db } from './db.ts';
import { sqliteCode } from './faults.ts';
import { atEvent, ofJournal, type Finding } from './findings.ts';
import { readHead } from './heads.ts';
import { privateCopy } from './private-copy.ts';
import type { JournalRow } from './schema.ts';
import { splitSubject } from './subjects.ts';
import { faultIn, follows } from './verify-chain.ts';
import type { Verification } from './verify.ts';

/** More places than that are not named one by one. */
const MOST = 20;

/**
 * What can still be said of a file of which SQLite cannot read all: each event by itself, as far as it can be read and
 * follows the one before it. Done on a copy, the file stays as it is. Tables are not compared: they come from the events.
 */
export function verifyDamaged(file: string, headsFolder: string): Verification {
  const copy = privateCopy(file);
  try {
    const db = openDamaged(copy.file);
    try {
      return reportOf(walk(db, headsFolder));
    } finally {
      db.close();
    }
  } finally {
    copy.remove();
  }
}

type Walk = {
  readonly read: number;
  readonly workspace: string;
  /** The last event before the first one that is missing or does not match. */
  readonly good: EventRow | undefined;
  /** Numbers of events that cannot be read, as from–to. */
  readonly unread: readonly (readonly [from: number, to: number])[];
  readonly faults: readonly Finding[];
};

function walk(db: Db, headsFolder: string): Walk {
  const eventAt = (rowid: number): EventRow | undefined =>
    unlessDamaged(() => sql<EventRow>(db, 'SELECT * FROM events WHERE rowid = ?').get(rowid));
  const journal = unlessDamaged(() => sql<JournalRow>(db, 'SELECT * FROM journal').get());
  const first = eventAt(1);
  const workspace = journal?.workspace ?? (first ? splitSubject(first.subject)[1] : '');
  const last = lastNumber(db, journal, headsFolder, workspace);
  const unread: [number, number][] = [];
  const faults: Finding[] = [];
  let read = 0;
  let good: EventRow | undefined;
  let row: EventRow | undefined = first;
  // Rowids count the events without a gap; where nothing says how many there are, as far as one follows another.
  for (let rowid = 1; rowid <= last || row; rowid += 1) {
    row = eventAt(rowid);
    if (row) {
      read += 1;
      const fault = faultIn(row);
      if (fault) faults.push(atEvent(`${fault}-changed`, row.site, row.seq));
      else if (row.seq === (good?.seq ?? 0) + 1 && follows(row, good)) good = row;
    } else if (rowid <= last) {
      const range = unread.at(-1);
      if (range?.[1] === rowid - 1) range[1] = rowid;
      else unread.push([rowid, rowid]);
    }
  }
  return { read, workspace, good, unread, faults };
}

/** How many events there should be, by whatever still tells it; 0 where nothing does. */
function lastNumber(db: Db, journal: JournalRow | undefined, headsFolder: string, workspace: string): number {
  const rowid = unlessDamaged(() => sql<{ n: number }>(db, 'SELECT max(rowid) AS n FROM events').get());
  const outside = readHead(headsFolder, workspace);
  return Math.max(rowid?.n ?? 0, journal?.tick ?? 0, outside.found === 'head' ? outside.head.seq : 0);
}

function unlessDamaged<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (sqliteCode(error) === '') throw error;
    return undefined;
  }
}

function reportOf({ read, workspace, good, unread, faults }: Walk): Verification {
  const goodTo = good?.seq ?? 0;
  return {
    ok: false,
    events: read,
    head: { workspace, seq: goodTo, hash: good?.hash.toString('hex') ?? '' },
    goodTo,
    findings: [
      damaged(good, unread.length + faults.length === 0),
      ...unread.slice(0, MOST).map(([from, to]) => cannotBeRead(from, to)),
      ...faults.slice(0, MOST),
    ],
    warnings: [],
  };
}

const damaged = (good: EventRow | undefined, isAll: boolean): Finding => {
  const [zh, en] = !good
    ? ['一条完好的也读不出', 'no good event can be read']
    : isAll
      ? [
          `各条记录（到第 ${good.seq} 条）都完好，坏的是其他部分`,
          `all events, up to ${good.seq}, are good; the rest is not`,
        ]
      : [
          `完好的最后一条是第 ${good.seq} 条（${good.at}）`,
          `the last good event is ${good.seq} (${good.at})`,
        ];
  return ofJournal(
    'file-damaged',
    `数据库文件已损坏，${zh}。请先把工作区文件夹原样另存一份，再从备份放回 infoctl.db，补录备份之后的内容。`,
    `The database file is damaged; ${en}. First keep a copy of the workspace folder as it is, then put infoctl.db back from a backup and enter what came after it anew.`,
  );
};

const cannotBeRead = (from: number, to: number): Finding =>
  ofJournal(
    'unreadable',
    from === to ? `第 ${from} 条读不出。` : `第 ${from} 至 ${to} 条读不出。`,
    from === to ? `Event ${from} cannot be read.` : `Events ${from} to ${to} cannot be read.`,
    from,
  );
