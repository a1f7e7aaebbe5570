import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { eventHash, type EventRow } from '../../src/journal/chain.ts';
import { clerk, noteOf, office } from '../support/journal.ts';

/** The hash of an event, written a second time. */
function plainEventHash(row: EventRow): string {
  const parts = [
    row.prev,
    row.site,
    row.seq,
    row.tick,
    row.at,
    row.clock,
    row.actor,
    row.by,
    row.channel,
    row.kind,
    row.version,
    row.subject,
    row.after,
    row.body_hash,
  ];
  const bytes = parts.map((part) => {
    const value = part === null ? null : Buffer.isBuffer(part) ? part : Buffer.from(String(part), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(value ? value.length : 0xffffffff);
    return Buffer.concat([length, value ?? Buffer.alloc(0)]);
  });
  return createHash('sha256').update(Buffer.concat(bytes)).digest('hex');
}

test('an event is hashed over all that stands about it, as the specification says', () => {
  const { journal } = office();
  journal.perform(clerk, () => [noteOf('门锁'), noteOf('b')]);
  journal.perform(clerk, () => [{ ...noteOf('门锁'), kind: 'note.amended' }]);
  const rows = journal.db.prepare('SELECT * FROM events ORDER BY seq').all() as EventRow[];
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row.hash.toString('hex')).toBe(plainEventHash(row));
});

test('a known event has a known hash for ever', () => {
  const event = {
    site: 'HQ',
    seq: 2,
    tick: 2,
    at: '2026-11-23T01:00:00.000Z',
    clock: 'system',
    actor: 'p-0001',
    by: 'p-0012',
    channel: 'paper',
    kind: 'record.submitted',
    version: 1,
    subject: 'record:SF-HQ-20261123-001',
    after: null,
    prev: Buffer.alloc(32, 1),
    body_hash: Buffer.alloc(32, 2),
  };
  expect(eventHash(event).toString('hex')).toMatchInlineSnapshot(
    `"4e8554f8df1c6437aac3ea088ca5dda6ed410cf3f5dc812b238aa99f39f2b082"`,
  );
});
