import { outputSchema } from './command.js';
import { camel, isName } from './words.js';

/** A document on the records of a form in a period: query, view, two templates, a command, a test. @param {string[]} words */
export function document([name]) {
  if (!isName(name)) return undefined;
  return {
    files: {
      [`src/work/${name}/queries.ts`]: queries(name),
      [`src/work/${name}/view.ts`]: view,
      [`src/cli/commands/report-${name}.ts`]: command(name),
      [`templates/zh-CN/${name}.md`]: template('共 {{ count | grouped }} 份。', '（无）'),
      [`templates/en/${name}.md`]: template('{{ count | grouped }} records.', '(none)'),
      [`schemas/output/report-${name}.json`]: outputSchema(
        `report-${name}`,
        `infoctl report ${name}: what its template sees`,
        {
          period: { type: 'string' },
          count: { type: 'integer', minimum: 0 },
          records: { type: 'array', items: { type: 'string' } },
        },
      ),
      [`test/work/${name}/view.test.ts`]: test.replace('NAME', name),
    },
    next: [
      `src/program.ts, in 汇总和报告: ['report ${name}', say('…', '…'), () => import('./cli/commands/report-${name}.ts')],`,
      `test/cli/every-command.test.ts, in RUNS: 'report ${name}': [{ args: ['2026-11'] }],`,
      `src/work/${name}/view.ts and templates/: what the document says; read it printed before you call it done`,
      `npm test -- test/work/${name} test/cli/every-command.test.ts`,
    ],
  };
}

/** @param {string} name */
const queries = (name) => `import type { Db } from '../../journal/db.ts';
import type { DocumentRow } from './view.ts';

/** The current records of the form in a period, in the order of recording. */
export const recordsOfPeriod = (db: Db, period: string): DocumentRow[] =>
  db
    .prepare<[string], DocumentRow>(
      \`SELECT r.id, json_extract(e.body, '$.answers') AS answers
       FROM records AS r JOIN events AS e ON e.rowid = r.answers_event
       WHERE r.form = '${name}' AND r.period = ? AND r.state = 'current' ORDER BY r.n\`,
    )
    .all(period);
`;

const view = `/** A record as the database gives it; \`answers\` is JSON. */
export type DocumentRow = { readonly id: string; readonly answers: string };

/** What the document says, and \`--json\` prints: every figure with the records behind it. */
export function documentOf(period: string, rows: readonly DocumentRow[]) {
  return { period, count: rows.length, records: rows.map(({ id }) => id) };
}
`;

/** @param {string} name */
const command = (name) => `import { drawDocument } from '../../documents/document.ts';
import { say } from '../../kernel/language.ts';
import { recordsOfPeriod } from '../../work/${name}/queries.ts';
import { documentOf } from '../../work/${name}/view.ts';
import { documentScene } from '../documents/scene.ts';
import { periodFlag } from '../records/period-flag.ts';
import type { Command } from '../types.ts';

const ${camel(`report-${name}`)}: Command<{ readonly period: string }> = {
  args: '<period>',
  argHelp: { period: say('哪一期，如 2026-11', 'of which period, such as 2026-11') },
  options: [{ flags: '-o, --out <file>', help: say('写到文件', 'write it to a file') }],
  examples: ['infoctl report ${name} 2026-11', 'infoctl report ${name} last-month -o report.md'],
  async run(context, options) {
    const scene = await documentScene(context);
    try {
      const period = periodFlag(options.period, scene.asOf).name;
      const data = documentOf(period, recordsOfPeriod(scene.standing.db, period));
      const markdown = context.global.json ? '' : drawDocument('${name}', data, scene.language, scene.folder);
      return { data, show: () => [{ kind: 'document', markdown }] };
    } finally {
      scene.standing.close();
    }
  },
};
export default ${camel(`report-${name}`)};
`;

/** @param {string} counted @param {string} none */
const template = (counted, none) => `# {{ period | period }}

${counted}

{% for id in records %}- {{ id }}
{% else %}${none}
{% endfor %}
`;

const test = `import { expect, test } from 'vitest';
import { documentOf } from '../../../src/work/NAME/view.ts';

test('every figure leads to its records', () => {
  const rows = [{ id: 'XX-HQ-20261120-001', answers: '{}' }];
  expect(documentOf('2026-11', rows)).toEqual({ period: '2026-11', count: 1, records: ['XX-HQ-20261120-001'] });
});
`;
