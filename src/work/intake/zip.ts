import { inflateRawSync } from 'node:zlib';

/** Why an archive is not opened. */
export type ZipFault = 'truncated' | 'odd' | 'too-large';

const END = Buffer.from([0x50, 0x4b, 5, 6]);
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
const LARGE = 0xffffffff;

/**
 * Counts the bytes that an archive really unpacks to, entry by entry, before a library is let at it: the sizes it
 * states are its own claim. Entries that overlap are counted each. ZIP64 and any other method than deflate, which no
 * office program needs for a file under 50 MB, are `odd`.
 */
export function zipFault(zip: Buffer, limit: number): ZipFault | undefined {
  const end = zip.lastIndexOf(END, zip.length - END_LENGTH);
  if (end < 0 || end < zip.length - END_LENGTH - LONGEST_COMMENT) return 'truncated';
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (entries === 0xffff || at === LARGE) return 'odd';
  let left = limit;
  for (let entry = 0; entry < entries; entry++) {
    if (at + ENTRY_LENGTH > zip.length || zip.readUInt32LE(at) !== ENTRY) return 'truncated';
    const size = unpackedSize(zip, at, left);
    if (typeof size === 'string') return size;
    left -= size;
    at += ENTRY_LENGTH + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return undefined;
}

/** How many bytes one entry of the directory unpacks to, or its fault. */
function unpackedSize(zip: Buffer, at: number, left: number): number | ZipFault {
  const streamed = (zip.readUInt16LE(at + 8) & 8) !== 0;
  const method = zip.readUInt16LE(at + 10);
  const packed = zip.readUInt32LE(at + 20);
  const stated = zip.readUInt32LE(at + 24);
  const local = zip.readUInt32LE(at + 42);
  if (packed === LARGE || stated === LARGE || local === LARGE) return 'odd';
  // Without its packed size in the directory a reader has to guess where an entry ends.
  if (streamed && packed === 0 && stated > 0) return 'odd';
  if (local + LOCAL_LENGTH > zip.length || zip.readUInt32LE(local) !== LOCAL) return 'truncated';
  const from = local + LOCAL_LENGTH + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  if (from + packed > zip.length) return 'truncated';
  if (method === STORED) return packed > left ? 'too-large' : packed;
  if (method !== DEFLATED) return 'odd';
  if (packed === 0) return 0;
  try {
    return inflateRawSync(zip.subarray(from, from + packed), { maxOutputLength: Math.max(left, 1) }).length;
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'truncated';
  }
}
