import type { Day } from '../../kernel/days.ts';

/** When and by whom a text was put in force. */
export type AdoptedText = { readonly adoptedOn: Day; readonly adoptedBy: string };
