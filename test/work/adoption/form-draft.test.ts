import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SHELF_CHECK } from '../../rules/forms/shipped.ts';
import { TestWorkspace } from '../../support/workspace.ts';

it.each([
  [60, 0],
  [65, 3],
] as const)(
  'a form of %i KB: whoever checks it and whoever adopts it end with %i',
  async (kilobytes, code) => {
    using made = await TestWorkspace.make();
    mkdirSync(join(made.folder, 'forms'), { recursive: true });
    writeFileSync(join(made.folder, 'forms/shelf-check.json'), SHELF_CHECK.padEnd(kilobytes * 1024, '\n'));
    for (const argv of [
      ['form', 'check', 'forms/shelf-check.json'],
      ['form', 'adopt', 'shelf-check', '--yes'],
    ]) {
      const outcome = await made.run([...argv, '--quiet', '--json']);
      expect(outcome.code).toBe(code);
      if (code === 0) continue;
      const { error } = JSON.parse(outcome.stderr) as { error: object };
      expect(error).toMatchObject({ code: 'unreadable-file', message: expect.stringContaining('64 KB') });
    }
  },
);
