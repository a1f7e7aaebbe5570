// `npm run bench [-- ARGS]`: the measurements in bench/, on the built program. They are no tests: a busy
// machine makes them slower without anything being wrong.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ownNode, root, setup } from './setup.js';

const entry = ['bench/run.ts', 'bench/run.js'].map((file) => path.join(root, file)).find(fs.existsSync);
if (entry === undefined) {
  process.stderr.write('There is nothing to measure yet: bench/run.ts is missing.\n');
  process.exit(1);
}

setup();
const done = spawnSync(ownNode(), [entry, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
if (done.error) throw done.error;
process.exitCode = done.status ?? 1;
