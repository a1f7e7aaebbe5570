import { readFileSync } from 'node:fs';
import { InfoctlError } from '../../../src/kernel/errors.ts';
import { readPolicy } from '../../../src/rules/policy/read.ts';

const text = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');

/** The text of a whole policy: the shipped one as it once was, so that a rule added to that moves no line here. */
export const DEFAULT_POLICY = text('fixtures/policy.yaml');

/** The text of the policy that is shipped. */
export const SHIPPED_POLICY = text('../../../templates/workspace/policy.yaml');

/** The text of the policy that a workspace in English begins with. */
export const ENGLISH_POLICY = text('../../../templates/workspace/policy.en.yaml');

/** The text of a policy that uses every part of the grammar. */
export const OTHER_COMPANY = text('company.yaml');

/** What reading a policy text ends with: each fault as its line, its field and the sentence. */
export function faultsOf(written: string): { line: number; field: string; zh: string; en: string }[] {
  try {
    readPolicy(written, 'policy.yaml');
  } catch (error) {
    const isTold = error instanceof InfoctlError && error.kind === 'invalid' && error.code === 'bad-policy';
    if (!isTold || error.details.some(({ file }) => file !== 'policy.yaml')) throw error;
    return error.details.map(({ line = 0, field = '', message }) => ({
      line,
      field,
      zh: message['zh-CN'],
      en: message.en,
    }));
  }
  return [];
}
