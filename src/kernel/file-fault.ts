import { InfoctlError } from './errors.ts';
import { say, type Text } from './language.ts';
import { visible } from './text.ts';

type Said = (path: string) => readonly ['disk' | 'refused' | 'invalid', code: string, text: Text];

const FULL: Said = (path) => [
  'disk',
  'disk-full',
  say(
    `磁盘已满，${path} 没有写成；请腾出空间后再试。`,
    `The disk is full and ${path} was not written; make room and try again.`,
  ),
];

const FORBIDDEN: Said = (path) => [
  'refused',
  'no-permission',
  say(
    `没有权限使用 ${path}；请向管理员申请，或换一个文件夹。`,
    `You have no permission for ${path}; ask for it, or choose another folder.`,
  ),
];

const READ_ONLY: Said = (path) => [
  'refused',
  'no-permission',
  say(
    `${path} 所在的磁盘只能读、不能写；请换一个文件夹。`,
    `${path} lies on a disk that may only be read; choose another folder.`,
  ),
];

const NO_FOLDER: Said = (path) => [
  'invalid',
  'not-a-folder',
  say(
    `${path} 用不了：路径里有一段是文件，不是文件夹。`,
    `${path} cannot be used: a part of the path is a file, not a folder.`,
  ),
];

const BY_CODE: Readonly<Record<string, Said>> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: READ_ONLY,
  ENOTDIR: NO_FOLDER,
};

/** What the system refused about a file, as what a person can do about it; undefined for any other error. */
export function fileFault(error: unknown): InfoctlError | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('path' in error)) return undefined;
  const said = BY_CODE[String(error.code)]?.(visible(String(error.path)));
  return said && new InfoctlError(...said, { cause: error });
}

/** True where a path is refused to this user, rather than not there. */
export const isForbidden = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM');
