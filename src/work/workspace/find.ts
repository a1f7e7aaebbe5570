import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InfoctlError } from '../../kernel/errors.ts';
import { isForbidden } from '../../kernel/file-fault.ts';
import { say } from '../../kernel/language.ts';

/** The file that makes a folder a workspace. */
export const SETTINGS_FILE = 'infoctl.yaml';

type Env = Readonly<Record<string, string | undefined>>;

/** The folder of the workspace: the one named, else `INFOCTL_WORKSPACE`, else the nearest upward that holds `infoctl.yaml`. */
export function findFolder(named: string | undefined, env: Env, cwd: string): string | undefined {
  const asked = named ?? (env.INFOCTL_WORKSPACE || undefined);
  if (asked !== undefined) {
    const folder = resolve(cwd, asked);
    return isWorkspace(folder) ? folder : undefined;
  }
  return nearestFolder(resolve(cwd));
}

/** The workspace that a folder is or lies in. */
export function nearestFolder(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isWorkspace(folder)) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

/** As `findFolder`; where there is none: exit 4 and what to do; where one may not look: exit 5. */
export function requireFolder(named: string | undefined, env: Env, cwd: string): string {
  const folder = findFolder(named, env, cwd);
  if (folder !== undefined) return folder;
  const asked = named ?? (env.INFOCTL_WORKSPACE || undefined);
  const closed = firstClosed(resolve(cwd, asked ?? '.'), asked === undefined);
  if (closed !== undefined) throw mayNotLook(closed);
  throw new InfoctlError(
    'not-found',
    'no-workspace',
    asked === undefined
      ? say(
          '这里不是信息工作区，上级文件夹里也没有。',
          'There is no workspace here, nor in any folder above.',
        )
      : say(
          `“${asked}”不是信息工作区（里面没有 ${SETTINGS_FILE}）。`,
          `"${asked}" is no workspace (it holds no ${SETTINGS_FILE}).`,
        ),
    { hints: [say('新建一个：infoctl init 文件夹', 'Make one: infoctl init FOLDER')] },
  );
}

/** The folder, or the nearest one above it, into which this user may not look; undefined where all could be seen. */
function firstClosed(start: string, upward: boolean): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    try {
      statSync(join(folder, SETTINGS_FILE));
    } catch (error) {
      if (isForbidden(error)) return folder;
    }
    if (!upward || folder === dirname(folder)) return undefined;
  }
}

const mayNotLook = (folder: string): InfoctlError =>
  new InfoctlError(
    'refused',
    'no-permission',
    say(
      `没有查看 ${folder} 的权限，不知道里面有没有工作区；请向它的主人或管理员申请。`,
      `You may not look into ${folder}, so whether it holds a workspace is unknown; ask its owner for permission.`,
    ),
  );

/** True where the folder holds `infoctl.yaml`. */
function isWorkspace(folder: string): boolean {
  const file = join(folder, SETTINGS_FILE);
  return existsSync(file) && statSync(file).isFile();
}
