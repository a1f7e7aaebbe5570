import fs from 'node:fs';
import path from 'node:path';
import { nameOf } from './words.js';

/** A smallest whole form: one question, its schema and its test. @param {string[]} words @param {string} root */
export function form([word], root) {
  const name = nameOf(word);
  const code = freeCode(name, codesIn(root));
  return {
    files: {
      [`schemas/forms/${name}.json`]: `${JSON.stringify(schema(name, code), null, 2)}\n`,
      [`test/forms/${name}.test.ts`]: test(name),
    },
    next: [
      `schemas/forms/${name}.json: give it its titles, fields and labels (docs/forms.md says which keywords there are); its records are called ${code}-…`,
      'templates/workspace/policy.yaml and policy.en.yaml: a rule, where somebody owes it at set times (clause and text of the source, or source: default)',
      `npm test -- test/forms/${name}.test.ts`,
    ],
  };
}

/** The codes of the forms that ship, and those that the program keeps for itself: code → whose it is. @param {string} root */
function codesIn(root) {
  const read = (/** @type {string} */ file) => JSON.parse(fs.readFileSync(path.join(root, file), 'utf8'));
  const forms = fs.readdirSync(path.join(root, 'schemas/forms')).map((file) => read(`schemas/forms/${file}`));
  /** @type {Map<string, string>} */
  const codes = new Map(Object.entries(read('src/rules/forms/codes.json')));
  for (const each of forms) codes.set(each['x-code'], each['x-form']);
  return codes;
}

/** The first letters of the words, else the first code that nobody has. @param {string} name @param {Map<string, string>} taken */
function freeCode(name, taken) {
  const words = name.toUpperCase().replace(/[0-9]/g, '').split('-').filter(Boolean);
  const [first = 'X', ...rest] = words.join('');
  const initials = words
    .map((word) => word[0])
    .join('')
    .slice(0, 4);
  const pairs = [...rest, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => first + letter);
  const all = [initials, ...pairs, ...pairs.map((pair) => `${pair}X`)].filter((code) => code.length > 1);
  const free = all.find((code) => (taken.get(code) ?? name) === name);
  if (free === undefined) throw new Error(`no code is left for ${name}`);
  return free;
}

/** @param {string} name @param {string} code */
const schema = (name, code) => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:infoctl:form:${name}`,
  'x-form': name,
  'x-version': 1,
  'x-code': code,
  'x-label': { 'zh-CN': name, en: name },
  'x-rhythms': ['month'],
  'x-order': ['finding'],
  type: 'object',
  properties: {
    period: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' },
    submitter: { $ref: '#/$defs/id' },
    unit: { $ref: '#/$defs/id' },
    store: { $ref: '#/$defs/id' },
    client: { $ref: '#/$defs/id' },
    received: { type: 'string', pattern: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' },
    channel: { enum: ['terminal', 'paper', 'telephone', 'fax', 'oral', 'file'] },
    nil: { const: false },
    externalId: { type: 'string', minLength: 1, maxLength: 100 },
    finding: {
      type: 'string',
      minLength: 1,
      maxLength: 2000,
      'x-label': { 'zh-CN': '发现的情况', en: 'What was found' },
      'x-widget': 'long-text',
      examples: ['陈列整齐，价签齐全。'],
    },
  },
  required: ['period', 'finding'],
  additionalProperties: false,
  $defs: { id: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$' } },
});

/** @param {string} name */
const test = (name) => `import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { shipped } from '../../src/kernel/shipped.ts';
import { checkForm } from '../../src/rules/forms/check.ts';
import { exampleRecord } from '../../src/rules/forms/example.ts';
import { readForm } from '../../src/rules/forms/read.ts';
import { validatorOf } from '../../src/rules/forms/validate.ts';

const text = readFileSync(shipped('schemas', 'forms', '${name}.json'), 'utf8');

test('${name} is a form without a mistake', () => {
  expect(checkForm(text, '${name}.json')).toEqual([]);
});

test('its example is a valid record', () => {
  const form = readForm(JSON.parse(text));
  expect(validatorOf(form)(exampleRecord(form, { today: '2026-11-24' }))).toEqual([]);
});
`;
