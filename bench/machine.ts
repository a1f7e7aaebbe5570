import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import about from '../package.json' with { type: 'json' };
import { versionOf } from './processes.ts';

/** The programs that we are held against, with their versions; undefined: not installed. */
export const peers = {
  sqlite3: versionOf('sqlite3', '--version'),
  'sqlite-utils': versionOf('sqlite-utils', '--version'),
} as const;

/** What was measured, on what, when, as lines of Markdown. */
export function machineLines(): string[] {
  const [first] = cpus();
  const load = loadavg().map((each) => each.toFixed(1));
  const found = Object.entries(peers).map(([name, version]) => `${name} ${version ?? 'missing'}`);
  return [
    `- ${new Date().toISOString().slice(0, 16)}Z, infoctl ${about.version}, Node ${process.versions.node}, ${found.join(', ')}`,
    `- ${cpus().length} × ${first?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${platform()} ${release()}; load average ${load.join(' ')}`,
  ];
}
