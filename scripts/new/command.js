import { camel, Refused } from './words.js';

/** One command in one file, the schema of its answer, its test. @param {string[]} words */
export function command(words) {
  const said = words.join(' ').trim();
  if (!/^[a-z]+( [a-z]+(-[a-z]+)*)?$/.test(said))
    throw new Refused(
      `"${said}" is no command: one or two words of small letters, such as "report transmission".`,
    );
  const file = said.replaceAll(' ', '-');
  return {
    files: {
      [`src/cli/commands/${file}.ts`]: source(`${camel(file)}Command`, said),
      [`schemas/output/${file}.json`]: outputSchema(file, `infoctl ${said}: what it answers`, { today: day }),
      [`test/cli/${file}.test.ts`]: test(said),
    },
    next: [
      `src/program.ts, in its group: ['${said}', say('…', '…'), () => import('./cli/commands/${file}.ts')],`,
      `test/cli/every-command.test.ts, in RUNS: '${said}': [{ args: [] }],`,
      `npm test -- test/cli/${file}.test.ts test/cli/every-command.test.ts`,
    ],
  };
}

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };

/** The schema of an answer. @param {string} file @param {string} title @param {Record<string, object>} properties */
export const outputSchema = (file, title, properties) =>
  `${JSON.stringify(
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `https://infoctl.example/schemas/output/${file}.json`,
      title,
      type: 'object',
      required: Object.keys(properties),
      additionalProperties: false,
      properties: {
        ...properties,
        clock: { const: 'set', description: 'The clock was set with INFOCTL_NOW.' },
      },
    },
    null,
    2,
  )}\n`;

/** @param {string} name @param {string} said */
const source = (name, said) => `import { say } from '../../kernel/language.ts';
import type { Command } from '../types.ts';

const ${name}: Command = {
  examples: ['infoctl ${said}', 'infoctl ${said} --json'],
  async run(context) {
    const today = await context.today();
    return { data: { today }, show: () => [{ kind: 'text', text: context.say(say(today, today)) }] };
  },
};
export default ${name};
`;

/** @param {string} said */
const test = (said) => `import { expect, test } from 'vitest';
import { TestWorkspace } from '../support/workspace.ts';

test('infoctl ${said} answers with the day', async () => {
  using workspace = await TestWorkspace.make();
  expect(await workspace.json([${said
    .split(' ')
    .map((word) => `'${word}'`)
    .join(', ')}])).toMatchObject({ today: '2026-11-24' });
});
`;
