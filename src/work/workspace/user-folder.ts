import { homedir } from 'node:os';
import { join } from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/** Where this user's own settings of infoctl lie: XDG on Linux, APPDATA on Windows, Library on a Mac. */
export function userFolder(env: Env, platform: NodeJS.Platform = process.platform): string {
  const home = env.HOME || env.USERPROFILE || homedir();
  if (env.XDG_CONFIG_HOME) return join(env.XDG_CONFIG_HOME, 'infoctl');
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'infoctl');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'infoctl');
  return join(home, '.config', 'infoctl');
}

/** Where the journal's head is kept outside the workspace. */
export const headsFolder = (env: Env): string => join(userFolder(env), 'heads');
