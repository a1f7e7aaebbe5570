import { nodeCrypto } from '../kernel/crypto.ts';

const NONE = 0xffffffff;

let bytes = Buffer.allocUnsafe(1 << 16);
let end = 0;

function reserve(count: number): void {
  if (end + count <= bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + count));
  bytes.copy(larger, 0, 0, end);
  bytes = larger;
}

/** Forgets the parts so far: a new digest begins. */
export function begin(): void {
  end = 0;
}

/** A text as the next part: its length in bytes (u32, big-endian), then its UTF-8. */
export function addText(text: string): void {
  reserve(4 + text.length * 3);
  const length = bytes.write(text, end + 4);
  bytes.writeUInt32BE(length, end);
  end += 4 + length;
}

/** Bytes as the next part; null is the length FFFFFFFF and nothing after it. */
export function addBytes(part: Uint8Array | null): void {
  if (part) {
    addBytesOf(part, 0, part.length);
    return;
  }
  reserve(4);
  end = bytes.writeUInt32BE(NONE, end);
}

/** The bytes from `from` up to `to` as the next part: a short run, copied without making a view of it first. */
export function addBytesOf(source: Uint8Array, from: number, to: number): void {
  reserve(4 + to - from);
  end = bytes.writeUInt32BE(to - from, end);
  for (let index = from; index < to; index += 1) bytes[end++] = source[index] as number;
}

/** A digest of 32 characters as the next part. */
export function addDigest(text: string): void {
  reserve(4 + text.length);
  end = bytes.writeUInt32BE(text.length, end);
  end += bytes.write(text, end, 'latin1');
}

/** SHA-256 over the parts, as 32 bytes written one per character: for Node the fastest way to hand a digest on. */
export function digest(): string {
  return nodeCrypto().hash('sha256', bytes.subarray(0, end), 'binary');
}

/** The bytes of a digest. */
export const digestBytes = (text: string): Buffer => Buffer.from(text, 'latin1');
