import { readFileSync } from 'node:fs';
import { InfoctlError } from '../../../src/kernel/errors.ts';
import { readPolicy } from '../../../src/rules/policy/read.ts';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The text of the policy that is shipped. */
export const DEFAULT_POLICY = text('../../../templates/workspace/policy.yaml');

/** The text of a policy that uses every part of the grammar. */
export const OTHER_COMPANY = text('company.yaml');

/** What reading a policy text ends with: each fault as its line, its field and the sentence. */
export function faultsOf(written: string): { line: number; field: string; zh: string; en: string }[] {
  try {
    readPolicy(written, 'policy.yaml');
  } catch (error) {
    if (!(error instanceof InfoctlError)) throw error;
    if (error.kind !== 'invalid' || error.code !== 'bad-policy') throw error;
    return error.details.map(({ file, line = 0, field = '', message }) => {
      if (file !== 'policy.yaml') throw new Error(`the file is called ${file}`);
      return { line, field, zh: message['zh-CN'], en: message.en };
    });
  }
  return [];
}
