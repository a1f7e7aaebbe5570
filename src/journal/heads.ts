import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InfoctlError } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';
import { writeWhole } from '../kernel/whole-file.ts';
import { headOf } from './append.ts';
import { sql, type Db } from './db.ts';

/** The last event of a site, as it is kept outside the journal; `hash` in hex. */
export type OutsideHead = {
  readonly workspace: string;
  readonly site: string;
  readonly seq: number;
  readonly hash: string;
  /** Earlier heads that were not in the chain when the next one was written: a lost tail, or an older copy restored. */
  readonly missing: readonly { readonly seq: number; readonly hash: string }[];
};

export type SeenHead =
  | { readonly found: 'head'; readonly head: OutsideHead }
  | { readonly found: 'none' }
  | { readonly found: 'unreadable' };

const fileOf = (folder: string, workspace: string): string => join(folder, `${workspace}.json`);

/** Reads the head that is kept for a workspace. */
export function readHead(folder: string, workspace: string): SeenHead {
  let text: string;
  try {
    text = readFileSync(fileOf(folder, workspace), 'utf8');
  } catch (error) {
    return { found: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'unreadable' };
  }
  try {
    const head = JSON.parse(text) as OutsideHead;
    const sound = Number.isInteger(head.seq) && typeof head.hash === 'string' && Array.isArray(head.missing);
    return sound ? { found: 'head', head } : { found: 'unreadable' };
  } catch {
    return { found: 'unreadable' };
  }
}

/** Writes the head whole or not at all, and on disk when this returns; a warning where that cannot be done. */
function writeHead(folder: string, head: OutsideHead): Text | undefined {
  const file = fileOf(folder, head.workspace);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeWhole(file, `${JSON.stringify(head)}\n`, 0o600);
    return undefined;
  } catch (error) {
    const cause = (error instanceof InfoctlError ? error.cause : error) as NodeJS.ErrnoException;
    return headNotWritten(file, cause.code ?? '');
  }
}

/** True where an event with this number and hash is in the chain of the site. */
export const isInChain = (
  db: Db,
  site: string,
  head: { readonly seq: number; readonly hash: string },
): boolean =>
  sql(db, 'SELECT 1 FROM events WHERE site = ? AND seq = ? AND hash = ?').get(
    site,
    head.seq,
    Buffer.from(head.hash, 'hex'),
  ) !== undefined;

/** What the head that is kept outside says about a journal that is opened for writing. */
export function headWarning(db: Db, folder: string, workspace: string, site: string): Text | undefined {
  const seen = readHead(folder, workspace);
  if (seen.found !== 'head') return headMissing(fileOf(folder, workspace));
  if (isInChain(db, site, seen.head)) return undefined;
  return headAhead(seen.head.seq, headOf(db, site).seq);
}

/**
 * Brings the head that is kept outside up to the journal's own, after a commit. One that is not in the chain is noted
 * as missing before it is replaced, so that writing on does not hide what was lost.
 */
export function keepHead(db: Db, folder: string, workspace: string, site: string): Text | undefined {
  const seen = readHead(folder, workspace);
  // Asked after the file was read: another process may have written both in between.
  const { seq, hash } = headOf(db, site);
  let missing: OutsideHead['missing'] = [];
  if (seen.found === 'head') {
    const known = isInChain(db, site, seen.head);
    missing = known
      ? seen.head.missing
      : [...seen.head.missing, { seq: seen.head.seq, hash: seen.head.hash }];
  }
  return writeHead(folder, { workspace, site, seq, hash: hash?.toString('hex') ?? '', missing });
}

const headNotWritten = (file: string, code: string): Text =>
  say(
    `记录已保存，但无法把日志末尾的校验值写到 ${file}（${code}）：日志末尾如被删去，将无从发现。请检查该文件夹的权限和空间。`,
    `What you did is recorded, but the head of the journal could not be kept in ${file} (${code}): a loss at its end would go unnoticed. Check that folder's permissions and space.`,
  );

const headMissing = (file: string): Text =>
  say(
    `没有找到这个工作区留在外面的日志末尾校验值（${file}），这次无法判断末尾是否缺失；下次记录后会重新写下。`,
    `The head of this workspace that should be kept in ${file} is not there, so a loss at the end of the journal cannot be seen now; the next act writes it again.`,
  );

const headAhead = (seq: number, own: number): Text =>
  say(
    `日志比上次记下的短或不同：外面留有第 ${seq} 条的校验值，日志现在到第 ${own} 条。如果刚恢复过备份，请补录之后的内容；否则请运行 infoctl verify。`,
    `The journal is shorter than, or differs from, what was noted: event ${seq} was seen, the journal now ends at ${own}. If you have just restored a backup, enter what came after it anew; otherwise run infoctl verify.`,
  );
