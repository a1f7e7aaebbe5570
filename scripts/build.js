// Bundles src/ into dist/. Every `await import()` in the source becomes a chunk of its own, so a command
// loads only what it needs.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

await build({
  cwd: root,
  input: { main: 'src/main.ts' },
  platform: 'node',
  // A native addon finds its binaries beside itself: it stays where npm put it.
  external: ['better-sqlite3'],
  // `using` runs on Node 24 but not on 22, which we support.
  transform: { target: 'node22' },
  output: {
    dir: 'dist',
    format: 'esm',
    cleanDir: true,
    chunkFileNames: 'chunks/[name]-[hash].js',
  },
});
