import { closeSync, existsSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InfoctlError } from '../kernel/errors.ts';
import { type Language, say } from '../kernel/language.ts';
import { draw, type Template } from './engine.ts';

/** The documents that can be drawn: one template of that name in each language. */
export type DocumentName = 'summary' | 'handling-report';

/**
 * A document as Markdown, from the data that `--json` prints. The template is `templates/LANGUAGE/NAME.md` of the
 * workspace (null: none), else the one that comes with the program.
 * Throws `bad-template` (a company's mistake, with file and line) and `unreadable-template`.
 */
export function drawDocument(
  name: DocumentName,
  data: object,
  language: Language,
  workspace: string | null,
): string {
  return draw(templateOf(name, language, workspace), data, language);
}

const MOST_BYTES = 200_000;

function templateOf(name: DocumentName, language: Language, workspace: string | null): Template {
  const path = join('templates', language, `${name}.md`);
  const own = workspace === null ? null : join(workspace, path);
  const file = own !== null && existsSync(own) ? own : join(programFolder(), path);
  return { file: file === own ? path : file, text: read(file, path) };
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

/** The folder of the program's package: the depth below it differs between the source and the bundle. */
function programFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('the package of the program is not found');
    folder = above;
  }
  return folder;
}
