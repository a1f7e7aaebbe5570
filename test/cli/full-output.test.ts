import { spawnSync } from 'node:child_process';
import { existsSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import { NOW, type TestWorkspace } from '../support/workspace.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const FULL = '/dev/full';
const NONE_HERE = 'this system has no /dev/full';

/** Runs a command whose answer finds no room. */
function intoFull(made: TestWorkspace, ...argv: string[]) {
  const env = { ...process.env, ...made.env, INFOCTL_NOW: NOW };
  const stdio: ['ignore', number, 'pipe'] = ['ignore', openSync(FULL, 'w'), 'pipe'];
  const done = spawnSync(process.execPath, [MAIN, ...argv], {
    cwd: made.folder,
    env,
    stdio,
    encoding: 'utf8',
  });
  return [done.status, done.stderr];
}

type Listed = { items: { id: string }[] };

it('what was recorded though its answer found no room is named, and not to be done again', async ({
  skip,
}) => {
  if (!existsSync(FULL)) return skip(NONE_HERE);
  using made = await testCompany();
  const sentence = (id: string) => [
    1,
    `磁盘已满，结果没有完整输出，但${id}已经记录，不要重做；可用 infoctl log 查看。\n`,
  ];
  const note = ['submit', 'note', '--set', 'text=外箱受潮', '--set', 'channel=电话'];
  expect(intoFull(made, ...note)).toEqual(sentence(' NT-HQ-20261124-001 '));
  expect((await made.json<Listed>(['list', 'note'])).items.map(({ id }) => id)).toEqual([
    'NT-HQ-20261124-001',
  ]);
  expect(intoFull(made, ...note, '--json')[1]).toContain('NT-HQ-20261124-002 已经记录');
  writeFileSync(join(made.folder, 'notes.csv'), 'text,channel\n门锁松动,电话\n');
  expect(intoFull(made, 'import', 'note', 'notes.csv')).toEqual(sentence(''));
});

it('what recorded nothing is to be run again', async ({ skip }) => {
  if (!existsSync(FULL)) return skip(NONE_HERE);
  using made = await testCompany();
  const again = [1, '磁盘已满，结果没有完整输出；腾出空间后请再运行一次。\n'];
  expect(intoFull(made, 'log')).toEqual(again);
  expect(intoFull(made, 'rebuild')).toEqual(again);
  writeFileSync(join(made.folder, 'notes.csv'), 'text,channel\n门锁松动,电话\n');
  expect(intoFull(made, 'import', 'note', 'notes.csv', '--dry-run')).toEqual(again);
});
