import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plant, root, toolIn } from './planted.ts';

type Report = { diagnostics: { severity: string; message: string; help?: string; filename: string }[] };

async function lint(files: Record<string, string>) {
  using planted = plant({
    ...files,
    '.oxlintrc.json': fs.readFileSync(path.join(root, '.oxlintrc.json'), 'utf8'),
  });
  const printed = await toolIn(planted.folder, 'oxlint/bin/oxlint', '-f', 'json', 'src');
  return (JSON.parse(printed) as Report).diagnostics;
}

const pureFiles = [
  'src/rules/calendar/count.ts',
  'src/work/records/events/record-submitted.ts',
  'src/work/records/view.ts',
  'src/work/records/decide-submission.ts',
];

test.each([
  ['the clock', 'export const t = (): number => Date.now();', /`now`/],
  ['a date of its own', 'export const t = (): unknown => new Date(0);', /`now`/],
  ['the clock by way of globalThis', 'export const t = (): unknown => globalThis.Date;', /`now`/],
  ['a stop watch', 'export const t = (): number => performance.now();', /`now`/],
  ['an imported stop watch', "export { performance } from 'node:perf_hooks';", /`now`/],
  ['the clock of the kernel', "export { clockFrom } from '../kernel/clock.ts';", /`now`/],
  ['chance', 'export const r = (): number => Math.random();', /same result/],
  ['a random id', 'export const r = (): string => crypto.randomUUID();', /same result/],
  ['imported chance', "export { randomBytes } from 'node:crypto';", /same result/],
  ['a file', "export { readFileSync } from 'node:fs';", /content as an argument/],
  ['a file, later', "export const f = (): unknown => import('node:fs/promises');", /content as an argument/],
  ['SQLite', "import Database from 'better-sqlite3';\nexport const d = Database;", /rows as an argument/],
  ['a type of SQLite', "export type { Database } from 'better-sqlite3';", /rows as an argument/],
  ['the environment', 'export const z = (): unknown => process.env.TZ;', /cli\//],
])('pure code may not use %s, and is told what to use instead', async (_what, code, instead) => {
  const found = await lint(Object.fromEntries(pureFiles.map((file) => [file, `${code}\n`])));
  for (const file of pureFiles) {
    const said = found
      .filter(({ filename }) => filename.endsWith(file))
      .map(({ help, message }) => `${message} ${help}`);
    expect(said.join('\n'), file).toMatch(instead);
  }
});

test('other code may, and pure code may hash and name the types of the clock', async () => {
  const impure = "import fs from 'node:fs';\nexport const t = [Date.now(), fs, Math.random()];\n";
  const pure =
    "import { createHash } from 'node:crypto';\nimport type { Moment } from '../../kernel/clock.ts';\nexport const h = (m: Moment): unknown => [createHash('sha256'), m];\n";
  expect(
    await lint({
      'src/journal/append.ts': impure,
      'src/work/records/submit.ts': impure,
      'src/cli/context.ts': impure,
      'src/rules/forms/hash.ts': pure,
    }),
  ).toEqual([]);
});

test('what is only suspicious fails as well', async () => {
  const found = await lint({ 'src/kernel/a.ts': 'export const a = <T extends unknown>(b: T): T => b;\n' });
  expect(found.map(({ severity }) => severity)).toEqual(['error']);
});
