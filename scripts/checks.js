// What `npm run check` looks at besides the tests. Each check counts as one and tells what it found; a
// check that looked at nothing has failed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { npmCommand, ownNode, root } from './setup.js';

/** @typedef {{ ok: boolean, found: string }} Outcome */

// Called by their paths: two compilers both offer a bin "tsc", and which of them npm links is not ours to
// choose. TypeScript 7 checks; TypeScript 6 is there for dependency-cruiser, which needs its interface.
const tools = {
  types: ['node_modules/typescript-7/bin/tsc', '--pretty', 'false'],
  lint: ['node_modules/oxlint/bin/oxlint'],
  format: [
    'node_modules/prettier/bin/prettier.cjs',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-location=.cache/prettier',
    '.',
  ],
  rooms: ['node_modules/dependency-cruiser/bin/dependency-cruiser.mjs', 'src'],
  unused: ['node_modules/knip/bin/knip.js', '--no-progress'],
  publint: ['node_modules/publint/src/cli.js', '--strict'],
};

/** @type {{ name: string, run: () => Promise<Outcome> }[]} */
export const checks = [
  { name: 'types (tsc)', run: () => tool(tools.types) },
  { name: 'lint (oxlint)', run: () => tool(tools.lint) },
  { name: 'format (prettier)', run: () => tool(tools.format) },
  { name: 'rooms (dependency-cruiser)', run: rooms },
  { name: 'unused code (knip)', run: () => tool(tools.unused) },
  { name: 'package (publint)', run: () => tool(tools.publint) },
  { name: 'package contents', run: packageContents },
];

/**
 * @param {string[]} args
 * @returns {Promise<Outcome>}
 */
async function tool(args) {
  const { code, stdout, stderr } = await output(ownNode(), args);
  return { ok: code === 0, found: stdout + stderr };
}

/** @returns {Promise<Outcome>} */
async function rooms() {
  const { code, stdout, stderr } = await output(ownNode(), [...tools.rooms, '-T', 'json']);
  // The same again in words for people.
  if (code !== 0)
    return { ok: false, found: (await tool([...tools.rooms, '-T', 'err-long'])).found + stderr };
  // With a compiler it cannot use, it reads no file, prints a green tick and exits with 0.
  return JSON.parse(stdout).summary.totalCruised > 0
    ? { ok: true, found: '' }
    : { ok: false, found: 'dependency-cruiser read no file at all: does it find a TypeScript below 7?\n' };
}

/**
 * What of the files of the package does not belong there, and what is not among them.
 * @param {string[]} files
 */
export function contentFaults(files) {
  const wanted = [
    /^package\.json$/,
    /^LICENSE$/,
    /^CHANGELOG\.md$/,
    /^README\.md$/,
    /^README\.zh-CN\.md$/,
    /^bin\/[a-z-]+\.(js|json)$/,
    /^dist\/main\.cjs$/,
    /^dist\/chunks\/[^/]+\.cjs$/,
    /^schemas\/.+\.json$/,
    /^templates\/.+/,
  ];
  const alien = files.filter(
    (file) => !wanted.some((want) => want.test(file)) || /(^|\/)(test|tests|fixtures)\/|\.test\./.test(file),
  );
  const missing = wanted.filter((want) => !files.some((file) => want.test(file)));
  return [
    ...alien.map((file) => `does not belong in the package: ${file}`),
    ...missing.map((want) => `missing in the package: ${want.source}`),
  ];
}

/** The package holds what runs and what is read, all of it and nothing else. */
async function packageContents() {
  const { command, args, shell } = npmCommand();
  const { stdout, stderr } = await output(
    command,
    [...args, 'pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'],
    { shell },
  );
  /** @type {string[]} */
  let files;
  try {
    files = JSON.parse(stdout)[0].files.map((/** @type {{ path: string }} */ file) => file.path);
  } catch {
    return { ok: false, found: `npm pack gave no list of files.\n${stdout}${stderr}` };
  }
  const launcher = fs.statSync(path.join(root, 'bin/infoctl.js'));
  const problems = [
    ...contentFaults(files),
    ...(process.platform !== 'win32' && (launcher.mode & 0o111) === 0
      ? ['bin/infoctl.js cannot be executed']
      : []),
  ];
  return { ok: problems.length === 0, found: problems.map((line) => `${line}\n`).join('') };
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>}
 */
function output(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let stderr = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (stdout += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (stderr += text));
    child.on('error', (error) => resolve({ code: null, stdout, stderr: `${stderr}${error.message}\n` }));
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
