// `npm test [-- FILE… -t NAME]`: the tests. `npm run check` (--all): the static checks as well.
// The last line is always `N passed, N failed`: tests and checks, each counted as one. What could not be
// read counts as failed: a report that is missing, a test file that does not load, a run without tests.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ownNode, root, setup } from './setup.js';

const given = process.argv.slice(2);
const all = given.includes('--all');

let passed = 0;
let failed = 0;
let complete = false;
// At the very end, whatever that is: an installation or a build that fails is a failure with a number too.
process.on('exit', () => {
  if (!complete) failed += 1;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed === 0 ? 0 : 1;
});

setup();
if (all) await runChecks();
runTests(given.filter((arg) => arg !== '--all'));
complete = true;

async function runChecks() {
  // Only now: what it imports may need what setup has just installed.
  const { checks } = await import('./checks.js');
  const outcomes = await Promise.all(checks.map(async (check) => ({ ...check, ...(await check.run()) })));
  for (const { name, ok, found } of outcomes) {
    process.stdout.write(`${ok ? '✓' : '✗'} ${name}\n`);
    if (ok) passed += 1;
    else {
      failed += 1;
      process.stdout.write(`${found.trimEnd()}\n\n`);
    }
  }
}

/** @param {string[]} args */
function runTests(args) {
  // Its own while it is written: two runs in one checkout must not count each other's tests.
  const report = path.join(root, `.cache/vitest-${process.pid}.json`);
  const done = spawnSync(
    // By its path and under our own Node: a worker of vitest that opens SQLite dies under an older one.
    ownNode(),
    [
      path.join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...args,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const before = failed;
  if (fs.existsSync(report)) {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(report, 'utf8'));
    fs.renameSync(report, path.join(root, '.cache/vitest.json'));
    passed += numPassedTests;
    failed += numFailedTests;
    for (const file of testResults) {
      if (file.status === 'failed' && !file.assertionResults.some(hasFailed)) {
        process.stdout.write(`\n✗ ${path.relative(root, file.name)} could not be run as a whole\n`);
        failed += 1;
      }
    }
    if (numPassedTests + numFailedTests === 0) {
      process.stdout.write('\n✗ no test was run\n');
      failed += 1;
    }
  } else {
    process.stdout.write('\n✗ vitest left no report\n');
    failed += 1;
  }
  // An error outside of every test, such as a rejected promise that nobody waited for.
  if (done.status !== 0 && failed === before) {
    process.stdout.write(`\n✗ vitest ended with ${done.signal ?? done.status}\n`);
    failed += 1;
  }
}

/** @param {{ status: string }} test */
function hasFailed(test) {
  return test.status === 'failed';
}
