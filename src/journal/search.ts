import { sql, type Db } from './db.ts';
import { eventsAbout } from './events.ts';
import { foldSubject } from './fold.ts';
import type { Subjects } from './subjects.ts';

/** A text as it is indexed and looked for: full and half width, and upper and lower case, are one. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase();

/** A subject in whose text every word stands; `n` is the lowest rowid of its events. */
export type Hit = { readonly n: number; readonly subject: string };

const TRIGRAM = 3;

/**
 * The subjects whose present text holds every word, newest first. Words of three characters and more are looked up in
 * the index; where all are shorter (most Chinese words have two), the bodies of the events are gone through. Either
 * gives candidates only: what counts is the text itself. Lazy, so that the first page is there at once.
 */
export function* searchWords(
  db: Db,
  zone: string,
  subjects: Subjects,
  words: readonly string[],
): Iterable<Hit> {
  const wanted = words.map(searchable).filter((word) => word !== '');
  if (wanted.length === 0) return;
  for (const hit of candidates(db, wanted)) {
    const text = foldSubject(subjects, hit.subject, eventsAbout(db, zone, hit.subject)).text;
    if (text === null) continue;
    const folded = searchable(text);
    if (wanted.every((word) => folded.includes(word))) yield hit;
  }
}

function candidates(db: Db, words: readonly string[]): Hit[] {
  const trigrams = words.flatMap(trigramsOf);
  if (trigrams.length > 0) {
    const query = trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');
    return sql<Hit>(
      db,
      `SELECT search.rowid AS n, subject FROM search JOIN events ON events.rowid = search.rowid
       WHERE search MATCH ? ORDER BY search.rowid DESC`,
    ).all(query);
  }
  db.function('holds', { deterministic: true }, (body, part) =>
    searchable(String(body)).includes(String(part)) ? 1 : 0,
  );
  return sql<Hit>(
    db,
    `SELECT min(every.rowid) AS n, subject FROM events AS every
     WHERE subject IN (SELECT subject FROM events WHERE holds (body, ?)) GROUP BY subject ORDER BY n DESC`,
  ).all(longestPlainPart(words));
}

/** Every run of three characters (code points, as the index counts) in a word. */
function trigramsOf(word: string): string[] {
  const characters = [...word];
  return characters.slice(TRIGRAM - 1).map((_, start) => characters.slice(start, start + TRIGRAM).join(''));
}

/** JSON writes quotes and backslashes in another way, so a body is asked for what stands between them. */
function longestPlainPart(words: readonly string[]): string {
  return words
    .flatMap((word) => word.split(/["\\]/))
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
