import type { Day } from '../kernel/days.ts';
import { sql, type Db } from './db.ts';

/** Gives the numbers of one site and day: `next('SF')` → `SF-HQ-20261123-001`, and after 999 comes 1000. */
export type Numbers = { next(code: string): string };

/**
 * Numbers count within code, site and day, without a gap as long as each that is taken is used. To be used inside an
 * act: the counter is kept in the same transaction as the event that bears the number.
 */
export function numbers(db: Db, site: string, day: Day): Numbers {
  const ending = `-${site}-${day.replaceAll('-', '')}`;
  return {
    next(code) {
      const prefix = code + ending;
      const { last } = sql<{ last: number }>(
        db,
        'INSERT INTO numbers VALUES (?, 1) ON CONFLICT (prefix) DO UPDATE SET last = last + 1 RETURNING last',
      ).get(prefix) as { last: number };
      return `${prefix}-${String(last).padStart(3, '0')}`;
    },
  };
}

/** Reads the numbers given out of the ids that bear them, when tables are folded anew. */
export function noteNumber(db: Db, site: string, id: string): void {
  const parts = /^([A-Z]+-([A-Z0-9]+)-\d{8})-(\d{3,9})$/.exec(id);
  if (!parts || parts[2] !== site) return;
  sql(
    db,
    'INSERT INTO numbers VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = max(last, excluded.last)',
  ).run(parts[1], Number(parts[3]));
}
