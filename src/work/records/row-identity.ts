import { canonicalJson } from '../../kernel/canonical.ts';
import type { Form } from '../../rules/forms/types.ts';
import type { Prepared } from './prepare.ts';

/**
 * What an imported row is known again by: form, round, owner and answers, and that it is the n-th such row of its file.
 * Two customers who ticked the same boxes are two rows; the same file again is the same rows. A period that was not
 * given but defaulted is no part of it. Counts within one file: make one for each.
 */
export function rowIdentities(form: Form): (prepared: Prepared) => string {
  const seen = new Map<string, number>();
  return ({ envelope, answers, periodGiven }) => {
    const owner = form.about === 'store' ? envelope.store : form.about === 'client' ? envelope.client : envelope.submitter;
    const content = canonicalJson([form.name, periodGiven ? envelope.period : null, owner, envelope.nil, answers]);
    const nth = (seen.get(content) ?? 0) + 1;
    seen.set(content, nth);
    return `${content}#${nth}`;
  };
}
