import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { FileFault } from '../../src/work/intake/faults.ts';
import { readRows, type RowOptions } from '../../src/work/intake/rows.ts';
import type { FileAbout, Row } from '../../src/work/intake/types.ts';

const folder = mkdtempSync(join(tmpdir(), 'infoctl-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A path in a folder that goes away after the tests of the file. */
export const pathOf = (name: string): string => join(folder, name);

let written = 0;

/** Writes a file and gives its path; each has a folder's worth of its own name. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const path = pathOf(`${++written}-${name}`);
  writeFileSync(path, content);
  return path;
}

export type Reading = {
  readonly about: FileAbout;
  readonly rows: readonly Row[];
  readonly fault?: FileFault;
};

/** Everything that comes out of a file: its rows, and the fault with which reading ended. */
export async function readAll(path: string, options: RowOptions = {}): Promise<Reading> {
  const file = await readRows(path, options);
  const rows: Row[] = [];
  try {
    for await (const row of file) rows.push(row);
  } catch (error) {
    if (!(error instanceof FileFault)) throw error;
    return { about: file.about, rows, fault: error };
  }
  return { about: file.about, rows };
}

/** The rows of a file with this content. */
export const rowsOf = async (name: string, content: string | Uint8Array): Promise<readonly Row[]> =>
  (await readAll(fileOf(name, content))).rows;

/** The fault with which a file is refused, or with which reading it ends. */
export async function faultOf(path: string): Promise<FileFault> {
  try {
    const { fault } = await readAll(path);
    if (fault) return fault;
  } catch (error) {
    if (error instanceof FileFault) return error;
    throw error;
  }
  throw new Error('the file was read to its end');
}

/** True where nothing can be taken from a file: it is at fault itself, or each of its rows is. */
export async function isRefused(path: string): Promise<boolean> {
  try {
    return (await readAll(path)).rows.every(({ problem }) => problem !== undefined);
  } catch (error) {
    if (error instanceof FileFault) return true;
    throw error;
  }
}

let table: Map<string, Buffer> | undefined;

/** Text as GB18030, which Node reads and does not write: the two-byte characters looked up in what Node reads. */
export function gb18030(text: string): Buffer {
  table ??= twoByteCharacters();
  return Buffer.concat(
    [...text].map((char) => {
      const bytes = char <= '\u007F' ? Buffer.from(char) : table?.get(char);
      if (!bytes) throw new Error(`not among the two-byte characters: ${char}`);
      return bytes;
    }),
  );
}

function twoByteCharacters(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const bytes = Buffer.from([lead, trail]);
      const char = decoder.decode(bytes);
      if ([...char].length === 1 && char !== '\uFFFD' && !found.has(char)) found.set(char, bytes);
    }
  }
  return found;
}

/** Text as UTF-16, big end first. */
export const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
