import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import { visible } from '../../kernel/text.ts';
import { fileTooLarge, FileFault, WHOLE_FILE_LIMIT } from './faults.ts';

const CHUNK = 65_536;

/** The bytes of a file or of stdin, with the first of them known before they are read. */
export type Bytes = {
  readonly file: string;
  /** What the file begins with: at least 64 KB, or all there is. */
  readonly head: Buffer;
  /** Everything from the first byte on; once. */
  chunks(): AsyncIterable<Buffer>;
  close(): Promise<void>;
};

/**
 * Opens `path`, or `stdin` where it is `-`. Symbolic links and pipes are fine.
 * @throws InfoctlError `no-such-file` (4), `is-a-folder`, `not-readable` (2)
 */
export async function openBytes(
  path: string,
  stdin: AsyncIterable<Uint8Array> = process.stdin,
): Promise<Bytes> {
  const file = path === '-' ? 'stdin' : path;
  const source = path === '-' ? stdin : await fileStream(path);
  const iterator = source[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  const next = async (): Promise<Buffer | undefined> => {
    try {
      const step = await iterator.next();
      return step.done ? undefined : asBuffer(step.value);
    } catch (error) {
      throw unreadable(file, error);
    }
  };
  while (size < 65_536) {
    const chunk = await next();
    if (!chunk) break;
    first.push(chunk);
    size += chunk.length;
  }
  const head = Buffer.concat(first);
  return {
    file,
    head,
    async *chunks() {
      if (head.length > 0) yield head;
      for (let chunk = await next(); chunk; chunk = await next()) yield chunk;
    },
    close: async () => void (await iterator.return?.()),
  };
}

/** All bytes, for the formats that are read whole. @throws FileFault over 50 MB */
export async function wholeBytes(bytes: Bytes): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes.chunks()) {
    size += chunk.length;
    if (size > WHOLE_FILE_LIMIT) throw new FileFault(bytes.file, fileTooLarge());
    parts.push(chunk);
  }
  return Buffer.concat(parts, size);
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

async function fileStream(path: string): Promise<AsyncIterable<Uint8Array>> {
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    throw unreadable(path, error);
  }
  if (isFolder) {
    const name = visible(path);
    throw usage(
      'is-a-folder',
      say(`“${name}”是文件夹，请给出其中的文件。`, `"${name}" is a folder; name a file in it.`),
    );
  }
  return createReadStream(path, { highWaterMark: CHUNK });
}

const usage = (code: string, text: Text, cause?: unknown): InfoctlError =>
  new InfoctlError('usage', code, text, { cause });

function unreadable(path: string, error: unknown): Error {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const name = visible(path);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new InfoctlError(
      'not-found',
      'no-such-file',
      say(`找不到文件“${name}”，请检查路径。`, `there is no file "${name}"; check the path.`),
      { cause: error },
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return usage(
      'not-readable',
      say(
        `没有权限读取“${name}”，请先取得读取权限。`,
        `you may not read "${name}"; ask for permission to read it.`,
      ),
      error,
    );
  }
  if (code === undefined) return error as Error;
  return new InfoctlError(
    'disk',
    'read-failed',
    say(
      `读取“${name}”失败（${String(code)}），请检查磁盘后再试。`,
      `reading "${name}" failed (${String(code)}); check the disk and try again.`,
    ),
    { cause: error },
  );
}
