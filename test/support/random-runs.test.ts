import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdsAtRandom, holdsAtRandomWaiting } from './random-runs.ts';

describe('a property that does not hold', () => {
  it('is told by its name, its seed and the smallest case', () => {
    const small = () => fc.property(fc.nat(), (number) => number < 5);
    expect(() => holdsAtRandom('numbers are small', 1000, small())).toThrow(
      /^numbers are small: [^]*seed: \d+[^]*Counterexample: \[5\]/,
    );
  });

  it('also where it waits for something', async () => {
    const never = fc.asyncProperty(fc.nat(), () => Promise.resolve(false));
    await expect(holdsAtRandomWaiting('nothing holds', 10, never)).rejects.toThrow(
      /^nothing holds: [^]*seed: \d+/,
    );
  });
});
