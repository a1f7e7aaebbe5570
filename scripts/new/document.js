import fs from 'node:fs';
import path from 'node:path';
import { outputSchema } from './command.js';
import { templates } from './document-templates.js';
import { test, view } from './document-view.js';
import { camel, nameOf, Refused } from './words.js';

/**
 * A document on the records of a form in a period: who was to hand in and did, a table by unit, the records.
 * @param {string[]} words @param {string} root
 */
export function document([word], root) {
  const name = nameOf(word);
  const form = path.join(root, `schemas/forms/${name}.json`);
  if (!fs.existsSync(form))
    throw new Refused(`There is no form ${name} to report on; first: npm run new form ${name}`);
  const schema = JSON.parse(fs.readFileSync(form, 'utf8'));
  if (!schema['x-rhythms'])
    throw new Refused(`${name} has no x-rhythms, so there is no period to report on.`);
  const title = schema['x-label'];
  return {
    files: {
      [`src/work/${name}/view.ts`]: view(name, textField(schema)),
      [`src/cli/commands/report-${name}.ts`]: command(name),
      ...templates(name, title),
      [`schemas/output/report-${name}.json`]: answer(name),
      [`test/work/${name}/view.test.ts`]: test(name, textField(schema)),
    },
    next: [
      `src/program.ts, in 汇总和报告: ['report ${name}', say('…', '…'), () => import('./cli/commands/report-${name}.ts')],`,
      `test/cli/every-command.test.ts, in RUNS: 'report ${name}': [{ args: ['…'] }], with a period of the form`,
      `src/work/${name}/view.ts, its schema in schemas/output/ and templates/: what the document says; read it printed before you call it done`,
      `npm test -- test/work/${name} test/cli/every-command.test.ts`,
    ],
  };
}

/** The first text that people write into the form and that is not personal: what the document quotes. @param {any} schema */
function textField({ 'x-order': order, properties }) {
  const names = order.flatMap((/** @type {any} */ each) => each.fields ?? each);
  return names.find((/** @type {string} */ each) => {
    const field = properties[each];
    return (
      field?.type === 'string' && !field.enum && !field['x-personal'] && field['x-widget'] === 'long-text'
    );
  });
}

const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' };
const count = { type: 'integer', minimum: 0 };
const text = { type: 'string' };
/** @param {Record<string, object>} properties */
const whole = (properties) => ({
  type: 'object',
  required: Object.keys(properties),
  additionalProperties: false,
  properties,
});
/** @param {object} schema */
const orNull = (schema) => ({ oneOf: [schema, { type: 'null' }] });
const named = whole({ id: text, name: text });

/** @param {string} name */
function answer(name) {
  const schema = JSON.parse(
    outputSchema(`report-${name}`, `infoctl report ${name}: what its template sees`, {
      period: text,
      from: day,
      to: day,
      asOf: day,
      ended: { type: 'boolean' },
      formTitle: text,
      expected: count,
      received: count,
      late: count,
      waived: count,
      due: orNull(day),
      overdue: { type: 'boolean' },
      missing: { type: 'array', items: whole({ owner: named, unit: orNull(named), days: count }) },
      count,
      units: {
        type: 'array',
        items: whole({ unit: orNull(named), count, records: { type: 'array', items: text } }),
      },
      records: {
        type: 'array',
        items: whole({
          record: text,
          formVersion: { type: 'integer', minimum: 1 },
          day,
          by: named,
          unit: orNull(named),
          store: orNull(named),
          text: orNull(text),
        }),
      },
    }),
  );
  schema.properties.clock = { enum: ['set', null], description: 'set: the clock was set with INFOCTL_NOW.' };
  schema.required.push('clock');
  return JSON.stringify(schema);
}

/** @param {string} name */
const command = (name) => `import { drawDocument } from '../../documents/document.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { roundsOfForm } from '../../rules/duties/duties.ts';
import type { Form } from '../../rules/forms/types.ts';
import { periodTitle } from '../../rules/periods/titles.ts';
import type { Period } from '../../rules/periods/types.ts';
import { formToUse } from '../../work/adoption/form-in-use.ts';
import { recordsOfRound } from '../../work/handling/queries.ts';
import { ${camel(name)}Of } from '../../work/${name}/view.ts';
import { papersOf } from '../../work/summaries/queries.ts';
import { returnsOfRound } from '../../work/summaries/rounds-of-period.ts';
import { requireBegun } from '../documents/begun.ts';
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
      const { standing, asOf, language, names, forms, versionOf, clockSet, folder } = scene;
      const { db, world } = standing;
      const { form, version } = formToUse(db, '${name}', folder);
      const period = periodOfForm(form, periodFlag(options.period, asOf));
      requireBegun(period, asOf);
      const [first] = roundsOfForm(world, form.name, period);
      const round = first ? returnsOfRound(standing, first, versionOf) : null;
      const data = ${camel(name)}Of(
        { period, asOf, language, version, round, names, forms, clockSet },
        recordsOfRound(db, form.name, period.name),
        papersOf(db, period.name),
      );
      const draw = () => drawDocument('${name}', data, language, folder);
      return { data, show: () => [{ kind: 'document', markdown: draw() }] };
    } finally {
      scene.standing.close();
    }
  },
};
export default ${camel(`report-${name}`)};

/** Ends the command with exit code 2 where the form is not handed in for periods of this kind. */
function periodOfForm({ rhythms, title }: Form, period: Period): Period {
  if (rhythms.includes(period.rhythm)) return period;
  const name = periodTitle(period);
  const kinds = rhythms.join(', ');
  throw new InfoctlError(
    'usage',
    'not-that-rhythm',
    say(
      \`《\${title['zh-CN']}》不按\${name['zh-CN']}这样的期间填报，可用的期间：\${kinds}。\`,
      \`\${title.en} is not handed in for \${name.en}; its periods: \${kinds}.\`,
    ),
  );
}
`;
