import { camel, pascal, Refused } from './words.js';

/** One kind of event in one file, and its schema. @param {string[]} words */
export function event([folder, kind]) {
  if (!folder || !/^work\/[a-z]+(-[a-z]+)*$/.test(folder))
    throw new Refused(`"${folder ?? ''}" is no capability: a folder of src/work, such as work/records.`);
  if (!kind || !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(kind))
    throw new Refused(
      `"${kind ?? ''}" is no kind of event: a subject and what happened, such as record.filed.`,
    );
  const subject = kind.split('.')[0] ?? '';
  const file = kind.replace('.', '-');
  const name = camel(file);
  return {
    files: {
      [`src/${folder}/events/${file}.ts`]: source(kind, subject, name, pascal(file)),
      [`schemas/events/${kind}.json`]: `${JSON.stringify(schema(kind), null, 2)}\n`,
    },
    next: [
      `src/${folder}/events/${file}.ts: its body, what it changes (apply), what it says of duties (facts), an example`,
      `schemas/events/${kind}.json: the same body as a schema`,
      `the list \`kinds\` of the subject "${subject}" in src/${folder}/: one line; a new subject also takes one line in src/work/subjects.ts`,
      'npm test -- test/work/events.test.ts (it holds every kind to its schema and folds its example)',
    ],
  };
}

/** @param {string} kind @param {string} subject @param {string} name @param {string} body */
const source = (kind, subject, name, body) => `import type { EventKind } from '../../../journal/types.ts';

/** The body of \`${kind}\`. */
export type ${body} = { readonly reason: string };

/** Say here what happened, and which clause it serves. */
export const ${name}: EventKind<unknown, ${body}> = {
  kind: '${kind}',
  version: 1,
  apply: (state) => state,
  example: { subject: '${subject}:example', body: { reason: '示例' } },
};
`;

/** @param {string} kind */
const schema = (kind) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:infoctl:event:${kind}:1`,
  title: kind,
  description: 'What happened.',
  type: 'object',
  required: ['reason'],
  properties: { reason: { type: 'string', minLength: 1, maxLength: 500 } },
  additionalProperties: false,
});
