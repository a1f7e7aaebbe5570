import { chmodSync, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InfoctlError } from '../kernel/errors.ts';
import { isForbidden } from '../kernel/file-fault.ts';
import { say } from '../kernel/language.ts';

/** A copy of a journal in a folder that only this user may enter; `remove` deletes it. */
export type PrivateCopy = { readonly file: string; remove(): void };

/**
 * Copies a journal whose own folder may not be written (a CD, a snapshot, a read-only share): SQLite cannot open a
 * database with a WAL there, not even for reading. What lies in the WAL comes along.
 */
export function privateCopy(original: string): PrivateCopy {
  const folder = mkdtempSync(join(tmpdir(), 'infoctl-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  const file = join(folder, basename(original));
  try {
    for (const ending of ['', '-wal']) {
      if (!existsSync(original + ending)) continue;
      copyFileSync(original + ending, file + ending);
      chmodSync(file + ending, 0o600);
    }
  } catch (error) {
    remove();
    throw isForbidden(error) ? mayNotRead(original, error) : error;
  }
  return {
    file,
    remove: () => {
      process.off('exit', remove);
      remove();
    },
  };
}

const mayNotRead = (file: string, cause: unknown): InfoctlError =>
  new InfoctlError(
    'refused',
    'not-readable',
    say(`没有读取 ${file} 的权限，请向管理员申请。`, `${file} may not be read; ask for permission to it.`),
    { cause },
  );
