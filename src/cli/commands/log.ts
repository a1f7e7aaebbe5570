import type { EventFilter } from '../../journal/events.ts';
import { FLAG_TEXTS } from '../../journal/flags.ts';
import type { LogEntry } from '../../journal/log.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { nameOf } from '../../work/org/find.ts';
import { eventCount } from '../../work/workspace/queries.ts';
import { dayFlag } from '../days.ts';
import type { Block, Command, Context } from '../types.ts';

type Options = {
  readonly subject?: string;
  readonly since?: string;
  readonly until?: string;
  readonly kind?: string;
  readonly limit?: string;
};

const USUAL_LIMIT = 50;

const log: Command<Options> = {
  args: '[subject]',
  argHelp: {
    subject: say(
      '只看这件事，如 record:SF-HQ-20261123-001',
      'only what is about this, such as record:SF-HQ-20261123-001',
    ),
  },
  options: [
    { flags: '--since <day>', help: say('从哪天起', 'from which day on') },
    { flags: '--until <day>', help: say('到哪天为止', 'until which day') },
    {
      flags: '--kind <kind>',
      help: say('只看这一种，如 record.submitted', 'only this kind, such as record.submitted'),
    },
    {
      flags: '--limit <n>',
      help: say('最多几条，取最近的，默认 50', 'at most so many, the latest ones; 50 unless given'),
    },
  ],
  examples: ['infoctl log --since 2026-11-23', 'infoctl log record:SF-HQ-20261123-001'],
  clause: '管理·4',
  async run(context, options) {
    const { journal } = await context.workspace();
    const limit = limitOf(options.limit);
    const filter = filterOf(options);
    // Without a filter the last ones are the last rows: there is no need to read all.
    const afterRowid = Object.keys(filter).length === 0 ? Math.max(0, eventCount(journal.db) - limit) : 0;
    const entries = latest(journal.log({ ...filter, afterRowid }), limit);
    const world = await context.world();
    return {
      data: { events: entries.map(entryData) },
      show: () => [logTable(entries, world, journal.zone, context)],
    };
  },
};
export default log;

const filterOf = ({ subject, kind, since, until }: Options): EventFilter => ({
  ...(subject === undefined ? {} : { subject }),
  ...(kind === undefined ? {} : { kind }),
  ...(since === undefined ? {} : { from: dayFlag('--since', since) }),
  ...(until === undefined ? {} : { to: dayFlag('--until', until) }),
});

function limitOf(given: string | undefined): number {
  if (given === undefined) return USUAL_LIMIT;
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new InfoctlError(
    'usage',
    'bad-limit',
    say(`--limit 的值“${given}”不是正整数。`, `--limit "${given}" is not a positive whole number.`),
  );
}

/** The last of them, in their order. */
function latest(entries: Iterable<LogEntry>, limit: number): LogEntry[] {
  const kept: LogEntry[] = [];
  for (const entry of entries) {
    kept.push(entry);
    if (kept.length > limit * 2) kept.splice(0, kept.length - limit);
  }
  return kept.slice(-limit);
}

function entryData({ event, hash, flags, erased, newer }: LogEntry) {
  const { site, seq, tick, at, day, clock, actor, by, channel, kind, version, subject, body } = event;
  // `clock` is the word by which every answer tells that this run's own clock was set.
  const head = { site, seq, tick, at, day, clockOfEvent: clock, actor, by, channel, kind, version, subject };
  return { ...head, body, hash, flags, erased, newer };
}

function logTable(entries: readonly LogEntry[], world: World, zone: string, context: Context): Block {
  const titles = [
    say('序号', 'No.'),
    say('时间', 'When'),
    say('事件', 'What'),
    say('对象', 'About'),
    say('办理人', 'By'),
    say('录入人', 'Typed by'),
    say('留意', 'Note'),
  ];
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return {
    kind: 'table',
    columns: titles.map((title, column) => ({
      title: context.say(title),
      align: column === 0 ? 'right' : 'left',
    })),
    rows: entries.map((entry) => {
      const { seq, at, day, kind, subject, by, actor } = entry.event;
      const typedBy = actor === by ? '' : nameOf(world, 'person', actor, day);
      return [
        String(seq),
        time.format(Date.parse(at)),
        kind,
        subject,
        nameOf(world, 'person', by, day),
        typedBy,
        oddities(entry, context),
      ];
    }),
  };
}

/** What is odd about an event, in a few words. */
function oddities({ event, flags, erased, newer }: LogEntry, context: Context): string {
  const notes = [
    ...(event.clock === 'system' ? [] : [say('时钟经设定', 'clock was set')]),
    ...flags.map((flag) => FLAG_TEXTS[flag]),
    ...(erased.length > 0 ? [say('有内容已抹去', 'answers erased')] : []),
    ...(newer ? [say('由更新版本的 infoctl 写入', 'written by a newer infoctl')] : []),
  ];
  return notes.map((note) => context.say(note)).join(context.say(say('；', '; ')));
}
