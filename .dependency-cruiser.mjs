// Holds the six rooms (an import goes down this list, never up, never in a circle) and the places that may
// know SQLite. test/toolchain/rooms.test.ts plants a violation of each rule and sees that it is caught.
const rooms = ['kernel', 'rules', 'journal', 'work', 'documents', 'cli'];

const upward = rooms.map((room, index) => ({
  name: `${room}-only-downward`,
  comment:
    index === 0
      ? 'kernel/ imports nothing of ours: move what it needs into kernel/, or the code that needs it up.'
      : `${room}/ may import ${rooms.slice(0, index).join(', ')} and nothing above: move what both need down, or pass it in as an argument.`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${rooms.slice(0, index + 1).join('|')})/` },
}));

export default {
  forbidden: [
    ...upward,
    {
      name: 'no-circle',
      comment: 'Two files that import each other are one idea in two files, or a third file is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'sqlite-in-its-place',
      comment: 'SQL stands in src/journal/ and in files named queries.ts or tables.ts; ask one of those.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/journal/|/(queries|tables)[.]ts$' },
      to: { path: '(^|/)(better-sqlite3|@types/better-sqlite3)(/|$)|^(node:)?sqlite$' },
    },
    {
      name: 'src-needs-only-what-is-shipped',
      comment: 'What src/ imports must be under "dependencies" in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'], pathNot: '/@types/' },
    },
    {
      name: 'src-not-to-tests-or-scripts',
      comment: 'Tests, measurements and scripts are not shipped.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(test|bench|scripts|bin)/' },
    },
    {
      name: 'resolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type-only imports too: a type that points upward is a direction just the same.
    tsPreCompilationDeps: true,
    // Without these it cannot find packages that are ES modules only.
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
