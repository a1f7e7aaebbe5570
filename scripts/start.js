// `npm start [-- ARGS]`: from a fresh clone to the running program. Without arguments the sample company.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { ownNode, root, setup } from './setup.js';

setup();

const given = process.argv.slice(2);
const args = given.length > 0 ? given : ['demo', 'demo', '--yes'];
const done = spawnSync(ownNode(), [path.join(root, 'bin/infoctl.js'), ...args], {
  // npm starts its scripts in the package; INIT_CWD is where the person stood and what a path they typed
  // is relative to. The sample company has its place in the checkout.
  cwd: given.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root,
  stdio: 'inherit',
});
if (done.error) throw done.error;
process.exitCode = done.status ?? 1;
