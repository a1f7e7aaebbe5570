import { nodeCrypto } from '../kernel/crypto.ts';

const BLOCK = 64;

/**
 * HMAC-SHA256 (RFC 2104) under one key of at most 64 bytes, as hex. Put together from two plain hashes, because an
 * import asks for one with every row and createHmac takes longer than all leaves of that row.
 */
export function keyedHash(key: Uint8Array): (text: string) => string {
  const inner = Buffer.alloc(BLOCK, 0x36);
  const outer = Buffer.alloc(BLOCK, 0x5c);
  for (const [index, byte] of key.entries()) {
    inner[index] = 0x36 ^ byte;
    outer[index] = 0x5c ^ byte;
  }
  const { hash } = nodeCrypto();
  return (text) =>
    hash(
      'sha256',
      Buffer.concat([outer, hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer')]),
    );
}
