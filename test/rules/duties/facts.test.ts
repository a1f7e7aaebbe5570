import { expect, test } from 'vitest';
import { compareFacts, factsFrom } from '../../../src/rules/duties/duties.ts';
import { factOf } from '../../support/sample-world.ts';

test('facts of one key are ordered by the day they count for, then tick, site and sequence', () => {
  const fact = (day: string, tick: number, site: string, seq: number) =>
    factOf('k', day, { what: 'fulfilled', by: `${tick}${site}${seq}` }, { tick, site, seq });
  const ordered = [
    fact('2026-01-01', 9, 'HQ', 9),
    fact('2026-01-02', 1, 'A', 9),
    fact('2026-01-02', 1, 'B', 1),
    fact('2026-01-02', 1, 'B', 2),
    fact('2026-01-02', 2, 'A', 1),
  ];
  expect(ordered.toReversed().toSorted(compareFacts)).toEqual(ordered);
  const facts = factsFrom(ordered.toReversed());
  expect([facts.of('k'), facts.first('k'), facts.of('other')]).toEqual([ordered, ordered[0], []]);
});
