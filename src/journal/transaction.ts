import { WAIT_MS, type Db } from './db.ts';
import { sqliteCode } from './faults.ts';

const PATIENCE_MS = 5000;

/**
 * Runs `act` in one IMMEDIATE transaction: it happens wholly or not at all. While another process writes it waits
 * about five seconds, in short waits (each ends in the driver, so Ctrl-C is heard in between), then throws SQLITE_BUSY.
 * A transaction that reads first and then writes would get that at once, without any wait.
 */
export function immediately<T>(db: Db, act: () => T): T {
  let waits = Math.ceil(PATIENCE_MS / WAIT_MS);
  for (;;) {
    let begun = false;
    try {
      return db
        .transaction(() => {
          begun = true;
          return act();
        })
        .immediate();
    } catch (error) {
      waits -= 1;
      if (begun || waits <= 0 || !sqliteCode(error).startsWith('SQLITE_BUSY')) throw error;
    }
  }
}
