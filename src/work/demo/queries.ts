import type { Db } from '../../journal/db.ts';

/**
 * Does not wait for the disk after every act: the sample company is made anew in seconds if the power fails meanwhile,
 * and a disk that takes its time would be waited for hundreds of times.
 */
export const hurry = (db: Db): void => void db.pragma('synchronous = OFF');

/** Brings everything onto the disk, and waits for it from now on. */
export function settle(db: Db): void {
  db.pragma('synchronous = FULL');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
