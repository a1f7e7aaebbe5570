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
import { entryAnswer, openRegister } from './keep-answer.ts';

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
    const done = (name: string) =>
      say(`已终止 ${name}，${to} 为最后一天`, `Ended ${name}; ${to} is the last day`);
    return entryAnswer(context, keeping, entry, done, leftBehind(world, register, entry.id, addDays(to, 1)));
  },
});

/** Who still belongs to it on the day after, and what to do about it. */
function leftBehind(world: World, register: Register, id: string, day: Day): Text[] {
  const { units, people, clients } = dependants(world, register, id, day);
  const note = (ids: readonly string[], zh: string, en: string): Text[] =>
    ids.length === 0
      ? []
      : [
          say(
            `${ids.slice(0, 5).join('、')}${ids.length > 5 ? ` 等 ${ids.length} 个` : ''} ${zh}`,
            `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and others, ${ids.length} in all,` : ''} ${en}`,
          ),
        ];
  return [
    ...note(
      units,
      '还以它为上级，请用 infoctl unit change 另定上级。',
      'still lie under it; give them another parent with infoctl unit change.',
    ),
    ...note(
      people,
      '还在这个单位，请用 infoctl person change 或 end 处理。',
      'still belong to it; see to them with infoctl person change or end.',
    ),
    ...note(
      clients,
      '还由其负责，请用 infoctl client change --owner 另定负责人。',
      'are still looked after by them; name another owner with infoctl client change --owner.',
    ),
  ];
}
