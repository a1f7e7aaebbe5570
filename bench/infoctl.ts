import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from './processes.ts';

const root = join(import.meta.dirname, '..');

/** The built program, as it is installed. */
const LAUNCHER = join(root, 'bin/infoctl.js');

/** What is kept between runs of the bench: companies that take minutes to make. */
export const CACHE = join(root, '.cache/bench');

/** The Node that runs this, and with it everything that is compared. */
export const node = (...args: readonly string[]): Run => ({ file: process.execPath, args });

/** The program on the company in `folder`, at a given time. */
export function infoctl(folder: string, now: string, ...args: readonly string[]): Run {
  const env = { ...process.env, ...environmentOf(folder), INFOCTL_NOW: now };
  return { ...node(LAUNCHER, ...args), env, cwd: join(folder, 'ws') };
}

/** Nothing of the user's own: configuration and heads lie beside the company. */
export const environmentOf = (folder: string): NodeJS.ProcessEnv => ({
  HOME: folder,
  XDG_CONFIG_HOME: join(folder, 'config'),
  LANG: 'zh_CN.UTF-8',
  INFOCTL_AS: 'm1',
});

/** A file of the real data that lies beside the repository; undefined where it is not there. */
export function realData(name: string): string | undefined {
  const file = join(process.env.INFOCTL_DATA ?? join(root, '../shared/data'), name);
  return existsSync(file) ? file : undefined;
}
