import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/kernel/canonical.ts';
import { bodyHash, leafDigest, leavesOf, newSalts, SALT_LENGTH } from '../../src/journal/leaves.ts';
import type { Body } from '../../src/journal/types.ts';

const json = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 3 } as never)
  .map((value) => JSON.parse(JSON.stringify(value)) as Json);
const text = fc.string({ unit: 'grapheme', minLength: 1 });
const bodies = fc.record(
  {
    record: fc.dictionary(text, json),
    reason: text,
    rank: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    answers: fc.dictionary(text, fc.oneof(text, json)),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Body>;

/** The hashing of the journal, written a second time as plainly as can be. */
const preceded = (value: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  return Buffer.concat([length, value]);
};
const sha256 = (...parts: Buffer[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat(parts.map(preceded)))
    .digest();

function plainBodyHash(body: Body, salts: Buffer): Buffer {
  const { answers, ...rest } = body;
  const fields = new Map<string, Json | undefined>(Object.entries(rest));
  if (answers) {
    const names = Object.keys(answers);
    if (names.length === 0) fields.set('answers', {});
    for (const name of names) fields.set(`answers.${name}`, answers[name]);
  }
  const leaves = [...fields.keys()].toSorted().map((name, nth) => {
    const salt = salts.subarray(nth * SALT_LENGTH, (nth + 1) * SALT_LENGTH);
    return sha256(salt, Buffer.from(name), Buffer.from(canonicalJson(fields.get(name) ?? null)));
  });
  return sha256(...leaves);
}

const shuffled = (value: Json | undefined): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toReversed()
          .map(([key, part]) => [key, shuffled(part)]),
      )
    : value;

test('a body is written as its canonical JSON, and hashed as the specification says', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const { leaves, text: written } = leavesOf(body);
      const salts = newSalts(leaves.length);
      expect(written).toBe(canonicalJson(body));
      expect(bodyHash(leaves, salts)).toEqual(plainBodyHash(body, salts));
    }),
    { numRuns: 500 },
  );
});

test('the order of keys, at any depth, does not matter', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      expect(leavesOf(shuffled(body) as Body)).toEqual(leavesOf(body));
    }),
    { numRuns: 300 },
  );
});

test('each answer is a leaf of its own, each other key one', () => {
  const { leaves } = leavesOf({ record: { b: 1, a: 2 }, answers: { 数量: 3, 品名: '门锁' }, reason: '补录' });
  expect(leaves).toEqual([
    { name: 'answers.品名', value: '"门锁"' },
    { name: 'answers.数量', value: '3' },
    { name: 'reason', value: '"补录"' },
    { name: 'record', value: '{"a":2,"b":1}' },
  ]);
});

test('no answers, answers that are left out and empty answers are told apart only where they differ', () => {
  expect(leavesOf({ answers: {} }).leaves).toEqual([{ name: 'answers', value: '{}' }]);
  expect(leavesOf({ answers: { a: undefined } })).toEqual(leavesOf({ answers: {} }));
  expect(leavesOf({}).leaves).toEqual([]);
});

test('half a character, at any place, is refused, and so is a key that could be taken for an answer', () => {
  for (const body of [
    { reason: '\uD800' },
    { answers: { a: ['\uDC00'] } },
    { answers: { '\uD800': 1 } },
    { record: { a: Infinity } },
  ]) {
    expect(() => leavesOf(body as Body)).toThrow(/half a character|not finite/);
  }
  expect(() => leavesOf({ 'answers.a': 1 })).toThrow('cannot be a key');
});

test('any change to one value, name or salt changes the hash', () => {
  const body: Body = { reason: '补录', answers: { 品名: '门锁', 数量: 3 } };
  const { leaves } = leavesOf(body);
  const salts = newSalts(leaves.length);
  const hash = bodyHash(leaves, salts).toString('hex');
  const others = [
    { ...body, reason: '补' },
    { ...body, answers: { 品名: '门锁', 数量: 4 } },
    { ...body, answers: { 品: '门锁', 数量: 3 } },
    { ...body, answers: { 品名: '门锁', 数量: '3' } },
  ].map((other) => bodyHash(leavesOf(other).leaves, salts).toString('hex'));
  expect(new Set([hash, ...others]).size).toBe(5);
  for (let index = 0; index < salts.length; index += 1) {
    const changed = Buffer.from(salts);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(bodyHash(leaves, changed).toString('hex')).not.toBe(hash);
  }
});

test('parts cannot run into one another: what stands on the border belongs to one side', () => {
  const digest = (name: string, value: string): string => leafDigest({ name, value }, Buffer.alloc(16), 0);
  expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'));
});

test('an erased leaf keeps the hash, wherever it stands; one that is erased and still there is refused', () => {
  const { leaves } = leavesOf({ reason: '补录', answers: { 电话: '13800000000', 品名: '门锁' } });
  const salts = newSalts(leaves.length);
  const hash = bodyHash(leaves, salts);
  for (const [gone, leaf] of leaves.entries()) {
    const rest = leaves.filter((_, nth) => nth !== gone);
    const left = Buffer.concat(
      rest.map((one) => salts.subarray(leaves.indexOf(one) * 16, leaves.indexOf(one) * 16 + 16)),
    );
    const erased = new Map([[leaf.name, leafDigest(leaf, salts, gone)]]);
    expect(bodyHash(rest, left, erased)).toEqual(hash);
    expect(() => bodyHash(leaves, salts, erased)).toThrow('still there');
  }
});

test('salts are never given twice', () => {
  const seen = new Set(
    Array.from({ length: 5000 }, (_, nth) =>
      newSalts((nth % 3) + 1)
        .toString('hex')
        .slice(0, 32),
    ),
  );
  expect(seen.size).toBe(5000);
});
