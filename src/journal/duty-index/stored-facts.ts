import type { Json } from '../../kernel/canonical.ts';
import type { FactData, Facts, RecordVersion, SeenFact } from '../../rules/duties/types.ts';
import { sql, type Db } from '../db.ts';
import { dayIn, type Day } from '../../kernel/days.ts';

type FactRow = {
  key: string;
  day: string;
  tick: number;
  site: string;
  seq: number;
  subject: string;
  seen: string;
  data: string;
};

const COLUMNS = 'key, day, tick, site, seq, subject, seen, data';

/**
 * What happened, as the tables `facts` and `events` have it. `upTo`: the day whose end is asked about, since `events`
 * may hold later ones than the tables were folded from.
 */
export function storedFacts(db: Db, zone: string, upTo: Day): Facts {
  return {
    of: (key) =>
      sql<FactRow>(db, `SELECT ${COLUMNS} FROM facts WHERE key = ? ORDER BY day, tick, site, seq`)
        .all(key)
        .map(factOf),
    first: (key) => {
      const row = sql<FactRow>(
        db,
        `SELECT ${COLUMNS} FROM facts WHERE key = ? ORDER BY day, tick, site, seq LIMIT 1`,
      ).get(key);
      return row && factOf(row);
    },
    brought: () =>
      sql<FactRow>(db, `SELECT ${COLUMNS} FROM facts WHERE what = 'brought' ORDER BY key`).all().map(factOf),
    versions: (recordId) => versionsOf(db, zone, upTo, recordId),
  };
}

const factOf = ({ data, ...rest }: FactRow): SeenFact => ({ ...rest, data: JSON.parse(data) as FactData });

/** Every event of a record that carries answers is a version of it. */
function versionsOf(db: Db, zone: string, upTo: Day, recordId: string): RecordVersion[] {
  const versions = sql<{ at: string; answers: string }>(
    db,
    `SELECT at, json_extract(body, '$.answers') AS answers FROM events
     WHERE subject = ? AND json_type(body, '$.answers') = 'object' ORDER BY tick, site, seq`,
  )
    .all(`record:${recordId}`)
    .map(({ at, answers }) => {
      const day = dayIn(zone, at);
      return { day, seen: day, answers: JSON.parse(answers) as { [field: string]: Json } };
    });
  // A version is seen only with all that came before it.
  const unseen = versions.findIndex(({ day }) => day > upTo);
  return unseen < 0 ? versions : versions.slice(0, unseen);
}
