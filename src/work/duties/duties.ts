import type { Subject } from '../../journal/types.ts';
import { dutyExtended } from './events/duty-extended.ts';
import { dutyWaived } from './events/duty-waived.ts';
import type { Exceptions } from './types.ts';

/** What was granted about duties; it has no table of its own, the index of duties shows it. */
export const duties: Subject<Exceptions> = {
  name: 'duty',
  kinds: [dutyWaived, dutyExtended],
  tables: [],
  rows: () => ({}),
};
