import { relative, sep } from 'node:path';
import { shipped } from '../../kernel/shipped.ts';

/** How infoctl is called from a folder: by its name where it is installed, in a checkout by the path of its launcher. */
export function callFrom(folder: string): string {
  const launcher = shipped('bin', 'infoctl.js');
  if (launcher.split(sep).includes('node_modules')) return 'infoctl';
  const inside = !relative(shipped(), folder).startsWith('..');
  return `node ${quoted(inside ? relative(folder, launcher) : launcher)}`;
}

/** A path as every shell takes it; slashes also on Windows. */
export function quoted(path: string): string {
  const plain = path.replaceAll(sep, '/');
  return /^[\w./:~-]+$/.test(plain) ? plain : `"${plain}"`;
}
