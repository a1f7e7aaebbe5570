import { addBytes, addText, begin, digest, digestBytes } from './digest.ts';
import { bodyHash, leavesOf } from './leaves.ts';
import type { Body } from './types.ts';

/** An event as its row holds it. */
export type EventRow = {
  readonly rowid: number;
  readonly site: string;
  readonly seq: number;
  readonly tick: number;
  readonly at: string;
  readonly clock: string;
  readonly actor: string;
  readonly by: string;
  readonly channel: string;
  readonly kind: string;
  readonly version: number;
  readonly subject: string;
  /** Hash of the last event about the subject that its writer had seen. */
  readonly after: Buffer | null;
  /** Hash of the site's event before. */
  readonly prev: Buffer | null;
  readonly body_hash: Buffer;
  readonly hash: Buffer;
  /** Canonical JSON of what was not erased. */
  readonly body: string;
  /** 16 bytes for each leaf of `body`, in leaf order. */
  readonly salts: Buffer;
  /** JSON: name of an erased leaf → its digest in hex; null where nothing was erased. */
  readonly erased: string | null;
};

/** What `hash` is taken over. Rowids are never hashed: they are this database's own. */
export type Header = Omit<EventRow, 'rowid' | 'hash' | 'body' | 'salts' | 'erased'>;

/** The hash of an event: over the site's event before, what stands about it, and its body's hash. */
export function eventHash(event: Header): Buffer {
  begin();
  addBytes(event.prev);
  addText(event.site);
  addText(String(event.seq));
  addText(String(event.tick));
  addText(event.at);
  addText(event.clock);
  addText(event.actor);
  addText(event.by);
  addText(event.channel);
  addText(event.kind);
  addText(String(event.version));
  addText(event.subject);
  addBytes(event.after);
  addBytes(event.body_hash);
  return digestBytes(digest());
}

/** Throws or answers false where body, salts and erased leaves do not give the body's hash. */
function bodyMatches(row: EventRow, body: Body): boolean {
  const { leaves, text } = leavesOf(body);
  const erased = row.erased === null ? undefined : erasedLeaves(row.erased);
  return text === row.body && bodyHash(leaves, row.salts, erased).equals(row.body_hash);
}

/** What of a row does not match its hashes (both computed anew), or undefined. `body` is the row's body, parsed. */
export function faultOf(row: EventRow, body: Body): 'body' | 'header' | undefined {
  if (!bodyMatches(row, body)) return 'body';
  return eventHash(row).equals(row.hash) ? undefined : 'header';
}

/** Digests of the erased leaves by name. */
export function erasedLeaves(erased: string): ReadonlyMap<string, string> {
  const leaves = JSON.parse(erased) as Record<string, string>;
  return new Map(
    Object.entries(leaves).map(([name, hex]) => [name, Buffer.from(hex, 'hex').toString('latin1')]),
  );
}
