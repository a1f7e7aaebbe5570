import type { Facts, RecordVersion, SeenFact } from './types.ts';

/** The order in which facts of one key count: the day they count for, then the journal's own order. */
export function compareFacts(a: SeenFact, b: SeenFact): number {
  if (a.day !== b.day) return a.day < b.day ? -1 : 1;
  if (a.tick !== b.tick) return a.tick - b.tick;
  if (a.site !== b.site) return a.site < b.site ? -1 : 1;
  return a.seq - b.seq;
}

/** Facts held in memory, in whatever order they came: for an as-of in the past, and for `verify`. */
export function factsFrom(
  all: Iterable<SeenFact>,
  versions: (recordId: string) => readonly RecordVersion[] = () => [],
): Facts {
  const byKey = new Map<string, SeenFact[]>();
  for (const fact of all) {
    const facts = byKey.get(fact.key);
    if (facts) facts.push(fact);
    else byKey.set(fact.key, [fact]);
  }
  for (const [key, facts] of byKey) byKey.set(key, facts.toSorted(compareFacts));
  return {
    of: (key) => byKey.get(key) ?? [],
    first: (key) => byKey.get(key)?.[0],
    brought: () => [...byKey.values()].flat().filter(({ data }) => data.what === 'brought'),
    versions,
  };
}
