import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';
import { NOW } from '../support/workspace.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const ROWS = 9000;
const KILLS = 6;

it(
  'an import killed at any moment goes on where it was: no row twice, none lost',
  { timeout: 120_000 },
  async () => {
    using made = await testCompany();
    // Every tenth row says the same: the n-th of them must stay the n-th.
    const rows = Array.from(
      { length: ROWS },
      (_, n) => `${n % 10 === 0 ? '同样的一句话' : `第${n}条`},oral\n`,
    );
    writeFileSync(join(made.path, 'rows.csv'), `text,channel\n${rows.join('')}`);
    const stored: number[] = [];
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const program = spawn(process.execPath, [MAIN, 'import', 'note', '../rows.csv'], {
        cwd: made.folder,
        env: { ...process.env, ...made.env, INFOCTL_NOW: NOW },
        stdio: 'ignore',
      });
      const ended = new Promise((done) => program.on('exit', done));
      await passed(500 + 250 * kill);
      program.kill('SIGKILL');
      await ended;
      stored.push((await made.json<{ items: [] }>(['list'])).items.length);
    }
    // Batches are stored whole, and what was stored stays.
    expect(stored).toEqual(stored.toSorted((a, b) => a - b));
    const told = await made.json<{ rows: number; added: number; existing: number }>([
      'import',
      'note',
      '../rows.csv',
    ]);
    expect([told.rows, told.added + told.existing, told.existing]).toEqual([ROWS, ROWS, stored.at(-1)]);
    const { items } = await made.json<{ items: { id: string; data: { text: string } }[] }>(['list']);
    expect(new Set(items.map(({ id }) => id)).size).toBe(ROWS);
    expect(items.filter(({ data }) => data.text === '同样的一句话')).toHaveLength(ROWS / 10);
    expect((await made.run(['verify'])).code).toBe(0);
    process.stdout.write(`killed ${KILLS} times, after ${stored.join(', ')} rows\n`);
  },
);
