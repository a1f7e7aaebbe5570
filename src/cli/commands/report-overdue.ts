import { say, type Language } from '../../kernel/language.ts';
import type { Day } from '../../kernel/days.ts';
import { dutyTitle, shortDay, type FormTitle } from '../../rules/duties/titles.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { shortTitlesOfForms } from '../../work/adoption/form-source.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { concernsUnits, unitsUnder } from '../../work/duties/units.ts';
import { dutyData, type DutyData } from '../../work/duties/view.ts';
import { requireId } from '../../work/org/find.ts';
import { dayFlag } from '../days.ts';
import { dueShown, inDays, provisionalNote, whoOwes } from '../duties/rows.ts';
import type { Block, Command } from '../types.ts';

type Options = { readonly asOf?: string; readonly unit?: string; readonly check?: boolean };

const OVERDUE = 10;

const reportOverdue: Command<Options> = {
  options: [
    { flags: '--as-of <day>', help: say('截至哪一天，默认今天', 'as of which day; today unless given') },
    { flags: '--unit <unit>', help: say('只看这个单位及其下级', 'only this unit and those under it') },
    { flags: '--check', help: say('有逾期时以 10 退出', 'end with 10 where something is overdue') },
  ],
  examples: ['infoctl report overdue', 'infoctl report overdue --unit 华南分公司 --as-of 2026-11-24'],
  clause: '沟通·四',
  async run(context, options) {
    const { journal } = await context.workspace();
    const asOf = options.asOf === undefined ? await context.today() : dayFlag('--as-of', options.asOf);
    const standing = standingAsOf(journal, asOf);
    try {
      const { world } = standing;
      const inUnit = unitFilter(world, options.unit, asOf);
      const pending = standing.pending();
      const listed = (duties: readonly Duty[]): Listed[] =>
        duties.filter(inUnit).map((duty) => ({ duty, data: dutyData(duty, world, asOf, context.language) }));
      const [overdue, waiting] = [listed(pending.overdue), listed(pending.waiting)];
      const scene: Scene = {
        asOf,
        world,
        titles: shortTitlesOfForms(standing.db),
        language: context.language,
      };
      const blocks = blocksOf(overdue, waiting, scene);
      return {
        data: {
          asOf,
          zone: journal.zone,
          overdue: overdue.map(({ data }) => data),
          waiting: waiting.map(({ data }) => data),
        },
        show: () => blocks,
        ...(options.check && overdue.length > 0 ? { exitCode: OVERDUE } : {}),
      };
    } finally {
      standing.close();
    }
  },
};
export default reportOverdue;

type Listed = { readonly duty: Duty; readonly data: DutyData };
type Scene = {
  readonly asOf: Day;
  readonly world: World;
  readonly titles: FormTitle;
  readonly language: Language;
};

function unitFilter(world: World, unit: string | undefined, asOf: Day): (duty: Duty) => boolean {
  if (unit === undefined) return () => true;
  const units = unitsUnder(world, requireId(world, 'unit', unit, asOf), asOf);
  return (duty) => concernsUnits(duty, units, world, asOf);
}

function blocksOf(overdue: readonly Listed[], waiting: readonly Listed[], scene: Scene): Block[] {
  const { asOf, language } = scene;
  const day = dayTitle(asOf);
  const head =
    overdue.length === 0
      ? say(`没有逾期　截至 ${day['zh-CN']}`, `Nothing is overdue, as of ${day.en}`)
      : say(`逾期 ${overdue.length} 项　截至 ${day['zh-CN']}`, `${overdue.length} overdue, as of ${day.en}`);
  const first = overdue.at(0)?.duty ?? waiting.at(0)?.duty;
  const notes = provisionalNote(
    [...overdue, ...waiting].map(({ duty }) => duty),
    scene.world,
    language,
  );
  return [
    { kind: 'text', text: head[language], tone: 'title' },
    ...(overdue.length > 0 ? [overdueTable(overdue, scene)] : []),
    ...(waiting.length > 0 ? waitingBlocks(waiting, scene) : []),
    ...notes.map((text): Block => ({ kind: 'text', text, tone: 'warning' })),
    ...(first
      ? [
          {
            kind: 'text',
            text: say(`为什么：infoctl explain ${first.id}`, `Why: infoctl explain ${first.id}`)[language],
            tone: 'faint',
          } as const,
        ]
      : []),
  ];
}

function overdueTable(listed: readonly Listed[], { asOf, world, titles, language }: Scene): Block {
  const columns = [
    say('已逾期', 'Overdue'),
    say('应办人', 'Owed by'),
    say('事项', 'What'),
    say('截止', 'Due'),
    say('依据', 'Clause'),
  ];
  return {
    kind: 'table',
    columns: columns.map((title) => ({ title: title[language] })),
    rows: listed.map(({ duty, data }) => [
      inDays(data.daysLate, language),
      whoOwes(duty, data, world, asOf, language),
      dutyTitle(duty, titles)[language],
      dueShown(duty, asOf, language),
      duty.clause ?? '',
    ]),
  };
}

function waitingBlocks(listed: readonly Listed[], { asOf, world, titles, language }: Scene): Block[] {
  const columns = [
    say('已等', 'Waiting'),
    say('应办人', 'Owed by'),
    say('事项', 'What'),
    say('自', 'Since'),
    say('依据', 'Clause'),
  ];
  return [
    {
      kind: 'text',
      text: say('待办（制度未定期限）', 'Waiting (the rule sets no date)')[language],
      tone: 'title',
    },
    {
      kind: 'table',
      columns: columns.map((title) => ({ title: title[language] })),
      rows: listed.map(({ duty, data }) => [
        inDays(data.waitingDays, language),
        whoOwes(duty, data, world, asOf, language),
        dutyTitle(duty, titles)[language],
        shortDay(duty.opens, asOf)[language],
        duty.clause ?? '',
      ]),
    },
  ];
}
