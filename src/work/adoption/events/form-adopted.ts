import type { Json } from '../../../kernel/canonical.ts';
import type { EventKind } from '../../../journal/types.ts';
import type { AdoptedText } from '../adopted.ts';

/** `formVersion` counts from 1 in each workspace; every record names the one it was made with. */
export type FormAdopted = {
  readonly formVersion: number;
  readonly hash: string;
  readonly schema: { readonly [key: string]: Json };
};

export type FormVersion = FormAdopted & AdoptedText;

/** A version of a form is used for new records from now on; older records keep theirs. */
export const formAdopted: EventKind<readonly FormVersion[], FormAdopted> = {
  kind: 'form.adopted',
  version: 1,
  apply: (versions, event) => [
    ...(versions ?? []),
    { ...event.body, adoptedOn: event.day, adoptedBy: event.by },
  ],
  example: {
    subject: 'form:note',
    body: { formVersion: 1, hash: 'c0', schema: { $id: 'note', type: 'object' } },
  },
};
