import fs from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { planOf } from '../../scripts/new/plan.js';
import { draw } from '../../src/documents/engine.ts';
import { checkForm } from '../../src/rules/forms/check.ts';
import { exampleRecord } from '../../src/rules/forms/example.ts';
import { readForm } from '../../src/rules/forms/read.ts';
import type { Schema } from '../../src/rules/forms/types.ts';
import { validatorOf } from '../../src/rules/forms/validate.ts';
import { plant, root } from './planted.ts';

const CODES = 'src/rules/forms/codes.json';

/** A repository with some forms and what the generators look at. */
const repository = (forms: Record<string, string>) =>
  plant({
    [CODES]: fs.readFileSync(path.join(root, CODES), 'utf8'),
    ...Object.fromEntries(Object.entries(forms).map(([name, text]) => [`schemas/forms/${name}.json`, text])),
    'schemas/forms/note.json': fs.readFileSync(path.join(root, 'schemas/forms/note.json'), 'utf8'),
  });

/** The one file of a plan whose path is like this. */
function fileOf(files: Record<string, string>, like: RegExp): string {
  const [found, ...more] = Object.keys(files).filter((file) => like.test(file));
  expect(more).toEqual([]);
  return files[found ?? ''] ?? '';
}

const formNamed = async (name: string, where = root): Promise<string> =>
  fileOf((await planOf(['form', name], where)).files, /^schemas\/forms\//);

describe('npm run new form', () => {
  it.each(['store-inspection', 'x', 'note-taking', 'sales-forecast', 'a-b-c-d-e-f', 'in', 'b2b'])(
    '%s: is without a mistake, its example is valid, its code is free',
    async (name) => {
      const text = await formNamed(name);
      expect(checkForm(text, `${name}.json`)).toEqual([]);
      const form = readForm(JSON.parse(text) as Schema);
      expect(validatorOf(form)(exampleRecord(form, { today: '2026-11-24' }))).toEqual([]);
      expect(form.code).toMatch(/^[A-Z]{2,4}$/);
    },
  );

  it('gives no code twice', async () => {
    const codeOf = (text: string) => (JSON.parse(text) as { 'x-code': string })['x-code'];
    const first = await formNamed('store-inspection');
    expect(codeOf(first)).toBe('SI');
    using other = repository({ 'store-inspection': first });
    expect(codeOf(await formNamed('shop-interview', other.folder))).toBe('SH');
    expect(codeOf(await formNamed('sales-forecast', other.folder))).not.toBe('SF');
  });
});

describe('what is made', () => {
  it.each([
    [['form', 'store-inspection']],
    [['event', 'work/records', 'record.filed']],
    [['command', 'report transmission']],
    [['command', 'import']],
    [['document', 'store-inspection']],
    [['document', 'stock']],
  ])('%j is laid out as prettier does, and is TypeScript', async (words) => {
    using where = repository({
      'store-inspection': await formNamed('store-inspection'),
      stock: (await formNamed('stock')).replace('"x-widget": "long-text",', ''),
    });
    for (const [file, text] of Object.entries((await planOf(words, where.folder)).files)) {
      const filepath = path.join(root, file);
      if (file.endsWith('.md')) continue;
      const options = { ...(await prettier.resolveConfig(filepath)), filepath };
      expect(await prettier.check(text, options), file).toBe(true);
      if (!file.endsWith('.ts')) continue;
      const { diagnostics } = ts.transpileModule(text, { reportDiagnostics: true });
      expect(diagnostics?.map(({ messageText }) => messageText)).toEqual([]);
      for (const [, imported = ''] of text.matchAll(/from '(\.[^']+)'/g)) {
        const target = path.join(path.dirname(filepath), imported);
        expect(
          fs.existsSync(target) ||
            target.endsWith('store-inspection/view.ts') ||
            target.endsWith('stock/view.ts'),
          target,
        ).toBe(true);
      }
    }
  });

  it.each(['zh-CN', 'en'] as const)(
    'a document of nothing says so in a sentence, in %s',
    async (language) => {
      using where = repository({ 'store-inspection': await formNamed('store-inspection') });
      const { files } = await planOf(['document', 'store-inspection'], where.folder);
      const text = fileOf(files, new RegExp(`^templates/${language}/`));
      const period = {
        period: '2026-11',
        from: '2026-11-01',
        to: '2026-11-30',
        asOf: '2026-12-01',
        ended: true,
      };
      const returns = {
        expected: 0,
        received: 0,
        late: 0,
        waived: 0,
        due: null,
        overdue: false,
        missing: [],
      };
      const nothing = { clock: null, formTitle: 'X', count: 0, units: [], records: [] };
      const markdown = draw({ file: 'x.md', text }, { ...period, ...returns, ...nothing }, language);
      expect(markdown).toContain(language === 'en' ? 'No X came in for this period.' : '本期没有收到《X》。');
    },
  );
});

describe('what cannot be made is refused with what would be right', () => {
  it.each([
    [['thing', 'x'], 'There is no "thing" to be made: form, event, command, document.'],
    [['form'], 'The name is missing, such as store-inspection.'],
    [['form', 'Store_Inspection'], '"Store_Inspection" is no name: small letters'],
    [['form', 'x'.repeat(41)], 'is too long: 40 letters at most.'],
    [['document', 'nothing'], 'There is no form nothing to report on; first: npm run new form nothing'],
    [['document', 'note'], 'note has no x-rhythms'],
    [['event', 'records', 'record.filed'], '"records" is no capability'],
    [['event', 'work/records', 'filed'], '"filed" is no kind of event'],
    [['command', 'Report'], '"Report" is no command'],
  ])('%j', async (words, sentence) => {
    await expect(planOf(words)).rejects.toThrow(sentence);
  });
});
