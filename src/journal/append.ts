import type { Moment } from '../kernel/clock.ts';
import { InfoctlError } from '../kernel/errors.ts';
import { say } from '../kernel/language.ts';
import { eventHash, type EventRow, type Header } from './chain.ts';
import { sql, type Db } from './db.ts';
import { eventOf } from './events.ts';
import { bodyHash, leavesOf, newSalts } from './leaves.ts';
import type { Authorship, Event, NewEvent } from './types.ts';

/** Where the chain of this site stands. */
export type Head = { readonly seq: number; readonly hash: Buffer | null };

export type Place = { readonly site: string; readonly zone: string };

/** The last event of a site; seq 0 before the first. */
export function headOf(db: Db, site: string): Head {
  const last = sql<{ seq: number; hash: Buffer }>(
    db,
    'SELECT seq, hash FROM events WHERE site = ? ORDER BY seq DESC LIMIT 1',
  ).get(site);
  return last ?? { seq: 0, hash: null };
}

const COLUMNS =
  'site, seq, tick, at, clock, actor, by, channel, kind, version, subject, after, prev, body_hash, hash, salts, body';
const INSERT = `INSERT INTO events (${COLUMNS}) VALUES (${COLUMNS.replace(/\w+/g, '?')})`;

/** What an append needs to know beside the events: who, when, and where the journal stands. */
export type Setting = {
  readonly place: Place;
  readonly authorship: Authorship;
  readonly moment: Moment;
  /** The greatest tick that this journal has seen. */
  readonly tick: number;
  /** Hash of the last event about each subject that has one. */
  readonly lastAbout: ReadonlyMap<string, Buffer>;
};

/**
 * Writes events behind the last one of the site, then reads them back and computes their hashes anew from what was
 * read. Runs inside a transaction; gives the events as read. Throws invalid `malformed-text` for half characters.
 */
export function append(db: Db, setting: Setting, newEvents: readonly NewEvent[]): Event[] {
  const { place, authorship, moment } = setting;
  const insert = sql(db, INSERT);
  const lastAbout = new Map(setting.lastAbout);
  const head = headOf(db, place.site);
  let prev = head.hash;
  let firstRowid = 0;
  const written: Written[] = [];
  for (const [nth, event] of newEvents.entries()) {
    const { leaves, text } = wellFormed(event);
    const salts = newSalts(leaves.length);
    const header: Header = {
      site: place.site,
      seq: head.seq + 1 + nth,
      tick: setting.tick + 1 + nth,
      at: moment.at,
      clock: moment.clock,
      actor: authorship.actor,
      by: event.by ?? authorship.by,
      channel: event.channel ?? authorship.channel,
      kind: event.kind,
      version: event.version,
      subject: event.subject,
      after: lastAbout.get(event.subject) ?? null,
      prev,
      body_hash: bodyHash(leaves, salts),
    };
    prev = eventHash(header);
    lastAbout.set(event.subject, prev);
    const { lastInsertRowid } = insert.run(
      header.site,
      header.seq,
      header.tick,
      header.at,
      header.clock,
      header.actor,
      header.by,
      header.channel,
      header.kind,
      header.version,
      header.subject,
      header.after,
      header.prev,
      header.body_hash,
      prev,
      salts,
      text,
    );
    if (nth === 0) firstRowid = Number(lastInsertRowid);
    written.push({ hash: prev, salts, text });
  }
  return readBack(db, place.zone, firstRowid, written);
}

type Written = { readonly hash: Buffer; readonly salts: Buffer; readonly text: string };

/**
 * The events as they stand in the database. A row is what was written if body and salts (all that its leaves are made
 * of) are the same to the byte, and the hash computed anew from the rest of the row is the one that was computed.
 */
function readBack(db: Db, zone: string, firstRowid: number, written: readonly Written[]): Event[] {
  const rows = sql<EventRow>(db, 'SELECT * FROM events WHERE rowid >= ? ORDER BY rowid').all(firstRowid);
  if (rows.length !== written.length) throw notKept();
  return rows.map((row, nth) => {
    const { hash, salts, text } = written[nth] as Written;
    if (row.body !== text || !row.salts.equals(salts)) throw notKept();
    if (!row.hash.equals(hash) || !eventHash(row).equals(hash)) throw notKept();
    return eventOf(row, zone);
  });
}

const notKept = (): InfoctlError =>
  new InfoctlError(
    'integrity',
    'not-kept-as-written',
    say(
      '写入后读回的内容与所写不符，本次操作已全部撤销。请检查磁盘，并运行 infoctl verify。',
      'What was read back differs from what was written, so nothing of it was kept. Check the disk and run: infoctl verify',
    ),
  );

function wellFormed(event: NewEvent): ReturnType<typeof leavesOf> {
  try {
    return leavesOf(event.body);
  } catch (cause) {
    throw new InfoctlError(
      'invalid',
      'malformed-text',
      say(
        '内容中有残缺的字符（半个代理对）或无法表示的数，不能记录，请改正后再交。',
        'The text holds half a character (a lone surrogate) or a number that cannot be written; correct it and try again.',
      ),
      { cause },
    );
  }
}
