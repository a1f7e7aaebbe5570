import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testCompany } from '../support/company.ts';

it.each([
  [['summarize', '--week', '2026-W47']],
  [['report', 'handling', 'customer-opinion', '--quarter', '2026-Q4']],
])('%j writes its document into a file, also where its data is printed', async (words) => {
  using made = await testCompany();
  const printed = await made.run(words);
  expect(printed.stdout).toMatch(/^# /);
  const data = await made.json<{ period: string }>([...words, '-o', 'report.md']);
  expect(data.period).toMatch(/^2026-/);
  expect(readFileSync(join(made.folder, 'report.md'), 'utf8')).toBe(printed.stdout);
});
