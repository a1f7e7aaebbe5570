import { dayNumber, type Day } from '../../kernel/days.ts';

const clocks = new Map<string, Intl.DateTimeFormat>();

/** How many minutes a zone is ahead of UTC at an instant, given in minutes since 1970-01-01 (UTC). */
export function offsetAt(zone: string, utcMinutes: number): number {
  // China has had no other offset than +08:00 since 1992: no formatter is needed for it.
  if (zone === 'Asia/Shanghai' && utcMinutes >= dayNumber('1992-01-01') * 1440) return 480;
  const parts = new Map(
    clockOf(zone)
      .formatToParts(utcMinutes * 60_000)
      .map(({ type, value }) => [type, value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return dayNumber(day) * 1440 + Number(parts.get('hour')) * 60 + Number(parts.get('minute')) - utcMinutes;
}

function clockOf(zone: string): Intl.DateTimeFormat {
  let clock = clocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    clocks.set(zone, clock);
  }
  return clock;
}

/** The offset of a zone at the beginning of a day, as ISO 8601 writes it: `+08:00`. */
export const offsetText = (zone: string, day: Day): string => written(offsetAt(zone, dayNumber(day) * 1440));

/** Minutes ahead of UTC as ISO 8601 writes them: 480 → `+08:00`. */
export function written(offset: number): string {
  const ahead = Math.abs(offset);
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}:${two(ahead % 60)}`;
}
