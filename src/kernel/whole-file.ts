import { closeSync, fsyncSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InfoctlError } from './errors.ts';
import { say } from './language.ts';
import { visible } from './text.ts';

/** How long a file that another program holds open (a virus scanner, Word) is waited for, in milliseconds. */
const PATIENCE = 2000;
const PAUSE = 50;

/**
 * Writes a file whole or not at all: an interruption, a full disk or a file held open leaves what was there
 * before. A symbolic link at the place is replaced, not followed. Throws `cannot-write`, `no-space` or `file-in-use`
 * (all of kind disk).
 */
export function writeWhole(path: string, text: string, mode = 0o644): void {
  const bytes = Buffer.from(text.toWellFormed(), 'utf8');
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  let begun = false;
  // One may be left by a killed process that had our number; opened anew it could be a link to somewhere else.
  remove(draft);
  try {
    const handle = openSync(draft, 'wx', mode);
    begun = true;
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameWithPatience(draft, path);
    begun = false;
  } catch (error) {
    throw failure(path, error);
  } finally {
    if (begun) remove(draft);
  }
  syncFolder(dirname(path));
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | null)?.code ?? '');

function renameWithPatience(from: string, to: string): void {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error)) || waited >= PATIENCE) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
    }
  }
}

function remove(draft: string): void {
  try {
    unlinkSync(draft);
  } catch {
    // Nothing was there; or a failure is being told that matters more than a leftover file.
  }
}

/** Makes the new name last through a power cut; not every system lets a folder be synced, and the file is written. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch {
    // Windows cannot open a folder.
  }
}

function failure(path: string, error: unknown): InfoctlError {
  const code = codeOf(error);
  const file = visible(path);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
    return new InfoctlError(
      'disk',
      'no-space',
      say(
        `磁盘已满，没有写出 ${file}；原有文件未动。`,
        `The disk is full; ${file} was not written and what was there is kept.`,
      ),
      { cause: error },
    );
  }
  if (['EBUSY', 'EPERM'].includes(code)) {
    return new InfoctlError(
      'disk',
      'file-in-use',
      say(
        `${file} 正被其他程序占用，没有写出；请关闭它（如 Word）再试。`,
        `${file} is in use and was not written; close the program that holds it, then try again.`,
      ),
      { cause: error },
    );
  }
  return new InfoctlError(
    'disk',
    'cannot-write',
    say(
      `不能写出 ${file}（${code || '未知原因'}）；请检查文件夹是否存在、是否有权限。`,
      `${file} cannot be written (${code || 'unknown'}); check that the folder exists and may be written to.`,
    ),
    { cause: error },
  );
}
