import { nodeCrypto } from '../kernel/crypto.ts';
import type { Json } from '../kernel/canonical.ts';
import { addBytesOf, addDigest, addText, begin, digest, digestBytes } from './digest.ts';
import type { Body } from './types.ts';

export const SALT_LENGTH = 16;

/** One provable part of a body: a key of its own, or one answer (`answers.NAME`), with its canonical JSON. */
export type Leaf = { readonly name: string; readonly value: string };

/** The parts of a body in field order, and the canonical JSON of the whole, built from them in the same pass. */
export type Leaves = { readonly leaves: readonly Leaf[]; readonly text: string };

/**
 * Takes a body apart. Keys sort as in RFC 8785 (UTF-16 code units); a key whose value is undefined is not there.
 * Throws on lone surrogates and on numbers that are not finite.
 */
export function leavesOf(body: Body): Leaves {
  const leaves: Leaf[] = [];
  const members: string[] = [];
  for (const key of Object.keys(body).toSorted()) {
    if (!/^[A-Za-z][A-Za-z0-9]*$/.test(key)) throw new TypeError(`"${key}" cannot be a key of a body`);
    const value = body[key];
    if (value === undefined) continue;
    const text = key === 'answers' && isObject(value) ? answersInto(leaves, value) : canonicalValue(value);
    if (text === '{}' || key !== 'answers' || !isObject(value)) leaves.push({ name: key, value: text });
    members.push(`"${key}":${text}`);
  }
  return { leaves, text: `{${members.join(',')}}` };
}

function answersInto(leaves: Leaf[], answers: { readonly [name: string]: Json | undefined }): string {
  const members: string[] = [];
  for (const name of Object.keys(answers).toSorted()) {
    const value = answers[name];
    if (value === undefined) continue;
    const text = canonicalValue(value);
    leaves.push({ name: `answers.${name}`, value: text });
    members.push(`${canonicalValue(name)}:${text}`);
  }
  return `{${members.join(',')}}`;
}

const isObject = (value: Json): value is { readonly [name: string]: Json | undefined } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * RFC 8785, for which the tests hold it against the library that the rest of the program uses; that one takes longer
 * than all hashing. Of single values it is what JSON.stringify gives.
 */
function canonicalValue(value: Json): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('half a character (a lone surrogate)');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError('a number that is not finite');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(',')}]`;
  const object = value as { readonly [key: string]: Json | undefined };
  const members: string[] = [];
  for (const key of Object.keys(object).toSorted()) {
    const member = object[key];
    if (member !== undefined) members.push(`${canonicalValue(key)}:${canonicalValue(member)}`);
  }
  return `{${members.join(',')}}`;
}

const POOL = 1 << 14;
let pool = Buffer.allocUnsafe(0);

/** Random salts, one of 16 bytes for each leaf, in leaf order. */
export function newSalts(count: number): Buffer {
  const length = count * SALT_LENGTH;
  if (length > pool.length) pool = nodeCrypto().randomFillSync(Buffer.allocUnsafe(Math.max(POOL, length)));
  const salts = pool.subarray(0, length);
  pool = pool.subarray(length);
  return salts;
}

/** SHA-256(salt ‖ field ‖ canonical value), each part preceded by its length; the salt is the n-th of `salts`. */
export function leafDigest(leaf: Leaf, salts: Uint8Array, nth: number): string {
  begin();
  addBytesOf(salts, nth * SALT_LENGTH, (nth + 1) * SALT_LENGTH);
  addText(leaf.name);
  addText(leaf.value);
  return digest();
}

const NONE: ReadonlyMap<string, string> = new Map();

/**
 * The hash over all leaves in field order. `erased` holds the digests of leaves whose answer and salt are gone, by
 * name. Throws where the number of salts is not that of the leaves, or a leaf is both there and erased.
 */
export function bodyHash(
  leaves: readonly Leaf[],
  salts: Uint8Array,
  erased: ReadonlyMap<string, string> = NONE,
): Buffer {
  if (salts.length !== leaves.length * SALT_LENGTH) throw new RangeError('one salt belongs to each leaf');
  const digests = leaves.map((leaf, nth) => leafDigest(leaf, salts, nth));
  const all = erased.size === 0 ? digests : withErased(leaves, digests, erased);
  begin();
  for (const leaf of all) addDigest(leaf);
  return digestBytes(digest());
}

function withErased(
  leaves: readonly Leaf[],
  digests: readonly string[],
  erased: ReadonlyMap<string, string>,
): string[] {
  const byName = new Map(leaves.map((leaf, nth) => [leaf.name, digests[nth] ?? '']));
  for (const [name, leaf] of erased) {
    // Else a forged answer could hide behind the digest of the true one.
    if (byName.has(name)) throw new RangeError(`${name} is erased and still there`);
    byName.set(name, leaf);
  }
  return [...byName.keys()].toSorted().map((name) => byName.get(name) ?? '');
}
