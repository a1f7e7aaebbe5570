import { InfoctlError } from '../../kernel/errors.ts';
import { say } from '../../kernel/language.ts';
import { drawDocument } from '../../documents/document.ts';
import { ownersOf, roundsOfForm, stepDuties } from '../../rules/duties/duties.ts';
import { periodOf, previousPeriod } from '../../rules/periods/periods.ts';
import { periodTitle } from '../../rules/periods/titles.ts';
import type { Period } from '../../rules/periods/types.ts';
import { formToUse } from '../../work/adoption/form-in-use.ts';
import { handlingReport } from '../../work/handling/report.ts';
import type { HandledForm } from '../../work/handling/types.ts';
import { returnsOfRound } from '../../work/summaries/rounds-of-period.ts';
import { dayFlag } from '../days.ts';
import { requireBegun } from '../documents/begun.ts';
import { documentScene, type DocumentScene } from '../documents/scene.ts';
import { periodFlag } from '../records/period-flag.ts';
import type { Command } from '../types.ts';

type Options = { readonly form: string; readonly quarter?: string | true; readonly asOf?: string };

const HANDLED: readonly string[] = ['customer-opinion', 'client-visit'] satisfies HandledForm[];

const reportHandling: Command<Options> = {
  args: '<form>',
  argHelp: {
    form: say('customer-opinion（顾客）或 client-visit（客户）', 'customer-opinion or client-visit'),
  },
  options: [
    {
      flags: '--quarter [period]',
      help: say(
        '哪一季，如 2026-Q3、last；不写为本季',
        'of which quarter, such as 2026-Q3, last; this one unless given',
      ),
    },
    { flags: '--as-of <day>', help: say('截至哪一天，默认今天', 'as of which day; today unless given') },
    { flags: '-o, --out <file>', help: say('写到文件', 'write it to a file') },
  ],
  examples: [
    'infoctl report handling customer-opinion --quarter 2026-Q3',
    'infoctl report handling client-visit --quarter last -o 客户意见处理报告.md',
  ],
  clause: '沟通·二·2',
  async run(context, options) {
    const scene = await documentScene(
      context,
      options.asOf === undefined ? undefined : dayFlag('--as-of', options.asOf),
    );
    try {
      const form = handledForm(scene, options.form);
      const period = quarterOf(options.quarter, scene.asOf);
      requireBegun(period, scene.asOf);
      const data = handlingData(scene, form, period);
      const draw = () => drawDocument('handling-report', data, scene.language, scene.folder);
      return { data, show: () => [{ kind: 'document', markdown: draw() }] };
    } finally {
      scene.standing.close();
    }
  },
};
export default reportHandling;

function handledForm({ standing, folder }: DocumentScene, words: string): HandledForm {
  const { name, title } = formToUse(standing.db, words, folder).form;
  if (HANDLED.includes(name)) return name as HandledForm;
  throw new InfoctlError(
    'usage',
    'no-handling-report',
    say(
      `《${title['zh-CN']}》没有处理报告，只有 customer-opinion 和 client-visit 有。`,
      `${title.en} has no handling report; customer-opinion and client-visit have.`,
    ),
  );
}

function quarterOf(words: Options['quarter'], today: string): Period {
  const running = periodOf('quarter', today);
  const period =
    words === undefined || words === true
      ? running
      : words === 'last'
        ? previousPeriod(running)
        : periodFlag(words, today);
  if (period.rhythm === 'quarter') return period;
  const title = periodTitle(period);
  throw new InfoctlError(
    'usage',
    'not-a-quarter',
    say(
      `处理报告按季编写，${title['zh-CN']}不是一季，请写成 2026-Q3。`,
      `Handling reports are written by quarter and ${title.en} is none; write it like 2026-Q3.`,
    ),
  );
}

function handlingData(scene: DocumentScene, form: HandledForm, period: Period) {
  const { standing, asOf, zone, language, names, forms, versionOf, author, clockSet } = scene;
  const { world, facts, db } = standing;
  const [round] = roundsOfForm(world, form, period);
  const duty = round && stepDuties(world, round, facts).find(({ kind }) => kind === 'handle');
  const step = round?.rule.then.find((each) => each.do === 'handle');
  return handlingReport(db, {
    form,
    period,
    asOf,
    zone,
    language,
    round: round ? returnsOfRound(standing, round, versionOf) : null,
    owedBefore: roundsOfForm(world, form, previousPeriod(period)).some(
      (each) => ownersOf(world, each).length > 0,
    ),
    handle: step ? { role: step.by, due: duty?.due ?? null, provisional: duty?.provisional ?? false } : null,
    names,
    forms,
    author,
    clockSet,
  });
}
