import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { contentFaults } from '../../scripts/checks.js';
import { root } from './planted.ts';

type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
};

const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;
const locked = Object.entries(
  (JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }).packages,
).filter(([where]) => where !== '');

test('every dependency is named with its exact version', () => {
  for (const [name, version] of Object.entries({
    ...manifest['dependencies'],
    ...manifest['devDependencies'],
  })) {
    expect(version, name).toMatch(/^(npm:typescript@)?\d+\.\d+\.\d+$/);
  }
});

test('the lockfile holds checksums and no addresses', () => {
  for (const [where, entry] of locked) {
    expect(entry.resolved, where).toBeUndefined();
    expect(entry.integrity, where).toMatch(/^sha512-/);
  }
});

// npm leaves a platform package that it cannot get out of the lockfile without a word, and `npm ci` then
// refuses the lockfile on every machine.
test('the lockfile names the packages of all platforms', () => {
  const names = new Set(locked.map(([where]) => where.replace(/^.*node_modules\//, '')));
  for (const [where, entry] of locked) {
    for (const optional of Object.keys(entry.optionalDependencies ?? {})) {
      expect(names, `needed by ${where}`).toContain(optional);
    }
  }
});

test('what a fresh clone starts first needs nothing installed', () => {
  for (const file of ['setup', 'start', 'test', 'bench']) {
    for (const [, from] of read(`scripts/${file}.js`).matchAll(/^import .* from '(.*)';$/gm)) {
      expect(from, `scripts/${file}.js`).toMatch(/^(node:.*|\.\/setup\.js|\.\.\/bin\/node-range\.js)$/);
    }
  }
});

test('the package is what the build writes and what is read beside it; what is missing or alien is named', () => {
  const files = [
    'package.json',
    'LICENSE',
    'CHANGELOG.md',
    'README.md',
    'README.zh-CN.md',
    'bin/infoctl.js',
    'dist/main.cjs',
    'dist/chunks/list-0_mmwDq2.cjs',
    'schemas/output/log.json',
    'templates/zh-CN/week.md',
  ];
  expect(contentFaults(files)).toEqual([]);
  for (const built of ['dist/main.cjs', 'dist/chunks/list-0_mmwDq2.cjs']) {
    expect(contentFaults(files.filter((file) => file !== built))).toEqual([
      expect.stringMatching(/^missing in the package: .*dist/),
    ]);
  }
  for (const alien of ['dist/main.js', 'src/main.ts', 'test/cli/main.test.ts', 'schemas/tests/x.json'])
    expect(contentFaults([...files, alien])).toEqual([`does not belong in the package: ${alien}`]);
});
