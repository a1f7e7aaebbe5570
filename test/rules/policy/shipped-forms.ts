import { readdirSync, readFileSync } from 'node:fs';
import { readForm } from '../../../src/rules/forms/read.ts';
import type { Form } from '../../../src/rules/forms/types.ts';

const folder = new URL('../../../schemas/forms/', import.meta.url);

/** The forms that are shipped. */
export const forms: readonly Form[] = readdirSync(folder)
  .toSorted()
  .map((file) => readForm(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))));
