import { statfsSync } from 'node:fs';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';

/** File systems on another machine, by the number that Linux gives them: SQLite's locks do not hold there. */
const NETWORK: ReadonlyMap<number, string> = new Map([
  [0x69_69, 'NFS'],
  [0x51_7b, 'SMB'],
  [0xff_53_4d_42, 'CIFS'],
  [0xfe_53_4d_42, 'SMB2'],
  [0x01_02_19_97, '9p'],
  [0x5346_414f, 'AFS'],
  [0x6165_7376, 'Ceph'],
  [0x00c3_6400, 'Ceph'],
]);

/** Folders that a program keeps in step with other machines behind our back. */
const SYNC: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^OneDrive\b/i, 'OneDrive'],
  [/^(坚果云|Nutstore)/i, '坚果云'],
  [/^Dropbox\b/i, 'Dropbox'],
  [/^(iCloud ?Drive|com~apple~CloudDocs|Mobile Documents)/i, 'iCloud'],
  [/^Google ?Drive\b|^GoogleDrive/i, 'Google Drive'],
  [/^(百度网盘|BaiduSync|BaiduNetdisk)/i, '百度网盘'],
  [/^WPS ?(云盘|Drive)/i, 'WPS 云盘'],
];

/** What a folder's file system is: the number of `statfs`, or undefined where it cannot be asked. */
export type FileSystem = (folder: string) => number | undefined;

const askSystem: FileSystem = (folder) => {
  try {
    return statfsSync(folder).type;
  } catch {
    return undefined;
  }
};

/** Refuses (exit 5) a folder that lies on another machine: a UNC path, or a network file system. */
export function refuseNetwork(folder: string, fileSystem: FileSystem = askSystem): void {
  const type = fileSystem(folder);
  const kind = /^(\\\\|\/\/)[^\\/.?]/.test(folder)
    ? 'UNC'
    : type === undefined
      ? undefined
      : NETWORK.get(type);
  if (kind === undefined) return;
  throw new InfoctlError(
    'refused',
    'network-path',
    say(
      `${folder} 在网络驱动器上（${kind}），多台电脑同时写会损坏数据。`,
      `${folder} lies on a network drive (${kind}): several machines writing there would damage the data.`,
    ),
    { hints: [say('请把工作区放在本机硬盘上。', 'Put the workspace on a disk of this machine.')] },
  );
}

/** A warning where the folder is inside one that is synchronised with other machines. */
export function syncWarning(folder: string): Text | undefined {
  const parts = folder.split(/[\\/]/);
  const service = SYNC.find(([pattern]) => parts.some((part) => pattern.test(part)))?.[1];
  return service === undefined
    ? undefined
    : say(
        `注意：此文件夹由 ${service} 同步，同步程序可能损坏或复制出旧的数据；请把工作区移到不同步的文件夹。`,
        `Warning: ${service} synchronises this folder and may damage the data or bring back old ones; move the workspace elsewhere.`,
      );
}
