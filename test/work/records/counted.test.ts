import fc from 'fast-check';
import { expect, it } from 'vitest';
import { counted } from '../../../src/work/records/counted.ts';

it('counts as a Map does, whatever comes in whatever order', () => {
  // Many alike, many that fall on the same place, and the largest that a key of thirteen hex digits can give.
  const number = fc.oneof(
    fc.integer({ min: 0, max: 30 }),
    fc.integer({ min: 0, max: 50 }).map((n) => n * 4096),
    fc.integer({ min: 0, max: 50 }).map((n) => 2 ** 52 - 1 - n),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 300 }), (numbers) => {
      const times = new Map<number, number>();
      const timesSeen = counted();
      for (const each of numbers) {
        times.set(each, (times.get(each) ?? 0) + 1);
        expect(timesSeen(each)).toBe(times.get(each));
      }
    }),
    { numRuns: 1000, seed: 20_261_123 },
  );
});

it('goes on counting as it grows', () => {
  const timesSeen = counted();
  const numbers = Array.from({ length: 50_000 }, (_, n) => (n * 2_654_435_761) % 2 ** 52);
  for (const time of [1, 2, 3]) for (const each of numbers) expect(timesSeen(each)).toBe(time);
});
