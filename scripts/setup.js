// Makes a checkout ready to run: installs what the lockfile names when that changed, sees that a Node in
// our range is at hand, and builds. Only what Node itself brings: nothing is installed yet when this starts,
// and the Node that runs it may be one that infoctl itself does not support.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { isSupportedNode } from '../bin/node-range.js';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// Not node_modules/.bin/node: on Windows that is a .cmd, which cannot be started without a shell.
const carriedNode = path.join(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const stamp = path.join(root, 'node_modules/.infoctl-lockfile');

/** The Node that everything of ours runs under: this one when it is in range, else the one in node_modules. */
export function ownNode() {
  return isSupportedNode(process.versions.node) ? process.execPath : carriedNode;
}

/**
 * Starts a program and ends this one when it fails: what comes after would only hide the cause.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} [options]
 */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (done.error) stop(`${command}: ${done.error.message}`);
  if (done.status !== 0) process.exit(done.status ?? 1);
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** How npm is started: with its own path where npm started us; without it, Windows needs a shell for npm.cmd. */
export function npmCommand() {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.c?js$/.test(script)
    ? { command: process.execPath, args: [script], shell: false }
    : { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/** @param {string[]} args */
function npm(args) {
  const start = npmCommand();
  run(start.command, [...start.args, ...args], { shell: start.shell });
}

function install() {
  const lock = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const installed = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8') : '';
  if (installed !== lock) {
    // --ignore-scripts: with a lockfile, npm would compile better-sqlite3, which brings its binaries.
    // --engine-strict=false and --include=dev: a person's own npm settings must not stop a fresh clone.
    npm([
      'ci',
      '--include=dev',
      '--ignore-scripts',
      '--engine-strict=false',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ]);
    fs.writeFileSync(stamp, lock);
  }
  if (!isSupportedNode(process.versions.node) && !fs.existsSync(carriedNode)) {
    // The install step of the package "node" fetches the Node for this system (some 190 MB): only for
    // those who need it.
    npm(['rebuild', 'node', '--ignore-scripts=false', '--no-audit', '--no-fund', '--loglevel=error']);
    if (!fs.existsSync(carriedNode)) {
      stop(
        `infoctl needs Node 24 (this is ${process.version}), and none could be installed into node_modules.`,
      );
    }
  }
}

export function setup() {
  install();
  run(ownNode(), [path.join(root, 'scripts/build.js')]);
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) setup();
