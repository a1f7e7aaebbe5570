#!/usr/bin/env node
// The launcher: sees that the Node is one we run on before anything else is loaded (under Node 20
// better-sqlite3 ends in a bare segmentation fault), answers --version at once, then starts dist/.
//
// CommonJS (see package.json beside it), for two reasons. It must load on a Node that is too old for the
// rest, to say so in a sentence: an ES module that imports a name which is missing there is not even
// linked. And it takes 4 ms less of each start than the same as an ES module. The built-in modules have no
// "node:" before their names because Node 12, which systems in use still bring, does not know that.
'use strict';

const fs = require('fs');
const path = require('path');
const { NODE_RANGE, isSupportedNode } = require('./node-range.js');

const root = path.dirname(__dirname);
const argv = process.argv.slice(2);

if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  printVersion();
} else if (isSupportedNode(process.versions.node)) {
  void start();
} else {
  handOver();
}

function printVersion() {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  try {
    // Not process.stdout: to set that up takes 3 ms, a tenth of the whole.
    fs.writeSync(1, version + '\n');
  } catch (error) {
    // The reader has gone, or the disk is full.
    const cause = String(/** @type {Error} */ (error).message);
    refuse('无法输出：' + cause, 'Cannot write the answer: ' + cause);
  }
}

async function start() {
  // Meant for this one start: an infoctl started from within decides anew.
  delete process.env.INFOCTL_HANDED_OVER;
  const { enableCompileCache } = require('module');
  if (enableCompileCache) enableCompileCache();
  const main = path.join(root, 'dist/main.cjs');
  let program;
  try {
    program = require(main);
  } catch (error) {
    if (fs.existsSync(main)) throw error;
    refuse(
      'infoctl 还没有构建：请先在 ' + root + ' 里运行一次 npm start。',
      'infoctl is not built yet: run "npm start" once in ' + root + '.',
    );
    return;
  }
  process.exitCode = await program.main(argv);
}

/** A checkout carries its own Node (the devDependency "node"); an installed package does not. */
function handOver() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = path.join(root, 'node_modules/node/bin', name);
  if (process.env.INFOCTL_HANDED_OVER || !fs.existsSync(node)) {
    refuseNode();
    return;
  }
  // Not spawnSync: that could not pass a signal on.
  const child = require('child_process').spawn(node, [...process.execArgv, __filename, ...argv], {
    stdio: 'inherit',
    env: { ...process.env, INFOCTL_HANDED_OVER: '1' },
  });
  // A terminal sends Ctrl-C to the child as well, and the child decides what it means.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  child.on('error', refuseNode);
  child.on('exit', (code, signal) => {
    if (signal === null) {
      process.exitCode = code === null ? 1 : code;
      return;
    }
    // Whoever waits for us sees the end that the child came to.
    for (const ours of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(ours);
    process.kill(process.pid, signal);
  });
}

function refuseNode() {
  refuse(
    'infoctl 需要 Node ' + NODE_RANGE + '，当前是 ' + process.version + '：请安装 Node 24 后再试。',
    'infoctl needs Node ' + NODE_RANGE + ', this is ' + process.version + ': install Node 24 and try again.',
  );
}

/**
 * @param {string} chinese
 * @param {string} english
 */
function refuse(chinese, english) {
  process.stderr.write((speaksChinese() ? chinese : english) + '\n');
  process.exitCode = 1;
}

/** As the program chooses its language, except for the workspace, which is not open yet. */
function speaksChinese() {
  const { INFOCTL_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const flag = argv.indexOf('--lang');
  const asked = flag >= 0 ? argv[flag + 1] : (argv.find((word) => word.startsWith('--lang=')) || '').slice(7);
  const system = LC_ALL || LC_MESSAGES || LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(asked || INFOCTL_LANG || system);
}
