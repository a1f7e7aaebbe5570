import type { Day } from '../../kernel/days.ts';
import { addDays } from '../../kernel/days.ts';
import { InfoctlError } from '../../kernel/errors.ts';
import { say, type Text } from '../../kernel/language.ts';
import type { World } from '../../rules/duties/types.ts';
import { requireId } from '../../work/org/find.ts';
import { dependants } from '../../work/org/dependants.ts';
import { endEntry } from '../../work/org/keep.ts';
import type { Register } from '../../work/org/types.ts';
import { dayFlag } from '../days.ts';
import type { Command } from '../types.ts';
import { ID_HELP, SAMPLES } from './flags.ts';
import { namedEntry } from './cells.ts';
import { entryAnswer, openRegister } from './keep-answer.ts';

/** How many are named in a hint. */
const MOST_NAMED = 5;

type Options = { readonly id: string; readonly to?: string };

/** `unit|person|client end ID --to DAY` */
export const endCommand = (register: Register): Command<Options> => ({
  args: '<id>',
  argHelp: { id: ID_HELP[register] },
  options: [{ flags: '--to <day>', help: say('最后一天（含当天）', 'the last day, itself included') }],
  examples: [
    `infoctl ${register} end ${SAMPLES[register].id} --to 2026-06-30`,
    `infoctl ${register} end ${SAMPLES[register].name} --to 2026-12-31`,
  ],
  async run(context, options) {
    if (options.to === undefined) {
      throw new InfoctlError(
        'usage',
        'missing-flag',
        say('还缺少 --to（最后一天）。', '--to is missing (the last day).'),
      );
    }
    const to = dayFlag('--to', options.to);
    const keeping = await openRegister(context, register);
    const world = await context.world();
    const entry = endEntry(keeping, requireId(world, register, options.id, await context.today()), to);
    const done = (name: Text) =>
      say(`已终止 ${name['zh-CN']}，${to} 为最后一天`, `Ended ${name.en}; ${to} is the last day`);
    return entryAnswer(context, keeping, entry, done, leftBehind(world, register, entry.id, addDays(to, 1)));
  },
});

/** Who still belongs to it on the day after, and what to do about it. */
function leftBehind(world: World, register: Register, id: string, day: Day): Text[] {
  const { units, people, clients } = dependants(world, register, id, day);
  const note = (of: Register, ids: readonly string[], rest: Text): Text[] => {
    if (ids.length === 0) return [];
    const named = ids.slice(0, MOST_NAMED).map((each) => namedEntry(of, each, { world, day }));
    const more =
      ids.length > MOST_NAMED ? say(` 等 ${ids.length} 个`, ` and others (${ids.length})`) : say('', '');
    const zh = named.map((each) => each['zh-CN']).join('、');
    const en = named.map((each) => each.en).join(', ');
    return [say(zh + more['zh-CN'] + rest['zh-CN'], en + more.en + rest.en)];
  };
  return [
    ...note(
      'unit',
      units,
      say(
        '仍以它为上级，请用 infoctl unit change 另定上级。',
        ' still lie under it; give them another parent with infoctl unit change.',
      ),
    ),
    ...note(
      'person',
      people,
      say(
        '仍在这个单位，请用 infoctl person change 或 end 处理。',
        ' still belong to it; see to them with infoctl person change or end.',
      ),
    ),
    ...note(
      'client',
      clients,
      say(
        '仍由其负责，请用 infoctl client change --owner 另定负责人。',
        ' are still looked after by them; name another owner with infoctl client change --owner.',
      ),
    ),
  ];
}
