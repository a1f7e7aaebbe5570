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

export type ZipPart = { readonly name: string; readonly data: Buffer };

/**
 * Unpacks an archive up to `limit` bytes in all, before a library is let at it: the sizes it states are its own
 * claim. Entries that overlap are counted each. ZIP64 and any other method than deflate, which no office program
 * needs for a file under 50 MB, are `odd`.
 */
export function unzip(zip: Buffer, limit: number): readonly ZipPart[] | ZipFault {
  const end = zip.lastIndexOf(END, zip.length - END_LENGTH);
  if (end < 0 || end < zip.length - END_LENGTH - LONGEST_COMMENT) return 'truncated';
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  if (entries === 0xffff || at === LARGE) return 'odd';
  const parts: ZipPart[] = [];
  let left = limit;
  for (let entry = 0; entry < entries; entry++) {
    if (at + ENTRY_LENGTH > zip.length || zip.readUInt32LE(at) !== ENTRY) return 'truncated';
    const data = unpacked(zip, at, left);
    if (typeof data === 'string') return data;
    left -= data.length;
    const nameEnd = at + ENTRY_LENGTH + zip.readUInt16LE(at + 28);
    parts.push({ name: zip.toString('utf8', at + ENTRY_LENGTH, nameEnd), data });
    at += ENTRY_LENGTH + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** What one entry of the directory holds, or its fault. */
function unpacked(zip: Buffer, at: number, left: number): Buffer | ZipFault {
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
  const data = zip.subarray(from, from + packed);
  if (method === STORED) return packed > left ? 'too-large' : data;
  if (method !== DEFLATED) return 'odd';
  if (packed === 0) return data;
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(left, 1) });
  } catch (error) {
    return error instanceof RangeError ? 'too-large' : 'truncated';
  }
}
