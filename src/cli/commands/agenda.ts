import type { Day } from '../../kernel/days.ts';
import { say, type Language } from '../../kernel/language.ts';
import { answerable } from '../../rules/duties/duties.ts';
import { dutyTitle, statusTitle, type FormTitle } from '../../rules/duties/titles.ts';
import type { Duty, World } from '../../rules/duties/types.ts';
import { dayTitle } from '../../rules/periods/titles.ts';
import { shortTitlesOfForms } from '../../work/adoption/form-source.ts';
import { standingAsOf } from '../../work/duties/standing.ts';
import { concernsUnits, unitsUnder } from '../../work/duties/units.ts';
import { personTold } from '../../work/duties/owner-name.ts';
import { dutyData, type DutyData } from '../../work/duties/view.ts';
import { nameOf, requireId } from '../../work/org/find.ts';
import { dayFlag } from '../days.ts';
import { dueShown, provisionalNote, whoOwes } from '../duties/rows.ts';
import type { Block, Command } from '../types.ts';

type Options = { readonly for?: string; readonly unit?: string; readonly asOf?: string };

const agenda: Command<Options> = {
  options: [
    { flags: '--for <person>', help: say('看谁的，默认是我', 'whose agenda; mine unless given') },
    { flags: '--unit <unit>', help: say('看这个单位及其下级的', 'of this unit and those under it') },
    { flags: '--as-of <day>', help: say('截至哪一天，默认今天', 'as of which day; today unless given') },
  ],
  examples: ['infoctl agenda', 'infoctl agenda --for 李雷', 'infoctl agenda --unit 华东分公司'],
  clause: '沟通·二',
  async run(context, options) {
    const { journal } = await context.workspace();
    const asOf = options.asOf === undefined ? await context.today() : dayFlag('--as-of', options.asOf);
    const standing = standingAsOf(journal, asOf);
    try {
      const { world } = standing;
      const whose = await whoseAgenda(options, { world, asOf, language: context.language }, context.person);
      const listed = standing
        .open()
        .filter(whose.concerns)
        .map((duty) => ({ duty, data: dutyData(duty, world, asOf, context.language) }));
      const blocks = blocksOf(listed, whose.name, {
        asOf,
        world,
        titles: shortTitlesOfForms(standing.db),
        language: context.language,
      });
      return {
        data: { asOf, zone: journal.zone, for: whose.id, items: listed.map(({ data }) => data) },
        show: () => blocks,
      };
    } finally {
      standing.close();
    }
  },
};
export default agenda;

type Whose = { readonly id: string; readonly name: string; concerns(duty: Duty): boolean };

async function whoseAgenda(
  options: Options,
  { world, asOf, language }: Omit<Scene, 'titles'>,
  me: () => Promise<string>,
): Promise<Whose> {
  if (options.unit !== undefined) {
    const id = requireId(world, 'unit', options.unit, asOf);
    const units = unitsUnder(world, id, asOf);
    return {
      id,
      name: nameOf(world, 'unit', id, asOf),
      concerns: (duty) => concernsUnits(duty, units, world, asOf),
    };
  }
  const id = options.for === undefined ? await me() : requireId(world, 'person', options.for, asOf);
  return {
    id,
    name: personTold(id, world, asOf)[language],
    concerns: (duty) => answerable(world, duty, asOf).includes(id),
  };
}

type Listed = { readonly duty: Duty; readonly data: DutyData };
type Scene = {
  readonly asOf: Day;
  readonly world: World;
  readonly titles: FormTitle;
  readonly language: Language;
};

function blocksOf(
  listed: readonly Listed[],
  name: string,
  { asOf, world, titles, language }: Scene,
): Block[] {
  const day = dayTitle(asOf);
  if (listed.length === 0) {
    return [
      {
        kind: 'text',
        text: say(`${name}没有待办事项　${day['zh-CN']}`, `${name} owes nothing, ${day.en}`)[language],
        tone: 'title',
      },
    ];
  }
  const columns = [
    say('截止', 'Due'),
    say('情况', 'Standing'),
    say('事项', 'What'),
    say('应办人', 'Owed by'),
    say('依据', 'Clause'),
  ];
  return [
    {
      kind: 'text',
      text: say(
        `${name}应办 ${listed.length} 项　${day['zh-CN']}`,
        `${name} owes ${listed.length}, ${day.en}`,
      )[language],
      tone: 'title',
    },
    {
      kind: 'table',
      columns: columns.map((title) => ({ title: title[language] })),
      rows: listed.map(({ duty, data }) => [
        dueShown(duty, asOf, language),
        statusTitle(duty, asOf)[language],
        dutyTitle(duty, titles)[language],
        whoOwes(duty, data, world, asOf, language),
        duty.clause ?? '',
      ]),
    },
    ...provisionalNote(
      listed.map(({ duty }) => duty),
      world,
      language,
    ).map((text): Block => ({ kind: 'text', text, tone: 'warning' })),
  ];
}
