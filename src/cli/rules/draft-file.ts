import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { MAX_BYTES } from '../../rules/yaml/source.ts';

/** The bytes of a file that a person names; a missing one is exit 4, a folder, an unreadable or too large one exit 3. */
export function readDraft(folder: string, name: string): Buffer {
  const path = resolve(folder, name);
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw unreadable(name, '是文件夹，不是文件', 'is a folder, not a file');
    if (stat.size > MAX_BYTES) throw unreadable(name, '过大（上限 64 KB）', 'is too large (64 KB at most)');
    if (stat.size === 0) throw unreadable(name, '是空的', 'is empty');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InfoctlError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new InfoctlError(
        'not-found',
        'no-such-file',
        say(`没有找到文件 ${name}。`, `There is no file ${name}.`),
      );
    }
    throw unreadable(name, '不能读取，请检查权限', 'cannot be read; check its permissions', error);
  }
}

function unreadable(name: string, zh: string, en: string, cause?: unknown): InfoctlError {
  return new InfoctlError('invalid', 'unreadable-file', say(`${name} ${zh}。`, `${name} ${en}.`), { cause });
}
