import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InfoctlError } from '../kernel/errors.ts';
import { type Language, say } from '../kernel/language.ts';
import { shipped } from '../kernel/shipped.ts';
import { draw, type Template } from './engine.ts';

/**
 * A document as Markdown, from the data that `--json` prints. The template is `templates/LANGUAGE/NAME.md` of the
 * workspace (null: none), else the one that comes with the program.
 * Throws `bad-template` (a company's mistake, with file and line) and `unreadable-template`.
 */
export function drawDocument(
  name: string,
  data: object,
  language: Language,
  workspace: string | null,
): string {
  return draw(templateOf(name, language, workspace), data, language);
}

const MOST_BYTES = 200_000;

function templateOf(name: string, language: Language, workspace: string | null): Template {
  const path = join('templates', language, `${name}.md`);
  const own = workspace === null ? null : join(workspace, path);
  const file = own !== null && existsSync(own) ? own : shipped(path);
  return { file: path, text: read(file, path), ships: file !== own };
}

function read(file: string, shown: string): string {
  const unreadable = (zh: string, en: string, cause?: unknown) =>
    new InfoctlError(
      'invalid',
      'unreadable-template',
      say(`模板 ${shown} ${zh}。`, `Template ${shown} ${en}.`),
      { cause },
    );
  let handle: number;
  try {
    handle = openSync(file, 'r');
  } catch (error) {
    throw unreadable('不能读取，请检查该文件的权限', 'cannot be read; check its permissions', error);
  }
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw unreadable('不是文件', 'is not a file');
    if (stat.size > MOST_BYTES)
      throw unreadable('过大（上限 20 万字节）', 'is too large (200,000 bytes at most)');
    const bytes = readFileSync(handle);
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof InfoctlError) throw error;
    throw unreadable('不是 UTF-8 文本，请另存为 UTF-8', 'is not UTF-8 text; save it as UTF-8', error);
  } finally {
    closeSync(handle);
  }
}
