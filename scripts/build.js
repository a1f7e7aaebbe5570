// Bundles src/ into dist/ (`--clean`: and leaves nothing else there). Every `await import()` in the source
// becomes a chunk of its own, so a command loads only what it needs.
//
// The source is ES modules, the bundle is CommonJS: Node needs a third of the time to load it (a command that does
// nothing takes 1.2 times as long as `node -e 0` instead of 1.6), mostly because `import 'node:fs'` and its like make
// an object of all that such a module exports, and `require` does not.
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const dist = path.join(root, 'dist');

// How long a chunk that the newest build does not name is kept: an infoctl that was started before may
// still be waiting in a prompt and load its next chunk only then.
const KEEP_MS = process.argv.includes('--clean') ? -1 : 10 * 60_000;

// Not require.resolve, which reads and weighs package.json: that takes 1.6 ms.
const FIND_BINARIES = `const besideBinaries = require.resolve.paths('better-sqlite3')
  .map((folder) => require('path').join(folder, 'better-sqlite3', 'lib'))
  .find(require('fs').existsSync) ?? __dirname;`;

/** @type {import('rolldown').BuildOptions} */
const options = {
  cwd: root,
  input: { main: 'src/main.ts' },
  platform: 'node',
  plugins: [
    {
      // Its JavaScript is bundled (thirteen files take 3 ms to find and load); its binaries stay where npm put them.
      name: 'binaries-of-better-sqlite3',
      transform: (code, id) =>
        /better-sqlite3[\\/]lib[\\/]binding\.js$/.test(id)
          ? `${FIND_BINARIES}\n${code.replaceAll('__dirname', 'besideBinaries')}`
          : null,
    },
  ],
  // `using` runs on Node 24 but not on 22, which we support.
  // The launcher starts the bundle; it is never the file that Node was given.
  transform: { target: 'node22', define: { 'import.meta.main': 'false' } },
  // What one command imports for its own work may be loaded late by others.
  checks: { ineffectiveDynamicImport: false },
  // Written below, so that at no moment there is a main.cjs whose chunks are missing.
  write: false,
};

// What the commands asked for most load, all of it in one file: as chunks it is some fifty, and each costs a search on
// the disk. Which modules these are is seen from a first build.
const AT_ONCE = ['main.ts', 'cli/commands/report-overdue.ts', 'work/workspace/open.ts', 'work/world.ts'];
const together = modulesLoadedBy(
  AT_ONCE.map((file) => path.join(root, 'src', file)),
  chunksOf(await build(options)),
);

const { output } = await build({
  ...options,
  output: {
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    codeSplitting: { groups: [{ name: 'core', test: (id) => together.has(id) }] },
  },
});

const files = new Map(
  output.map((file) => [path.join(dist, file.fileName), file.type === 'chunk' ? file.code : file.source]),
);
const main = path.join(dist, 'main.cjs');
for (const [file, content] of files) if (file !== main) put(file, content);
put(main, files.get(main) ?? '');

for (const entry of fs.readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name);
  if (entry.isFile() && !files.has(file) && Date.now() - fs.statSync(file).mtimeMs > KEEP_MS) {
    fs.rmSync(file, { force: true });
  }
}

/** @param {import('rolldown').RolldownOutput} built */
function chunksOf(built) {
  return built.output.filter((file) => file.type === 'chunk');
}

/**
 * The modules of all chunks that are loaded with those that hold the given files.
 * @param {readonly string[]} sources
 * @param {readonly import('rolldown').OutputChunk[]} chunks
 */
function modulesLoadedBy(sources, chunks) {
  /** @type {Set<import('rolldown').OutputChunk>} */
  const loaded = new Set();
  const waiting = chunks.filter(({ moduleIds }) => sources.some((source) => moduleIds.includes(source)));
  for (let chunk = waiting.pop(); chunk !== undefined; chunk = waiting.pop()) {
    if (loaded.has(chunk)) continue;
    loaded.add(chunk);
    const { imports } = chunk;
    waiting.push(...chunks.filter(({ fileName }) => imports.includes(fileName)));
  }
  return new Set([...loaded].flatMap(({ moduleIds }) => moduleIds));
}

/**
 * Whole or not at all, and only when it is different.
 * @param {string} file
 * @param {string | Uint8Array} content
 */
function put(file, content) {
  if (fs.existsSync(file) && fs.readFileSync(file).equals(Buffer.from(content))) {
    // Built again: its age counts from now.
    fs.utimesSync(file, new Date(), new Date());
    return;
  }
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}`;
  fs.writeFileSync(half, content);
  fs.renameSync(half, file);
}
