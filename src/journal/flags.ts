import type { Moment } from '../kernel/clock.ts';
import { say, type Text } from '../kernel/language.ts';

/** What is odd about the time of an event. It changes nothing: order comes from the chain, days from `at`. */
export type ClockFlag = 'goes-back' | 'in-future';

/** `previousAt` is that of the site's event before; `now` the instant of asking. */
export function clockFlags(event: Moment, previousAt: string | undefined, now: string): ClockFlag[] {
  // A clock that was set tells the true instant; any other is held against the present one.
  const present = event.clock.startsWith('set:') ? event.clock.slice('set:'.length) : now;
  return [
    ...(previousAt !== undefined && event.at < previousAt ? (['goes-back'] as const) : []),
    ...(event.at > present ? (['in-future'] as const) : []),
  ];
}

export const FLAG_TEXTS: Readonly<Record<ClockFlag, Text>> = {
  'goes-back': say('时间早于本办公点的上一条', "earlier than this site's event before it"),
  'in-future': say('时间在未来', 'dated in the future'),
};
