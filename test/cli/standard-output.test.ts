import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TestFolder } from '../support/workspace.ts';

const MODULE = new URL('../../src/cli/output/standard-output.ts', import.meta.url).href;
/**
 * Prints two million Chinese characters: far more than a pipe holds. Who has touched Node's own stream has made the
 * pipe one that never waits.
 */
const PRINT = `import { standardOutput } from '${MODULE}';
const stream = standardOutput();
if (process.env.NEVER_WAIT) void process.stdout;
process.stderr.write(stream.constructor === Object ? 'by itself ' : 'a stream ');
stream.write('意见'.repeat(1e6), (error) => process.stderr.write(error ? error.code : 'written'));`;
const BYTES = 6e6;

const shell = (folder: string, command: string) =>
  spawnSync('sh', ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE: process.execPath, PRINT },
  });

const RUN = '"$NODE" --input-type=module -e "$PRINT"';

it('all of an answer comes out of a pipe whose reader is slow, and stands in a file', () => {
  using folder = new TestFolder();
  const piped = shell(folder.path, `${RUN} | (sleep 0.2; wc -c)`);
  expect([piped.stdout.trim(), piped.stderr]).toEqual([String(BYTES), 'by itself written']);
  const filed = shell(folder.path, `${RUN} > answer.txt`);
  expect(filed.stderr).toBe('by itself written');
  expect(readFileSync(join(folder.path, 'answer.txt'), 'utf8')).toBe('意见'.repeat(1e6));
});

it('all of it comes out of a pipe that never waits for its reader', () => {
  using folder = new TestFolder();
  const done = shell(folder.path, `NEVER_WAIT=1 ${RUN} | (sleep 0.2; wc -c)`);
  expect([done.stdout.trim(), done.stderr]).toEqual([String(BYTES), 'by itself written']);
});

it('a reader that has gone is told as that', () => {
  using folder = new TestFolder();
  const gone = shell(folder.path, `${RUN} | head -c 3`);
  expect([gone.stdout, gone.stderr]).toEqual(['意', 'by itself EPIPE']);
});
