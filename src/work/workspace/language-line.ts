import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../kernel/language.ts';
import { SETTINGS_FILE } from './find.ts';

/**
 * The language that the settings file names, read from that line alone and without a YAML parser: it is wanted
 * before anything else, also to tell in the right language what is wrong with the rest of the file.
 */
export function languageLine(folder: string): Language | undefined {
  const line = /^language:[ \t]*["']?(zh-CN|en)\b/m.exec(beginning(join(folder, SETTINGS_FILE)));
  return line?.[1] as Language | undefined;
}

function beginning(file: string): string {
  const buffer = Buffer.alloc(8192);
  try {
    const handle = openSync(file, 'r');
    try {
      return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, 0));
    } finally {
      closeSync(handle);
    }
  } catch {
    // Whoever opens the workspace says what is wrong with the file.
    return '';
  }
}
