import { describe, expect, it } from 'vitest';
import { refuseNetwork, syncWarning } from '../../../src/work/workspace/place.ts';
import { userFolder } from '../../../src/work/workspace/user-folder.ts';

const EXT4 = 0xef53;

describe('where a workspace may lie', () => {
  it.each([
    ['NFS', '/mnt/share', 0x6969],
    ['SMB', '/mnt/share', 0x517b],
    ['SMB2', '/mnt/share', 0xfe534d42],
    ['9p', '/mnt/c', 0x01021997],
    ['UNC', '\\\\server\\share\\ws', undefined],
    ['UNC', '//server/share/ws', EXT4],
  ])('not on another machine: %s %s', (kind, folder, type) => {
    const refused = expect.objectContaining({
      code: 'network-path',
      exitCode: 5,
      message: expect.stringContaining(kind),
    });
    expect(() => refuseNetwork(folder, () => type)).toThrow(refused);
  });

  it.each([
    ['/home/li/信息反馈', EXT4],
    ['C:\\Users\\li\\ws', undefined],
    ['\\\\?\\C:\\Users\\li\\ws', undefined],
    ['\\\\.\\C:\\ws', undefined],
  ])('on a disk of this one: %s', (folder, type) => {
    expect(() => refuseNetwork(folder, () => type)).not.toThrow();
  });

  it.each([
    ['C:\\Users\\li\\OneDrive - 示例公司\\ws', 'OneDrive'],
    ['/home/li/Nutstore Files/ws', '坚果云'],
    ['D:\\我的坚果云', undefined],
    ['D:\\坚果云\\ws', '坚果云'],
    ['/Users/li/Dropbox/ws', 'Dropbox'],
    ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/ws', 'iCloud'],
    ['/home/li/ws', undefined],
  ])('a sync folder is warned about: %s', (folder, service) => {
    expect(syncWarning(folder)?.['zh-CN'].split(' ')[1]).toBe(service);
  });
});

describe("the user's own configuration", () => {
  it.each([
    [{ XDG_CONFIG_HOME: '/x' }, 'linux', '/x/infoctl'],
    [{ HOME: '/home/li' }, 'linux', '/home/li/.config/infoctl'],
    [{ HOME: '/Users/li' }, 'darwin', '/Users/li/Library/Application Support/infoctl'],
  ] as const)('%j on %s', (env, platform, expected) => {
    expect(userFolder(env, platform)).toBe(expected);
  });

  it('APPDATA on Windows', () => {
    expect(userFolder({ APPDATA: 'C:\\Users\\li\\AppData\\Roaming' }, 'win32')).toMatch(/Roaming.infoctl$/);
  });
});
