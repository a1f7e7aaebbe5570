import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { askOne } from '../../../src/cli/questions/ask-one.ts';
import type { Asking } from '../../../src/cli/questions/asking.ts';
import type { Option } from '../../../src/cli/questions/prompter.ts';
import { shipped } from '../../../src/kernel/shipped.ts';
import { readForm } from '../../../src/rules/forms/read.ts';
import type { Schema } from '../../../src/rules/forms/types.ts';

it('a scale is asked with the words of its form, and the number of a row is its mark', async () => {
  const text = readFileSync(shipped('schemas', 'forms', 'customer-opinion.json'), 'utf8');
  const ratings = readForm(JSON.parse(text) as Schema).fields.find(({ name }) => name === 'ratings');
  const field = { ...ratings!.fields[0]!, required: true };
  let rows: readonly Option<unknown>[] = [];
  const asking = {
    context: { say: (words: { 'zh-CN': string }) => words['zh-CN'] },
    sheet: { at: () => undefined },
    last: {},
    prompter: {
      one: async (_message: string, options: readonly Option<unknown>[]) => {
        rows = options;
        return options[3]?.value;
      },
    },
  } as unknown as Asking;
  expect(await askOne(asking, { field, path: ['ratings', field.name] })).toBe(4);
  expect(rows.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
  expect(rows.map(({ name }) => name)).toEqual(
    field.choices.map(({ code, label }) => `${code} ${label['zh-CN']}`),
  );
});
