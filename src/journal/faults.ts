import { InfoctlError, type ErrorKind } from '../kernel/errors.ts';
import { say, type Text } from '../kernel/language.ts';

type Said = readonly [kind: ErrorKind, code: string, text: (file: string) => Text];

const DISK_FULL: Said = [
  'disk',
  'disk-full',
  (file) =>
    say(
      `磁盘已满，${file} 没有写入，本次什么都没有记录。请腾出空间后再试。`,
      `The disk is full: ${file} was not written and nothing was recorded. Free some space and try again.`,
    ),
];

const UNSURE: Said = [
  'disk',
  'disk-unsure',
  (file) =>
    say(
      `磁盘在保存 ${file} 时出错，这次的内容可能已记录，也可能没有。请先用 infoctl log 查看，再决定是否重做。`,
      `The disk failed while saving ${file}: this may or may not be recorded. Look with infoctl log before doing it again.`,
    ),
];

const DISK_ERROR: Said = [
  'disk',
  'disk-error',
  (file) =>
    say(
      `读写 ${file} 时磁盘出错，请检查磁盘后再试。`,
      `The disk failed on ${file}; check the disk and try again.`,
    ),
];

const NOT_WRITABLE: Said = [
  'refused',
  'not-writable',
  (file) =>
    say(`没有写入 ${file} 的权限，请向管理员申请。`, `${file} may not be written; ask for permission to it.`),
];

const DAMAGED: Said = [
  'integrity',
  'damaged',
  (file) =>
    say(
      `${file} 已损坏。请运行 infoctl verify 查看完好到哪一条，并从备份恢复。`,
      `${file} is damaged. Run infoctl verify to see how far it is good, and restore a backup.`,
    ),
];

const BUSY: Said = [
  'busy',
  'busy',
  (file) =>
    say(
      `另一个程序正在写 ${file}，等了约 5 秒仍未结束。请稍后再试。`,
      `Another program has been writing ${file} for about 5 seconds. Try again in a moment.`,
    ),
];

const BY_CODE: readonly (readonly [prefix: string, said: Said])[] = [
  ['SQLITE_FULL', DISK_FULL],
  ['SQLITE_IOERR_FSYNC', UNSURE],
  ['SQLITE_IOERR_DIR_FSYNC', UNSURE],
  ['SQLITE_IOERR_WRITE', DISK_FULL],
  ['SQLITE_IOERR', DISK_ERROR],
  ['SQLITE_READONLY', NOT_WRITABLE],
  ['SQLITE_CANTOPEN', NOT_WRITABLE],
  ['SQLITE_PERM', NOT_WRITABLE],
  ['SQLITE_NOTADB', DAMAGED],
  ['SQLITE_CORRUPT', DAMAGED],
  ['SQLITE_BUSY', BUSY],
];

/** The code of an error that SQLite raised, or an empty text. */
export const sqliteCode = (error: unknown): string =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  error.code.startsWith('SQLITE_')
    ? error.code
    : '';

const BY_FILE_CODE: readonly (readonly [code: string, said: Said])[] = [
  ['ENOSPC', DISK_FULL],
  ['EDQUOT', DISK_FULL],
  ['EACCES', NOT_WRITABLE],
  ['EPERM', NOT_WRITABLE],
  ['EROFS', NOT_WRITABLE],
  ['EIO', DISK_ERROR],
];

/** An error of SQLite or of the disk as what a person can do about it; everything else is given back as it is. */
export function explained(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const said =
    BY_CODE.find(([prefix]) => code.startsWith(prefix))?.[1] ??
    BY_FILE_CODE.find(([name]) => code === name)?.[1];
  return said && !(error instanceof InfoctlError)
    ? new InfoctlError(said[0], said[1], said[2](file), { cause: error })
    : error;
}

/** Runs something on the database; what the disk or SQLite raise comes out explained. */
export function explaining<T>(file: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw explained(error, file);
  }
}
