import { canonicalJson, type Json } from '../../kernel/canonical.ts';
import { type Detail, InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { Form } from '../../rules/forms/types.ts';
import { policyFaults, withCodes } from '../../rules/policy/against-forms.ts';
import { placesIn, readPolicy } from '../../rules/policy/read.ts';
import type { Policy } from '../../rules/policy/types.ts';
import type { PolicyAdopted } from './events/policy-adopted.ts';
import { hashOf } from './form-source.ts';

/**
 * A policy text checked by itself and against the forms that it names, ready to be adopted. Throws invalid `bad-policy`
 * with every fault and its line.
 */
export function readPolicyDraft(text: string, fileName: string, forms: readonly Form[]): PolicyAdopted {
  const policy = readPolicy(text, fileName);
  const faults = policyFaults(policy, forms, placesIn(text, fileName));
  if (faults.length > 0) throw badPolicy(fileName, faults);
  // In the order in which the journal keeps it, so that a comparison with what was adopted finds only real changes.
  const stored = JSON.parse(canonicalJson(withCodes(policy, forms) as unknown as Json)) as Policy;
  return { text, hash: hashOf(text), policy: stored };
}

function badPolicy(fileName: string, details: readonly Detail[]): InfoctlError {
  return new InfoctlError(
    'invalid',
    'bad-policy',
    say(
      `${fileName} 有 ${details.length} 处与表单对不上，请照下面所列改正后再试。`,
      `${fileName} does not fit the forms in ${details.length} place(s); correct what is listed and try again.`,
    ),
    { details },
  );
}
