import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { drawDocument } from '../../documents/document.ts';
import { periodOf, previousPeriod } from '../../rules/periods/periods.ts';
import { periodTitle } from '../../rules/periods/titles.ts';
import type { Period } from '../../rules/periods/types.ts';
import { roundsClosed, roundsOfPeriod } from '../../work/summaries/rounds-of-period.ts';
import { summarise } from '../../work/summaries/summarise.ts';
import { dayFlag } from '../days.ts';
import { requireBegun } from '../documents/begun.ts';
import { documentScene, type DocumentScene } from '../documents/scene.ts';
import { periodFlag } from '../records/period-flag.ts';
import type { Command } from '../types.ts';

/** `--week` alone is `true`: the running one. */
type Stretch = string | true;
type Options = {
  readonly week?: Stretch;
  readonly month?: Stretch;
  readonly quarter?: Stretch;
  readonly period?: string;
  readonly asOf?: string;
};

const RHYTHMS = ['week', 'month', 'quarter'] as const;
type SummaryRhythm = (typeof RHYTHMS)[number];

const summarize: Command<Options> = {
  options: [
    {
      flags: '--week [period]',
      help: say(
        '周汇总，如 2026-W47、last；不写为本周',
        'of a week, such as 2026-W47, last; this week unless given',
      ),
    },
    { flags: '--month [period]', help: say('月汇总，如 2026-11、last', 'of a month, such as 2026-11, last') },
    {
      flags: '--quarter [period]',
      help: say('季汇总，如 2026-Q4、last', 'of a quarter, such as 2026-Q4, last'),
    },
    { flags: '--period <period>', help: say('直接写期间', 'the period by its name') },
    { flags: '--as-of <day>', help: say('截至哪一天，默认今天', 'as of which day; today unless given') },
    { flags: '-o, --out <file>', help: say('写到文件', 'write it to a file') },
  ],
  examples: ['infoctl summarize --week last', 'infoctl summarize --month 2026-11 -o 11月汇总.md'],
  clause: '沟通·二·1',
  async run(context, options) {
    const scene = await documentScene(
      context,
      options.asOf === undefined ? undefined : dayFlag('--as-of', options.asOf),
    );
    try {
      const { period, named } = periodAsked(options, scene.asOf);
      requireBegun(period, scene.asOf);
      const data = summaryData(scene, period);
      const draw = () => drawDocument('summary', data, scene.language, scene.folder);
      const hint = named || data.ended ? [] : [runningHint(period)];
      return {
        data,
        show: () => [{ kind: 'document', markdown: draw() }],
        notes: hint.map((text) => context.say(text)),
      };
    } finally {
      scene.standing.close();
    }
  },
};
export default summarize;

function summaryData(scene: DocumentScene, period: Period) {
  const { standing, asOf, zone, language, names, forms, versionOf, author, clockSet } = scene;
  // What changed in the last period after its analysis was due stands in this summary.
  const before = roundsClosed(standing, previousPeriod(period));
  const rounds = roundsOfPeriod(standing, period, versionOf);
  return summarise(standing.db, {
    period,
    asOf,
    zone,
    language,
    rounds,
    before,
    names,
    forms,
    author,
    clockSet,
  });
}

/** The one period that the flags mean; `named` where it was written out. */
function periodAsked(options: Options, today: string): { period: Period; named: boolean } {
  const given = RHYTHMS.filter((rhythm) => options[rhythm] !== undefined);
  if (given.length + (options.period === undefined ? 0 : 1) !== 1) {
    throw new InfoctlError(
      'usage',
      'which-summary',
      say(
        '请写明一种：--week、--month、--quarter 或 --period。',
        'Say which one: --week, --month, --quarter or --period.',
      ),
    );
  }
  const [rhythm] = given;
  const period =
    rhythm === undefined
      ? periodFlag(options.period ?? '', today)
      : stretchOf(rhythm, options[rhythm] as Stretch, today);
  const wanted: readonly string[] = rhythm === undefined ? RHYTHMS : [rhythm];
  if (!wanted.includes(period.rhythm)) {
    const title = periodTitle(period);
    throw new InfoctlError(
      'usage',
      'not-that-rhythm',
      say(
        `${title['zh-CN']}不能用这个参数汇总，请改用 --week、--month 或 --quarter。`,
        `${title.en} does not fit that flag; use --week, --month or --quarter.`,
      ),
    );
  }
  return { period, named: rhythm === undefined || options[rhythm] !== true };
}

function stretchOf(rhythm: SummaryRhythm, words: Stretch, today: string): Period {
  const running = periodOf(rhythm, today);
  if (words === true) return running;
  return words === 'last' ? previousPeriod(running) : periodFlag(words, today);
}

function runningHint(period: Period) {
  const [now, last] = [periodTitle(period), periodTitle(previousPeriod(period))];
  return say(
    `${now['zh-CN']}还没有结束；要看${last['zh-CN']}，请写 --${period.rhythm} last。`,
    `${now.en} has not ended yet; --${period.rhythm} last gives ${last.en}.`,
  );
}
