import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { testCompany } from './company.ts';
import type { TestWorkspace } from './workspace.ts';

/** The smallest way to one error: what is run in a small company, and what was done there before. */
export type Reproduction = {
  readonly code: string;
  readonly exit: number;
  readonly argv: readonly string[];
  readonly before?: (made: TestWorkspace) => void | Promise<void>;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Run beside the workspace. */
  readonly outside?: boolean;
};

/** Puts a file into the workspace. */
export const put = (file: string, text: string | Uint8Array) => (made: TestWorkspace) =>
  writeFileSync(join(made.folder, file), text);

/** Changes a file of the workspace. */
export const edit = (file: string, change: (text: string) => string) => (made: TestWorkspace) =>
  writeFileSync(join(made.folder, file), change(readFileSync(join(made.folder, file), 'utf8')));

/** What lies in a workspace but for SQLite's own side files, which come and go. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(wal|shm)$/.test(name))
    .toSorted();

/**
 * How it ended and with which code. Whatever it was: for programs nothing on stdout, for people one clear sentence in
 * their language, and nothing half done.
 */
export async function reproduce({
  argv,
  before,
  env,
  stdin,
  outside,
}: Reproduction): Promise<{ code: string; exit: number }> {
  using made = await testCompany();
  await before?.(made);
  const files = filesIn(made.folder);
  const said = stdin === undefined ? {} : { stdin };
  const options = { cwd: outside ? made.path : made.folder, ...(env ? { env } : {}), ...said };
  const told = await made.run(['--json', '--quiet', ...argv], options);
  expect(told.stdout).toBe('');
  const { error } = JSON.parse(told.stderr) as { error: { code: string; message: string } };
  const shown = await made.run(['--quiet', ...argv], options);
  expect(shown.stderr.split('\n')[0]).toBe(error.message);
  expect(error.message).toMatch(/[一-鿿].*[。？]/u);
  expect(shown.stderr).not.toMatch(/\n\s+at /);
  expect(filesIn(made.folder)).toEqual(files);
  return { code: error.code, exit: told.code };
}

/** The codes of the errors that source files throw. */
export const codesIn = (files: readonly string[]): string[] =>
  files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new InfoctlError\(\s*'[a-z-]+',\s*'([a-z-]+)'/g)].map(
      ([, code = '']) => code,
    ),
  );

/** The source files that lie in folders. */
export const sourcesIn = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
