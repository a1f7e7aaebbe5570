import { nodeCrypto } from '../kernel/crypto.ts';

const BLOCK = 64;

/**
 * HMAC-SHA256 (RFC 2104) under one key of at most 64 bytes, as hex. Put together from two plain hashes, because an
 * import asks for one with every row and createHmac takes longer than all leaves of that row.
 */
export function keyedHash(key: Uint8Array): (text: string) => string {
  const inner = padded(key, 0x36);
  const outer = padded(key, 0x5c);
  return (text) => {
    const { hash } = nodeCrypto();
    const within = hash('sha256', Buffer.concat([inner, Buffer.from(text)]), 'buffer');
    return hash('sha256', Buffer.concat([outer, within]));
  };
}

function padded(key: Uint8Array, byte: number): Buffer {
  const block = Buffer.alloc(BLOCK, byte);
  for (const [index, own] of key.entries()) block[index] = byte ^ own;
  return block;
}
