import { canonicalJson } from '../../kernel/canonical.ts';
import type { Form } from '../../rules/forms/types.ts';
import { counted } from './counted.ts';
import type { Prepared } from './prepare.ts';

/** Hex digits of a key by which equal rows of one file are counted: 52 bits, a number that JavaScript keeps exactly. */
const DIGITS = 13;

/**
 * What an imported row is known again by: form, round, owner and answers, and that it is the n-th such row of its file.
 * Two customers who ticked the same boxes are two rows; the same file again is the same rows. A period that was not
 * given but defaulted is no part of it. `keyed` hashes text under the journal's own key, so that the key of a row can
 * stay when its text is erased. Counts within one file: make one for each; it keeps one number for each row.
 */
export function rowIdentities(form: Form, keyed: (text: string) => string): (prepared: Prepared) => string {
  const timesSeen = counted();
  // A note asks how it came: there the channel is an answer.
  const asksChannel = form.fields.some(({ name }) => name === 'channel');
  return ({ envelope, answers, periodGiven }) => {
    const period = periodGiven ? envelope.period : null;
    const said = asksChannel ? { ...answers, channel: envelope.channel } : answers;
    const key = keyed(canonicalJson([form.name, period, ownerOf(form, envelope), envelope.nil, said]));
    return `${key}#${timesSeen(Number.parseInt(key.slice(0, DIGITS), 16))}`;
  };
}

function ownerOf({ about }: Form, { store, client, submitter }: Prepared['envelope']): string | null {
  if (about === 'store') return store;
  return about === 'client' ? client : submitter;
}
