import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { plant, root, toolIn } from './planted.ts';

type Cruise = {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
};

const rooms = ['kernel', 'rules', 'journal', 'work', 'documents', 'cli'];

async function cruise(files: Record<string, string>) {
  using planted = plant({
    ...files,
    '.dependency-cruiser.mjs': fs.readFileSync(path.join(root, '.dependency-cruiser.mjs'), 'utf8'),
    'tsconfig.json': fs.readFileSync(path.join(root, 'tsconfig.json'), 'utf8'),
  });
  const printed = await toolIn(
    planted.folder,
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    'src',
    '-T',
    'json',
  );
  const { summary } = JSON.parse(printed) as Cruise;
  expect(summary.totalCruised).toBeGreaterThan(0);
  return summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${to}`).toSorted();
}

test('every import that goes up is caught, and none that goes down', async () => {
  const files: Record<string, string> = {
    'src/program.ts': "import '../src/cli/low.ts';\nexport const program = 1;\n",
    'src/main.ts': "import './program.ts';\n",
  };
  const expected: string[] = [];
  rooms.forEach((room, index) => {
    files[`src/${room}/low.ts`] = 'export type Low = 1;\nexport const low = 1;\n';
    const below = rooms.slice(0, index).map((other) => `import '../${other}/low.ts';\n`);
    files[`src/${room}/downward.ts`] = `${below.join('')}import './low.ts';\n`;
    const above = [...rooms.slice(index + 1).map((other) => `../${other}/low.ts`), '../program.ts'];
    files[`src/${room}/upward.ts`] = above.map((other) => `import '${other}';\n`).join('');
    for (const target of above) {
      expected.push(`${room}-only-downward: src/${room}/upward.ts -> src/${target.slice(3)}`);
    }
  });
  expect(await cruise(files)).toEqual(expected.toSorted());
});

test('an import of a type, a dynamic import and a re-export that go up are caught as well', async () => {
  const found = await cruise({
    'src/cli/a.ts': 'export type A = 1;\nexport const a = 1;\n',
    'src/kernel/type.ts': "import type { A } from '../cli/a.ts';\nexport type B = A;\n",
    'src/kernel/inline.ts': "export const b = (x: import('../cli/a.ts').A): unknown => x;\n",
    'src/kernel/dynamic.ts': "export const b = (): unknown => import('../cli/a.ts');\n",
    'src/kernel/again.ts': "export { a } from '../cli/a.ts';\n",
  });
  expect(found).toEqual(
    ['again', 'dynamic', 'inline', 'type'].map(
      (file) => `kernel-only-downward: src/kernel/${file}.ts -> src/cli/a.ts`,
    ),
  );
});

test('a circle is caught', async () => {
  const found = await cruise({
    'src/kernel/a.ts': "import { b } from './b.ts';\nexport const a = (): unknown => b;\n",
    'src/kernel/b.ts': "import { a } from './a.ts';\nexport const b = (): unknown => a;\n",
  });
  expect(found).toEqual(['no-circle: src/kernel/a.ts -> src/kernel/b.ts']);
});

test('SQLite stays in the journal and in files named queries.ts or tables.ts', async () => {
  const value =
    "import Database from 'better-sqlite3';\nexport const open = (): unknown => new Database('');\n";
  const type = "import type { Database } from 'better-sqlite3';\nexport type D = Database;\n";
  const found = await cruise({
    'src/journal/open.ts': value,
    'src/work/org/queries.ts': type,
    'src/work/org/tables.ts': type,
    'src/work/org/act.ts': type,
    'src/work/org/built-in.ts':
      "import { DatabaseSync } from 'node:sqlite';\nexport const d = DatabaseSync;\n",
    'src/work/org/more-queries.ts': value,
    'src/cli/show.ts': "export const load = (): unknown => import('better-sqlite3');\n",
  });
  expect(found.map((line) => line.replace(/ -> .*/, ''))).toEqual([
    'sqlite-in-its-place: src/cli/show.ts',
    'sqlite-in-its-place: src/work/org/act.ts',
    'sqlite-in-its-place: src/work/org/built-in.ts',
    'sqlite-in-its-place: src/work/org/more-queries.ts',
  ]);
});

test('the program imports nothing that is not shipped', async () => {
  const found = await cruise({
    'src/kernel/a.ts': "import fc from 'fast-check';\nexport const a = fc;\n",
    'src/kernel/b.ts': "import '../../test/x.ts';\nimport './nowhere.ts';\n",
    'test/x.ts': 'export const x = 1;\n',
    'package.json': '{ "devDependencies": { "fast-check": "1" } }',
  });
  expect(found.map((line) => line.replace(/-> .*node_modules/, '-> node_modules'))).toEqual([
    'resolvable: src/kernel/b.ts -> ./nowhere.ts',
    expect.stringMatching('^src-needs-only-what-is-shipped: src/kernel/a.ts -> node_modules/fast-check/'),
    'src-not-to-tests-or-scripts: src/kernel/b.ts -> test/x.ts',
  ]);
});
